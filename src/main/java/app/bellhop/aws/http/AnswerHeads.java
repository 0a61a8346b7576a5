package app.bellhop.aws.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What the heads of answers say by the way: the server's time, and in which regions buckets are. Thread-safe. */
public final class AnswerHeads implements ExecutionInterceptor {

    /** What the way of an answer may take is no difference. */
    private static final Duration SAME = Duration.ofMinutes(1);

    /** By their buckets. */
    private final Map<String, String> regions = new ConcurrentHashMap<>();

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        SdkHttpResponse answer = context.httpResponse();
        answer.firstMatchingHeader("Date")
                .filter(date -> answer.firstMatchingHeader("Age").isEmpty()) // Else it comes from a cache.
                .ifPresent(this::heard);
        answer.firstMatchingHeader("x-amz-bucket-region")
                .ifPresent(region -> context.request()
                        .getValueForField("Bucket", String.class)
                        .ifPresent(bucket -> regions.put(bucket, region)));
    }

    private void heard(String date) {
        try {
            heard(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            // Another format: nothing is known then.
        }
    }

    /** The server's time is this now. */
    public void heard(Instant server) {
        ahead = Duration.between(Instant.now(), server);
    }

    /** How far the server's clock is ahead of this computer's; zero if it's about the same. */
    public Duration ahead() {
        Duration now = ahead;
        return now.abs().compareTo(SAME) > 0 ? now : Duration.ZERO;
    }

    public Optional<String> region(String bucket) {
        return Optional.ofNullable(regions.get(bucket));
    }
}
