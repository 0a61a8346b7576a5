/** Cells of tables in memory: of a row as it is read, and of columns, packed. */
@NullMarked
package app.bellhop.table.cells;

import org.jspecify.annotations.NullMarked;
