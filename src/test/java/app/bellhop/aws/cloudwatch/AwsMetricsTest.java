package app.bellhop.aws.cloudwatch;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.metrics.Metrics;
import app.bellhop.cloud.metrics.TopicUsage;
import app.bellhop.cloud.metrics.TopicUsage.Metric;
import app.bellhop.cloud.metrics.UsagePeriod;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultyServer;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.ErrorTexts;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Usage of topics over the wire: from the demo, and from servers that answer otherwise. */
class AwsMetricsTest {

    private static final Topic TOPIC = new Topic("arn:aws:sns:us-east-1:123456789012:alerts");

    @TempDir
    static Path folder;

    private static DemoConnection server;
    private static AwsConnection connection;

    @BeforeAll
    static void start() throws Exception {
        server = new DemoConnection(folder);
        connection = connect(
                server.demo.s3Endpoint().toString(),
                server.demo.snsEndpoint().toString(),
                server.demo.accessKeyId(),
                server.demo.secretAccessKey(),
                Connection.Source.DEMO);
    }

    private static AwsConnection connect(String s3, String sns, String id, String secret, Connection.Source source) {
        return new AwsConnection(
                new Connection("demo", "demo", source, null, s3, sns, "us-east-1", id), secret, Runnable::run);
    }

    @AfterAll
    static void stop() throws Exception {
        connection.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasPublishedDeliveredAndFailedIsCounted(UsagePeriod period) throws Exception {
        Metrics metrics = connection.metrics().orElseThrow();
        Topic topic = await(connection.sns().topics().createTopic(NewTopic.named("usage-" + period)));
        assertEquals(0, await(metrics.usage(topic, period)).total(Metric.PUBLISHED));
        await(connection.sns().subscriptions().subscribe(topic, new NewSubscription("sms", "+14155550100")));
        await(connection
                .sns()
                .subscriptions()
                .subscribe(topic, new NewSubscription("sqs", "arn:aws:sqs:us-east-1:000000000000:missing")));
        await(connection.sns().messages().publish(topic, Message.of("", "one")));
        await(connection.sns().messages().publish(topic, Message.of("", "two")));
        TopicUsage usage = await(metrics.usage(topic, period));
        while (usage.total(Metric.DELIVERED) + usage.total(Metric.FAILED) < 4) { // Delivery goes on by itself.
            usage = await(metrics.usage(topic, period));
        }
        assertEquals(2, usage.total(Metric.PUBLISHED));
        assertEquals(2, usage.total(Metric.DELIVERED));
        assertEquals(2, usage.total(Metric.FAILED));
        for (Metric metric : Metric.values()) {
            List<Long> counts = usage.counts(metric);
            assertEquals(period.steps(), counts.size());
            long latest = counts.subList(counts.size() - 2, counts.size()).stream()
                    .mapToLong(Long::longValue)
                    .sum(); // A new step may have begun meanwhile.
            assertEquals(2, latest, metric.name());
        }
        assertTrue(usage.start().isBefore(Instant.now()));
    }

    @Test
    void topicsOfTheSameNameInAnotherRegionAreOthers() throws Exception {
        Topic topic = await(connection.sns().topics().createTopic(NewTopic.named("regional")));
        await(connection.sns().messages().publish(topic, Message.of("", "here")));
        try (AwsConnection there = new AwsConnection(
                new Connection(
                        "demo",
                        "demo",
                        Connection.Source.DEMO,
                        null,
                        server.demo.s3Endpoint().toString(),
                        server.demo.snsEndpoint().toString(),
                        "eu-west-1",
                        server.demo.accessKeyId()),
                server.demo.secretAccessKey(),
                Runnable::run)) {
            Topic other = await(there.sns().topics().createTopic(NewTopic.named("regional")));
            TopicUsage usage = await(there.metrics().orElseThrow().usage(other, UsagePeriod.HOUR));
            assertEquals(0, usage.total(Metric.PUBLISHED));
        }
    }

    @Test
    void otherKeysAreRefused() throws Exception {
        try (AwsConnection wrong = connect(
                server.demo.s3Endpoint().toString(),
                server.demo.snsEndpoint().toString(),
                server.demo.accessKeyId(),
                "wrong",
                Connection.Source.DEMO)) {
            assertEquals(ErrorKind.BAD_CREDENTIALS, failure(wrong).kind());
        }
    }

    private static CloudException failure(AwsConnection from) {
        return CloudException.of(assertThrows(
                ExecutionException.class,
                () -> await(from.metrics().orElseThrow().usage(TOPIC, UsagePeriod.DAY))));
    }

    private static CloudException failure(int status, Object answer) throws Exception {
        try (FaultyServer faulty = new FaultyServer(exchange -> send(exchange, status, answer));
                AwsConnection to =
                        connect(faulty.endpoint(), faulty.endpoint(), "AKIA", "secret", Connection.Source.DEMO)) {
            return failure(to);
        }
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = new CBORMapper().writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
        exchange.getResponseHeaders().set("Content-Type", "application/cbor");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** In the words and with the status of AWS. */
    @ParameterizedTest
    @CsvSource({"AccessDenied, 403", "AccessDeniedException, 400"})
    void withoutPermissionTheMissingActionIsNamed(String code, int status) throws Exception {
        CloudException e = failure(
                status,
                Map.of(
                        "__type",
                        code,
                        "message",
                        "User: arn:aws:iam::123456789012:user/ada is not authorized to perform:"
                                + " cloudwatch:GetMetricData because no identity-based policy allows the"
                                + " cloudwatch:GetMetricData action"));
        assertEquals(ErrorKind.ACCESS_DENIED, e.kind());
        assertTrue(ErrorTexts.sentence(e).contains("Missing permission: cloudwatch:GetMetricData on *"));
        assertTrue(ErrorTexts.missingPolicy(e).orElseThrow().contains("cloudwatch:GetMetricData"));
    }

    @Test
    void anAnswerWithoutTheMetricsIsNotBelieved() throws Exception {
        assertEquals(ErrorKind.NETWORK, failure(200, Map.of()).kind());
        Map<String, Object> some =
                Map.of("Id", "published", "Timestamps", List.of(), "Values", List.of(), "StatusCode", "Complete");
        assertEquals(
                ErrorKind.NETWORK,
                failure(200, Map.of("MetricDataResults", List.of(some))).kind());
    }

    @ParameterizedTest
    @CsvSource({"InternalError, NETWORK, InternalError", "Forbidden, ACCESS_DENIED, cloudwatch:GetMetricData"})
    void aMetricThatCouldNotBeReadIsNoZero(String status, ErrorKind kind, String named) throws Exception {
        List<Object> results = new ArrayList<>();
        for (String id : List.of("published", "delivered", "failed")) {
            results.add(Map.of(
                    "Id",
                    id,
                    "Timestamps",
                    List.of(),
                    "Values",
                    List.of(),
                    "StatusCode",
                    id.equals("failed") ? status : "Complete"));
        }
        CloudException e = failure(200, Map.of("MetricDataResults", results));
        assertTrue(ErrorTexts.sentence(e).contains(named), ErrorTexts.sentence(e));
        assertEquals(kind, e.kind());
    }

    @Test
    void pagesAreAddedUp() throws Exception {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        long now = Instant.now().getEpochSecond() / 900 * 900;
        try (FaultyServer faulty = new FaultyServer(exchange -> {
                    asked.add(exchange.getRequestURI().getPath());
                    List<Object> results = new ArrayList<>();
                    for (String id : List.of("published", "delivered", "failed")) {
                        results.add(Map.of(
                                "Id",
                                id,
                                "Timestamps",
                                List.of(now - 900L * asked.size()),
                                "Values",
                                List.of(2.0),
                                "StatusCode",
                                asked.size() < 2 ? "PartialData" : "Complete"));
                    }
                    send(
                            exchange,
                            200,
                            asked.size() < 2
                                    ? Map.of("MetricDataResults", results, "NextToken", "more")
                                    : Map.of("MetricDataResults", results));
                });
                AwsConnection to =
                        connect(faulty.endpoint(), faulty.endpoint(), "AKIA", "secret", Connection.Source.DEMO)) {
            TopicUsage usage = await(to.metrics().orElseThrow().usage(TOPIC, UsagePeriod.DAY));
            assertEquals(4, usage.total(Metric.PUBLISHED));
            assertEquals(2, asked.size());
        }
    }

    @Test
    void onlyAwsAndTheDemoHaveMetrics() {
        try (AwsConnection aws = connect(null, null, "AKIA", "secret", Connection.Source.SAVED);
                AwsConnection other =
                        connect("http://127.0.0.1:1", "http://127.0.0.1:1", "AKIA", "secret", Connection.Source.SAVED);
                AwsConnection noSns = connect("http://127.0.0.1:1", null, "AKIA", "secret", Connection.Source.SAVED)) {
            assertTrue(aws.metrics().isPresent());
            assertFalse(other.metrics().isPresent());
            assertFalse(noSns.metrics().isPresent());
        }
    }
}
