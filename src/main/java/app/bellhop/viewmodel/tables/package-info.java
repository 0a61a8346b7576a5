/** Objects read as one table: filtered, grouped, saved. */
@NullMarked
package app.bellhop.viewmodel.tables;

import org.jspecify.annotations.NullMarked;
