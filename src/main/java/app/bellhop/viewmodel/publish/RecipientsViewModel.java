package app.bellhop.viewmodel.publish;

import app.bellhop.batch.BatchRunner;
import app.bellhop.batch.RateLimiter;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Previews who would receive a message, by applying the subscriptions' filter policies. FX thread. */
public final class RecipientsViewModel {

    /** Checks at most this many subscriptions: each filter policy takes a request. */
    private static final int MAX_RECIPIENTS = 1000;

    private static final int MAX_CONCURRENT = 6;
    private static final int PER_SECOND = 30;

    private static final int MAX_TEXT = 200;

    /** Whether an endpoint would receive the message. */
    public enum Outcome {
        RECEIVES,
        FILTERED,
        /** A queue gets no raw message with more than 10 attributes. */
        DISCARDED,
        PENDING,
        /** The filter policy could not be loaded. */
        UNKNOWN
    }

    /** An endpoint, and what it would receive. */
    public record Recipient(Subscription subscription, Outcome outcome, String text) {}

    private final Sns sns;
    private final UiContext context;
    private final ReadOnlyObjectProperty<Topic> topic;
    private final ObservableValue<Message> draft;
    private final LatestRequest request;
    private final ObservableList<Recipient> recipients = FXCollections.observableArrayList();
    private final ObservableList<Recipient> recipientsView = FXCollections.unmodifiableObservableList(recipients);
    private final StatusLine status = new StatusLine(Texts.get("recipients.ask"));

    public RecipientsViewModel(
            Sns sns, UiContext context, ReadOnlyObjectProperty<Topic> topic, ObservableValue<Message> draft) {
        this.sns = sns;
        this.context = context;
        this.topic = topic;
        this.draft = draft;
        this.request = new LatestRequest(context.ui());
        topic.addListener((o, before, now) -> forget());
        draft.addListener((o, before, now) -> forget());
    }

    /** What was found is about another topic or message. */
    private void forget() {
        request.drop();
        recipients.clear();
        status.set(Texts.get("recipients.ask"));
    }

    public ObservableList<Recipient> recipients() {
        return recipientsView;
    }

    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether the status says why it failed. */
    public ReadOnlyBooleanProperty failed() {
        return status.failed();
    }

    public Command command() {
        return Command.of(CommandIds.PREVIEW_RECIPIENTS)
                .icon("fth-eye")
                .enabledWhen(topic.isNotNull(), Texts.get("needs.topic"))
                .does(this::preview);
    }

    private void preview() {
        Message message = draft.getValue();
        Topic of = topic.get();
        status.set(Texts.get("recipients.looking"));
        request.ask(
                Futures.then(sns.subscriptions().all(of), found -> outcomes(found, message)),
                checked -> {
                    List<Recipient> all = checked.recipients();
                    recipients.setAll(all);
                    long receive = all.stream()
                            .filter(r -> r.outcome() == Outcome.RECEIVES)
                            .count();
                    long unknown = all.stream()
                            .filter(r -> r.outcome() == Outcome.UNKNOWN)
                            .count();
                    String count = checked.total() > MAX_RECIPIENTS
                            ? Texts.get("recipients.countMost", receive, MAX_RECIPIENTS, checked.total())
                            : Texts.get("recipients.count", receive, all.size());
                    status.set(unknown == 0 ? count : Texts.get("recipients.unknown", count, unknown));
                },
                e -> status.fail(e));
    }

    /** @param total the number of subscriptions, including unchecked ones */
    private record Checked(List<Recipient> recipients, int total) {}

    private CompletableFuture<Checked> outcomes(List<Subscription> all, Message message) {
        List<Subscription> subscriptions = all.stream().limit(MAX_RECIPIENTS).toList();
        Map<Subscription, SubscriptionAttributes> known = new ConcurrentHashMap<>();
        Map<Subscription, CloudException> failed = new ConcurrentHashMap<>();
        BatchRunner<Subscription, SubscriptionAttributes> runner = new BatchRunner<>(
                MAX_CONCURRENT,
                new RateLimiter(PER_SECOND, context.later()),
                sns.subscriptions()::attributes,
                (subscription, found, e) -> {
                    if (e == null) {
                        known.put(subscription, found);
                    } else {
                        failed.put(subscription, e);
                    }
                });
        CompletableFuture<Void> loaded = runner.run(
                subscriptions.stream().filter(Subscription::removable).toList());
        CompletableFuture<Checked> outcomes = Futures.map(
                loaded,
                done -> new Checked(
                        subscriptions.stream()
                                .map(s -> recipient(s, known.get(s), failed.get(s), message))
                                .toList(),
                        all.size()));
        outcomes.whenComplete((done, e) -> runner.stop());
        return outcomes;
    }

    private Recipient recipient(
            Subscription s,
            @Nullable SubscriptionAttributes attributes,
            @Nullable CloudException failure,
            Message message) {
        if (!s.removable()) {
            return new Recipient(s, Outcome.PENDING, "");
        }
        if (attributes == null) {
            return new Recipient(s, Outcome.UNKNOWN, failure == null ? "" : ErrorTexts.sentence(failure));
        }
        boolean receives = sns.filterPolicies().accepts(attributes.filterPolicy(), attributes.bodyScope(), message);
        if (receives && discarded(s, attributes, message)) {
            return new Recipient(s, Outcome.DISCARDED, "");
        }
        String shown = receives ? message.textFor(s.protocol()) : attributes.filterPolicy();
        String line = shown.strip().replaceAll("\\s+", " ");
        return new Recipient(
                s,
                receives ? Outcome.RECEIVES : Outcome.FILTERED,
                line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) + "…" : line);
    }

    private static boolean discarded(Subscription s, SubscriptionAttributes attributes, Message message) {
        return attributes.raw()
                && s.protocol().equals("sqs")
                && message.attributes().size() > SnsRules.MAX_RAW_ATTRIBUTES;
    }
}
