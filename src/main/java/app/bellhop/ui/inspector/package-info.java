/** Properties, versions and the bucket beside the object table. */
@NullMarked
package app.bellhop.ui.inspector;

import org.jspecify.annotations.NullMarked;
