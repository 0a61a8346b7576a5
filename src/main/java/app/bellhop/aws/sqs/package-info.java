/** SQS through the SDK. */
@NullMarked
package app.bellhop.aws.sqs;

import org.jspecify.annotations.NullMarked;
