package app.bellhop.cloud.sqs;

/** All that one connection can do with queues. */
public record Sqs(TemporaryQueues temporary, DeadLetterQueues deadLetters) {}
