/** Parquet files, read in ranges by a library that needs a newer Java than the rest. */
@NullMarked
package app.bellhop.table.parquet;

import org.jspecify.annotations.NullMarked;
