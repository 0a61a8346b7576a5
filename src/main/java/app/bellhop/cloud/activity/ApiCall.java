package app.bellhop.cloud.activity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A call of a service that has ended. What the SDK sent more than once for it is one call.
 *
 * @param service as boto3 names it: {@code s3}, {@code sns}
 * @param operation in the words of the API: {@code PutObject}
 * @param arguments by the API's names: text, numbers, booleans, bytes, {@link java.time.Instant}s, {@link Withheld} values, and lists
 *     and maps of those; without secrets
 * @param startedAt epoch milliseconds
 * @param millis how long it took
 * @param error the service's error code, or a word for what else went wrong; empty if nothing did
 */
public record ApiCall(
        String service, String operation, Map<String, Object> arguments, long startedAt, long millis, String error) {

    /** Beside its text, about what an argument occupies. */
    private static final int ARGUMENT_WEIGHT = 64;

    private static final List<String> READS =
            List.of("List", "Get", "Head", "Describe", "Check", "Select", "Receive", "Generate", "BatchGet");

    private static final List<String> PLACES = List.of(
            "Bucket",
            "TopicArn",
            "SubscriptionArn",
            "TargetArn",
            "ResourceArn",
            "QueueUrl",
            "Name",
            "QueueName",
            "PhoneNumber",
            "phoneNumber");

    private static final Pattern NOT_SET =
            Pattern.compile("NoSuch\\w*(Policy|Configuration|TagSet|TagSetError)|\\w+NotFoundError");

    private static final List<String> KEYS = List.of("Key", "Prefix", "Endpoint");

    /** Whether it changes nothing. */
    public boolean isRead() {
        return READS.stream().anyMatch(operation::startsWith);
    }

    /** Whether it went wrong. That a policy, tags or a configuration are not set is an answer. */
    public boolean failed() {
        return !error.isEmpty() && !(isRead() && NOT_SET.matcher(error).matches());
    }

    public long endedAt() {
        return startedAt + millis;
    }

    /** The bucket, topic or queue; empty for none. */
    public String place() {
        return first(PLACES);
    }

    /** What it is about within its {@link #place}: a key, a prefix, an endpoint; empty for nothing or many. */
    public String subject() {
        return first(KEYS);
    }

    private String first(List<String> names) {
        Map<?, ?> named = arguments.get("Params") instanceof Map<?, ?> signed ? signed : arguments;
        return names.stream()
                .map(named::get)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }

    /** Whether it could be of the same batch as the other: the same is done at the same place, with the same result. */
    boolean isLike(ApiCall other) {
        return operation.equals(other.operation)
                && service.equals(other.service)
                && error.equals(other.error)
                && place().equals(other.place());
    }

    /** About how much memory it takes, in characters. */
    long weight() {
        return weight(arguments);
    }

    private static long weight(Object value) {
        if (value instanceof Map<?, ?> map) {
            return Stream.concat(map.keySet().stream(), map.values().stream())
                    .mapToLong(ApiCall::weight)
                    .sum();
        }
        if (value instanceof Collection<?> list) {
            return list.stream().mapToLong(ApiCall::weight).sum();
        }
        int length = value instanceof String text ? text.length() : value instanceof byte[] bytes ? bytes.length : 0;
        return ARGUMENT_WEIGHT + length;
    }
}
