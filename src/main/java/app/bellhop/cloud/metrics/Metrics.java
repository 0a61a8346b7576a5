package app.bellhop.cloud.metrics;

import app.bellhop.cloud.sns.Topic;
import java.util.concurrent.CompletableFuture;

/** What CloudWatch counts of topics. Any thread; failures are {@code CloudException}s. */
public interface Metrics {

    /** How much a topic was used in the period that ends now (GetMetricData). */
    CompletableFuture<TopicUsage> usage(Topic topic, UsagePeriod period);
}
