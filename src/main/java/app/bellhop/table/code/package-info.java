/** Code that reads the objects of a table in other programs. */
@NullMarked
package app.bellhop.table.code;

import org.jspecify.annotations.NullMarked;
