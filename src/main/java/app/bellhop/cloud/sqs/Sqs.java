package app.bellhop.cloud.sqs;

import app.bellhop.cloud.CallsAround;

/** All that one connection can do with queues. */
public record Sqs(TemporaryQueues temporary, DeadLetterQueues deadLetters) {

    /** The same ports with that around their calls. */
    public Sqs with(CallsAround calls) {
        return new Sqs(
                calls.around(TemporaryQueues.class, temporary), calls.around(DeadLetterQueues.class, deadLetters));
    }
}
