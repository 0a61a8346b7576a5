/** Excel workbooks as text. */
@NullMarked
package app.bellhop.table.excel;

import org.jspecify.annotations.NullMarked;
