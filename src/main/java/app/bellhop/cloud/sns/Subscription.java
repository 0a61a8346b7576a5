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
        /** The endpoint's owner has yet to say yes; SNS forgets it after 48 hours (earlier: three days). */
        PENDING,
        /** Taken back; SNS shows it for some time. */
        DELETED
    }

    public State state() {
        if (arn.startsWith("arn:")) {
            return State.CONFIRMED;
        }
        return arn.equals("Deleted") ? State.DELETED : State.PENDING;
    }

    /** Whether it can be taken back or changed: only a confirmed one has an ARN to name. */
    public boolean removable() {
        return state() == State.CONFIRMED;
    }

    public Topic topic() {
        return new Topic(topicArn);
    }
}
