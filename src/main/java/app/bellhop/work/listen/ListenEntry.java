package app.bellhop.work.listen;

/**
 * What was made, or was about to be made, to listen to a topic.
 *
 * @param connection the ID of the connection
 * @param queue the queue's name
 * @param subscription the ARN of its subscription; empty if not known
 * @param started epoch milliseconds; 0 if not known
 */
public record ListenEntry(String connection, String topicArn, String queue, String subscription, long started) {

    ListenEntry subscribed(String arn) {
        return new ListenEntry(connection, topicArn, queue, arn, started);
    }
}
