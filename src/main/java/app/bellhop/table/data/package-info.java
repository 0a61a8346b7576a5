/** CSV objects as one table: read, kept small in memory, filtered, sorted, grouped. */
@NullMarked
package app.bellhop.table.data;

import org.jspecify.annotations.NullMarked;
