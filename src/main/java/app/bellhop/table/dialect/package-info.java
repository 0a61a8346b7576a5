/** How the rows and cells of a text are written, and how that is detected. */
@NullMarked
package app.bellhop.table.dialect;

import org.jspecify.annotations.NullMarked;
