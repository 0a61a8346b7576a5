/** Queries of Amazon Athena. */
@NullMarked
package app.bellhop.cloud.athena;

import org.jspecify.annotations.NullMarked;
