package app.bellhop.cloud;

/**
 * One subscription of a topic.
 *
 * @param arn its ARN, or the service's word (PendingConfirmation, Deleted) where it has none yet or no more
 */
public record Subscription(String arn, String topicArn, String protocol, String endpoint) {

    /** Whether the endpoint's owner has yet to say yes. */
    public boolean pending() {
        return !arn.startsWith("arn:") && !arn.equals("Deleted");
    }

    /** Whether it can be taken back: only a confirmed one has an ARN to name. */
    public boolean removable() {
        return arn.startsWith("arn:");
    }
}
