/** ACLs, presigned URLs, and who can read an object. */
@NullMarked
package app.bellhop.ui.sharing;

import org.jspecify.annotations.NullMarked;
