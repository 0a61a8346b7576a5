/** Sharing objects: ACLs, presigned URLs, and who can read them. */
@NullMarked
package app.bellhop.viewmodel.sharing;

import org.jspecify.annotations.NullMarked;
