/** What cells are: numbers, dates, times and the like. */
@NullMarked
package app.bellhop.table.types;

import org.jspecify.annotations.NullMarked;
