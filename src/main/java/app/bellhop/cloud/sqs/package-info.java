/** SQS queues that topics deliver to. */
@NullMarked
package app.bellhop.cloud.sqs;

import org.jspecify.annotations.NullMarked;
