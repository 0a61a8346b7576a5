package app.bellhop.aws.cloudwatch;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.OwnAnswers;
import app.bellhop.aws.client.Pages;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.metrics.Metrics;
import app.bellhop.cloud.metrics.TopicUsage;
import app.bellhop.cloud.metrics.TopicUsage.Metric;
import app.bellhop.cloud.metrics.UsagePeriod;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.sns.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

public final class AwsMetrics implements Metrics {

    private static final String NAMESPACE = "AWS/SNS";
    private static final Set<StatusCode> FAILED = EnumSet.of(StatusCode.INTERNAL_ERROR, StatusCode.FORBIDDEN);

    private final AwsClients clients;
    private final Calls calls;
    private final Clock clock;

    /** @param clock says when periods end */
    public AwsMetrics(AwsClients clients, Calls calls, Clock clock) {
        this.clients = clients;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<TopicUsage> usage(Topic topic, UsagePeriod period) {
        Instant start = period.start(clock.instant());
        Instant end = start.plus(period.step().multipliedBy(period.steps()));
        List<MetricDataQuery> queries = Arrays.stream(Metric.values())
                .map(metric -> query(metric, topic, period))
                .toList();
        Map<Metric, Long[]> counts = new EnumMap<>(Metric.class);
        CompletableFuture<Void> read = calls.pages(
                Operation.GetMetricData,
                topic.arn(),
                "*",
                (@Nullable String token) -> clients.cloudWatch
                        .get()
                        .getMetricData(r -> r.metricDataQueries(queries)
                                .startTime(start)
                                .endTime(end)
                                .nextToken(token)),
                response -> Pages.named(response.nextToken()),
                response -> add(response, topic, period, start, counts));
        return Futures.map(read, done -> {
            if (counts.size() < Metric.values().length) {
                throw OwnAnswers.foreign(Operation.GetMetricData, topic.arn());
            }
            Map<Metric, List<Long>> all = new EnumMap<>(Metric.class);
            counts.forEach((metric, some) -> all.put(metric, List.of(some)));
            return new TopicUsage(start, all);
        });
    }

    private static MetricDataQuery query(Metric metric, Topic topic, UsagePeriod period) {
        return MetricDataQuery.builder()
                .id(id(metric))
                .metricStat(s -> s.metric(m -> m.namespace(NAMESPACE)
                                .metricName(metric.api)
                                .dimensions(Dimension.builder()
                                        .name("TopicName")
                                        .value(topic.name())
                                        .build()))
                        .period((int) period.step().toSeconds())
                        .stat("Sum"))
                .build();
    }

    private static String id(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }

    /** CloudWatch leaves out the steps in which nothing was counted. */
    private static void add(
            GetMetricDataResponse response,
            Topic topic,
            UsagePeriod period,
            Instant start,
            Map<Metric, Long[]> counts) {
        for (MetricDataResult result : response.metricDataResults()) {
            if (FAILED.contains(result.statusCode())) {
                throw failure(result, topic);
            }
            Arrays.stream(Metric.values())
                    .filter(metric -> id(metric).equals(result.id()))
                    .forEach(metric -> {
                        Long[] steps = counts.computeIfAbsent(metric, first -> zeros(period.steps()));
                        int points = Math.min(
                                result.timestamps().size(), result.values().size());
                        for (int i = 0; i < points; i++) {
                            long step = Math.floorDiv(
                                    Duration.between(start, result.timestamps().get(i))
                                            .toSeconds(),
                                    period.step().toSeconds());
                            if (step >= 0 && step < steps.length) {
                                steps[(int) step] += Math.round(result.values().get(i));
                            }
                        }
                    });
        }
    }

    /** A request succeeds although some of what it was for could not be read. */
    private static CloudException failure(MetricDataResult result, Topic topic) {
        String message =
                result.messages().stream().map(MessageData::value).findFirst().orElse(null);
        boolean forbidden = result.statusCode() == StatusCode.FORBIDDEN;
        return new CloudException(
                forbidden ? ErrorKind.ACCESS_DENIED : ErrorKind.NETWORK,
                new Failure(
                        Operation.GetMetricData.api,
                        topic.arn(),
                        result.statusCodeAsString(),
                        message,
                        null,
                        forbidden
                                ? new Detail.MissingPermission(
                                        Operation.GetMetricData.actionOn(topic.arn()), topic.arn())
                                : Detail.NONE),
                null);
    }

    private static Long[] zeros(int count) {
        Long[] zeros = new Long[count];
        Arrays.fill(zeros, 0L);
        return zeros;
    }
}
