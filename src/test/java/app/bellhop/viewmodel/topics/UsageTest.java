package app.bellhop.viewmodel.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.metrics.Metrics;
import app.bellhop.cloud.metrics.TopicUsage;
import app.bellhop.cloud.metrics.TopicUsage.Metric;
import app.bellhop.cloud.metrics.UsagePeriod;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The usage of a topic: loaded for a period, refused, or not counted at all. */
class UsageTest {

    private static final Topic TOPIC = new Topic("arn:aws:sns:us-east-1:123456789012:alerts");

    @TempDir
    Path folder;

    private TestContext test;
    private final List<UsagePeriod> asked = new ArrayList<>();
    private CompletableFuture<TopicUsage> answer = CompletableFuture.completedFuture(usage(3L));
    private final Metrics metrics = (topic, period) -> {
        asked.add(period);
        return answer;
    };
    private final SimpleObjectProperty<Topic> selected = new SimpleObjectProperty<>(TOPIC);

    private static TopicUsage usage(Long published) {
        return new TopicUsage(
                Instant.EPOCH,
                Map.of(
                        Metric.PUBLISHED,
                        List.of(published),
                        Metric.DELIVERED,
                        List.of(0L),
                        Metric.FAILED,
                        List.of(0L)));
    }

    @BeforeEach
    void open() {
        test = new TestContext(folder);
    }

    private Command command(Optional<Metrics> from, Connection connection) {
        UnsupportedOperations unsupported =
                new UnsupportedOperations(test.context.ui(), test.context.settings(), connection);
        return UsageViewModel.command(
                from.map(some -> unsupported.around(Metrics.class, some)), test.context, unsupported, selected);
    }

    private UsageViewModel shown() {
        command(Optional.of(metrics), Connection.demo()).run();
        UsageViewModel usage = test.dialogs.screen(UsageViewModel.class);
        usage.load();
        return usage;
    }

    @Test
    void theLastDayIsShownFirstAndAnotherPeriodWhenChosen() {
        UsageViewModel usage = shown();
        assertEquals("Usage of alerts", usage.title());
        assertEquals(3, usage.usage().get().total(Metric.PUBLISHED));
        assertEquals(
                "Counts from CloudWatch, with a delay of a few minutes.",
                usage.status().get());
        answer = CompletableFuture.completedFuture(usage(20L));
        usage.period().set(UsagePeriod.WEEK);
        assertEquals(20, usage.usage().get().total(Metric.PUBLISHED));
        usage.refresh().run();
        assertEquals(List.of(UsagePeriod.DAY, UsagePeriod.WEEK, UsagePeriod.WEEK), asked);
    }

    @Test
    void theAnswerForAPeriodThatIsNoLongerChosenIsDropped() {
        UsageViewModel usage = shown();
        CompletableFuture<TopicUsage> slow = new CompletableFuture<>();
        answer = slow;
        usage.period().set(UsagePeriod.WEEK);
        answer = CompletableFuture.completedFuture(usage(1L));
        usage.period().set(UsagePeriod.HOUR);
        assertTrue(slow.isCancelled());
        assertEquals(1, usage.usage().get().total(Metric.PUBLISHED));
    }

    @Test
    void whereNothingHappenedThatIsSaid() {
        answer = CompletableFuture.completedFuture(usage(0L));
        assertTrue(shown().status().get().startsWith("Nothing was counted in this period."));
    }

    @Test
    void withoutPermissionItSaysWhichIsMissingAndOffersThePolicy() {
        UsageViewModel usage = shown();
        assertFalse(usage.copyPolicy().enabled().get());
        answer = CompletableFuture.failedFuture(new CloudException(
                ErrorKind.ACCESS_DENIED,
                new Failure(
                        "GetMetricData",
                        TOPIC.arn(),
                        "AccessDenied",
                        "",
                        null,
                        new Detail.MissingPermission("cloudwatch:GetMetricData", "*")),
                null));
        usage.refresh().run();
        assertNull(usage.usage().get(), "what was loaded before is not shown as now");
        assertEquals(
                "You don’t have permission to read metrics. Access denied to " + TOPIC.arn()
                        + ". Missing permission: cloudwatch:GetMetricData on *.",
                usage.status().get());
        usage.copyPolicy().run();
        assertTrue(test.clipboard.contains("\"cloudwatch:GetMetricData\""), test.clipboard);
        answer = CompletableFuture.completedFuture(usage(5L));
        usage.refresh().run();
        assertFalse(usage.copyPolicy().enabled().get());
        assertEquals(5, usage.usage().get().total(Metric.PUBLISHED));
    }

    @Test
    void whereNothingIsCountedTheCommandSaysWhy() {
        Command usage = command(Optional.empty(), Connection.demo());
        assertFalse(usage.enabled().get());
        assertEquals("Usage comes from CloudWatch, which is available on AWS only.", usage.why());
    }

    @Test
    void aServerThatRefusedIsNotAskedAgain() {
        answer = CompletableFuture.failedFuture(new CloudException(
                ErrorKind.NOT_SUPPORTED,
                new Failure("GetMetricData", TOPIC.arn(), "UnknownOperationException", "", null, Detail.NONE),
                null));
        Command usage = command(Optional.of(metrics), Connection.demo());
        usage.run();
        (test.dialogs.screen(UsageViewModel.class)).load();
        assertFalse(usage.enabled().get());
        assertEquals("This server doesn’t support GetMetricData (UnknownOperationException).", usage.why());
    }

    @Test
    void aTopicMustBeSelected() {
        Command usage = command(Optional.of(metrics), Connection.demo());
        assertTrue(usage.enabled().get());
        selected.set(null);
        assertFalse(usage.enabled().get());
        assertEquals("Select a topic first", usage.why());
    }
}
