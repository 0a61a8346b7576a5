package app.bellhop.cloud.metrics;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much a topic was used.
 *
 * @param start of the first step
 * @param counts one for each step, oldest first; those of all metrics are equally many
 */
public record TopicUsage(Instant start, Map<Metric, List<Long>> counts) {

    /** What is counted: messages for the first one, deliveries to subscribers for the others. */
    public enum Metric {
        PUBLISHED("NumberOfMessagesPublished"),
        DELIVERED("NumberOfNotificationsDelivered"),
        FAILED("NumberOfNotificationsFailed");

        /** What CloudWatch calls it. */
        public final String api;

        Metric(String api) {
            this.api = api;
        }
    }

    public TopicUsage {
        counts = Map.copyOf(new EnumMap<>(counts));
    }

    public List<Long> counts(Metric metric) {
        return counts.getOrDefault(metric, List.of());
    }

    public long total(Metric metric) {
        return counts(metric).stream().mapToLong(Long::longValue).sum();
    }
}
