package app.bellhop.cloud.sqs;

/**
 * A queue made to listen to a topic.
 *
 * @param url names it in requests
 * @param arn names it as an endpoint of a subscription
 */
public record TemporaryQueue(String url, String arn) {}
