/** CloudWatch through the SDK. */
@NullMarked
package app.bellhop.aws.cloudwatch;

import org.jspecify.annotations.NullMarked;
