/** The start screen and its connections. */
@NullMarked
package app.bellhop.ui.start;

import org.jspecify.annotations.NullMarked;
