/** What keys do in every window. */
@NullMarked
package app.bellhop.ui.keys;

import org.jspecify.annotations.NullMarked;
