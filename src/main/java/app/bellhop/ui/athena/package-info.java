/** Queries in Amazon Athena. */
@NullMarked
package app.bellhop.ui.athena;

import org.jspecify.annotations.NullMarked;
