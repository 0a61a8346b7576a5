package app.bellhop.work.alerts;

import java.util.Objects;

/**
 * A rule over tables in objects that publishes a message when the result crosses a threshold.
 *
 * @param connection whose bucket and topic they are
 * @param key an object, or a prefix whose tables are all read
 * @param text the message; {@code {value}}, {@code {threshold}} … stand for the result
 * @param watch whether it runs by itself when objects arrive
 * @param schedule when it may publish by itself
 */
public record Alert(
        String id,
        String connection,
        String name,
        String bucket,
        String key,
        AlertRule rule,
        String topicArn,
        String subject,
        String text,
        boolean watch,
        AlertSchedule schedule) {

    public Alert {
        for (Object part : new Object[] {id, connection, name, bucket, key, rule, topicArn, subject, text}) {
            Objects.requireNonNull(part);
        }
        schedule = schedule == null ? AlertSchedule.ALWAYS : schedule; // Older versions saved none.
    }

    /** What is read, as {@code s3://…}. */
    public String source() {
        return "s3://" + bucket + "/" + key;
    }
}
