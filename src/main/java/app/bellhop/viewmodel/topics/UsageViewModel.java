package app.bellhop.viewmodel.topics;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.metrics.Metrics;
import app.bellhop.cloud.metrics.TopicUsage;
import app.bellhop.cloud.metrics.UsagePeriod;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** How much a topic was used: what was published, delivered and failed over time. FX thread. */
public final class UsageViewModel implements ScreenModel {

    private final Metrics metrics;
    private final UiContext context;
    private final Topic topic;
    private final LatestRequest request;
    private final ObjectProperty<UsagePeriod> period = new SimpleObjectProperty<>(UsagePeriod.DAY);
    private final ReadOnlyObjectWrapper<@Nullable TopicUsage> usage = new ReadOnlyObjectWrapper<>();
    private final StatusLine status = new StatusLine("");
    private final ReadOnlyStringWrapper missingPolicy = new ReadOnlyStringWrapper("");

    UsageViewModel(Metrics metrics, UiContext context, Topic topic) {
        this.metrics = metrics;
        this.context = context;
        this.topic = topic;
        this.request = new LatestRequest(context.ui());
        period.addListener((o, before, now) -> load());
    }

    /**
     * Opens the usage of a topic; disabled where nothing is counted.
     *
     * @param metrics with {@code unsupported} around them
     */
    public static Command command(
            Optional<Metrics> metrics,
            UiContext context,
            UnsupportedOperations unsupported,
            ReadOnlyObjectProperty<@Nullable Topic> selected) {
        return Command.of(CommandIds.TOPIC_USAGE)
                .icon("fth-bar-chart-2")
                .enabledWhen(Bindings.isNotNull(selected), Texts.get("needs.topic"))
                .does(() -> {
                    Topic topic = selected.get();
                    if (topic != null) {
                        context.dialogs().show(new UsageViewModel(metrics.orElseThrow(), context, topic));
                    }
                })
                .unless(unsupported.reason(() -> metrics.isEmpty()
                        ? Texts.get("usage.noMetrics")
                        : unsupported.reason(Operation.GetMetricData.api)));
    }

    @Override
    public String title() {
        return Texts.get("usage.title", topic.name());
    }

    /** Set by the user: loads. */
    public ObjectProperty<UsagePeriod> period() {
        return period;
    }

    /** Null until loaded, and after a failure. */
    public ReadOnlyObjectProperty<@Nullable TopicUsage> usage() {
        return usage.getReadOnlyProperty();
    }

    /** What is shown, or why nothing is. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether the status says why it failed. */
    public ReadOnlyBooleanProperty failed() {
        return status.failed();
    }

    public Command refresh() {
        return Command.of(CommandIds.REFRESH_USAGE).icon("fth-refresh-cw").does(this::load);
    }

    /** Copies the policy that allows reading metrics; enabled when that is what was missing. */
    public Command copyPolicy() {
        return Command.of(CommandIds.COPY_USAGE_POLICY)
                .icon("fth-copy")
                .enabledWhen(missingPolicy.isNotEmpty())
                .does(() -> context.desktop().copy(missingPolicy.get()));
    }

    /** Loads the usage up to now. */
    public void load() {
        status.set(Texts.get("listing.loading"));
        missingPolicy.set("");
        request.ask(metrics.usage(topic, period.get()), this::show, this::failed);
    }

    private void show(TopicUsage loaded) {
        usage.set(loaded);
        boolean nothing = loaded.counts().values().stream()
                .allMatch(counts -> counts.stream().allMatch(count -> count == 0));
        status.set(Texts.get(nothing ? "usage.nothing" : "usage.delay"));
    }

    private void failed(CloudException e) {
        usage.set(null);
        String sentence = ErrorTexts.sentence(e);
        status.fail(e.kind() == ErrorKind.ACCESS_DENIED ? Texts.get("usage.denied", sentence) : sentence);
        missingPolicy.set(ErrorTexts.missingPolicy(e).orElse(""));
    }

    @Override
    public void close() {
        request.drop();
    }
}
