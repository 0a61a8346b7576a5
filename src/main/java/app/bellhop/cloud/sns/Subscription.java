package app.bellhop.cloud.sns;

/**
 * One subscription of a topic.
 *
 * @param arn its ARN, or the service's word (PendingConfirmation, Deleted) where it has none yet or no more
 * @param owner the account that subscribed; empty where the server does not say
 */
public record Subscription(String arn, String topicArn, String protocol, String endpoint, String owner) {

    /** Where a subscription stands. */
    public enum State {
        CONFIRMED,
        /** Waiting for the endpoint's owner to confirm; SNS removes it after 48 hours (formerly three days). */
        PENDING,
        /** Unsubscribed; SNS still lists it for some time. */
        DELETED
    }

    public State state() {
        if (arn.startsWith("arn:")) {
            return State.CONFIRMED;
        }
        return arn.equals("Deleted") ? State.DELETED : State.PENDING;
    }

    /** Whether it can be changed or unsubscribed: only a confirmed subscription has an ARN. */
    public boolean removable() {
        return state() == State.CONFIRMED;
    }

    public Topic topic() {
        return new Topic(topicArn);
    }
}
