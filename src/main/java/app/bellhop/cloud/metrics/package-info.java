/** What CloudWatch has counted. */
@NullMarked
package app.bellhop.cloud.metrics;

import org.jspecify.annotations.NullMarked;
