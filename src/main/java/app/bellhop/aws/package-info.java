/** The only place that knows the AWS SDK: implements the ports of {@code cloud}. */
@NullMarked
package app.bellhop.aws;

import org.jspecify.annotations.NullMarked;
