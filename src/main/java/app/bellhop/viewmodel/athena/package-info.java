/** Queries in Amazon Athena. */
@NullMarked
package app.bellhop.viewmodel.athena;

import org.jspecify.annotations.NullMarked;
