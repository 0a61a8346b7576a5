/** The demo's SQS, as far as SNS delivers to it: queues, their messages and policies. */
@NullMarked
package app.bellhop.demo.sqs;

import org.jspecify.annotations.NullMarked;
