/** Reads rows of CSV and JSON lines from objects, files and text. */
@NullMarked
package app.bellhop.table;

import org.jspecify.annotations.NullMarked;
