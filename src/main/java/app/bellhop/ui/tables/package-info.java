/** The table window: rows, columns, filters and groups. */
@NullMarked
package app.bellhop.ui.tables;

import org.jspecify.annotations.NullMarked;
