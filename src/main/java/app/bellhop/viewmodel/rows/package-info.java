/** The rows of large tables: worked out in the background, and exchanged as a whole. */
@NullMarked
package app.bellhop.viewmodel.rows;

import org.jspecify.annotations.NullMarked;
