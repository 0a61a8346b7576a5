/** Where the rows of a table come from, and how objects are read. */
@NullMarked
package app.bellhop.viewmodel.tables.source;

import org.jspecify.annotations.NullMarked;
