/** Previews of objects, and text edited in place. */
@NullMarked
package app.bellhop.viewmodel.preview;

import org.jspecify.annotations.NullMarked;
