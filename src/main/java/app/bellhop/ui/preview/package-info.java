/** Previews, and text edited in place. */
@NullMarked
package app.bellhop.ui.preview;

import org.jspecify.annotations.NullMarked;
