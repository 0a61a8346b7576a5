package app.bellhop.demo.sqs;

/** An error response of SQS: its shape in the JSON protocol, the code it had in the Query protocol, and its message. */
final class SqsError extends RuntimeException {

    final String shape;
    final String queryCode;

    SqsError(String shape, String queryCode, String message) {
        super(message, null, false, false);
        this.shape = shape;
        this.queryCode = queryCode;
    }

    static SqsError noQueue() {
        return new SqsError(
                "QueueDoesNotExist",
                "AWS.SimpleQueueService.NonExistentQueue",
                "The specified queue does not exist for this wsdl version.");
    }

    static SqsError invalid(String message) {
        return new SqsError("InvalidParameterValueException", "InvalidParameterValue", message);
    }
}
