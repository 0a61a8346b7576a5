package app.bellhop.viewmodel.events;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicEventRule;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.work.events.BucketEventConfigurator;
import app.bellhop.work.messages.PublishAnswers;
import app.bellhop.work.objects.TextDiff;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bucket's event notifications to topics. Lists the rules, adds and removes them after showing the changes to the bucket
 * and the topic's policy, and sends a test event. FX thread.
 */
public final class BucketEventsViewModel implements ScreenModel {

    private final Session session;
    private final UiContext context;
    private final BucketEventConfigurator configurator;
    private final LatestRequest listing;
    private final LatestRequest reading;
    private final LatestRequest changing;
    private final StringProperty bucket = new SimpleStringProperty("");
    private final StringProperty topic = new SimpleStringProperty("");
    private final ObservableSet<String> events = FXCollections.observableSet("s3:ObjectCreated:*");
    private final StringProperty prefix = new SimpleStringProperty("");
    private final StringProperty suffix = new SimpleStringProperty("");
    private final ObservableList<String> buckets = FXCollections.observableArrayList();
    private final ObservableList<String> bucketsView = FXCollections.unmodifiableObservableList(buckets);
    private final ObservableList<String> topics = FXCollections.observableArrayList();
    private final ObservableList<String> topicsView = FXCollections.unmodifiableObservableList(topics);
    private final ObservableList<TopicEventRule> rules = FXCollections.observableArrayList();
    private final ObservableList<TopicEventRule> rulesView = FXCollections.unmodifiableObservableList(rules);
    private final ReadOnlyBooleanWrapper eventBridge = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<TopicEventRule> chosen = new SimpleObjectProperty<>();
    private final ObservableList<TextDiff.Line> bucketDiff = FXCollections.observableArrayList();
    private final ObservableList<TextDiff.Line> bucketDiffView = FXCollections.unmodifiableObservableList(bucketDiff);
    private final ObservableList<TextDiff.Line> policyDiff = FXCollections.observableArrayList();
    private final ObservableList<TextDiff.Line> policyDiffView = FXCollections.unmodifiableObservableList(policyDiff);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<BucketEventConfigurator.Change> change = new SimpleObjectProperty<>();
    private final Map<String, Topic> topicByName = new LinkedHashMap<>();
    private boolean closed;

    /**
     * @param initialBucket empty for none
     * @param initialTopic null for none
     */
    public BucketEventsViewModel(Session session, UiContext context, String initialBucket, Topic initialTopic) {
        this.session = session;
        this.context = context;
        this.configurator = new BucketEventConfigurator(
                session.s3().buckets(), session.sns().topics());
        this.listing = new LatestRequest(context.ui());
        this.reading = new LatestRequest(context.ui());
        this.changing = new LatestRequest(context.ui());
        bucket.addListener((o, before, now) -> readRules());
        List.<Observable>of(bucket, topic, prefix, suffix, events)
                .forEach(o -> o.addListener((Observable changed) -> forgetChange()));
        topic.set(initialTopic == null ? "" : initialTopic.name());
        bucket.set(initialBucket);
        list();
    }

    @Override
    public String title() {
        return Texts.get("events.title");
    }

    public StringProperty bucket() {
        return bucket;
    }

    public StringProperty topic() {
        return topic;
    }

    /** The chosen {@link TopicEventRule#EVENTS}. */
    public ObservableSet<String> events() {
        return events;
    }

    public StringProperty prefix() {
        return prefix;
    }

    public StringProperty suffix() {
        return suffix;
    }

    public ObservableList<String> buckets() {
        return bucketsView;
    }

    public ObservableList<String> topics() {
        return topicsView;
    }

    public ObservableList<TopicEventRule> rules() {
        return rulesView;
    }

    /** What is said in place of the rules: that there are none, once that is known. */
    public StringBinding noRules() {
        return Bindings.createStringBinding(() -> known.get() ? Texts.get("events.noRules") : "", known);
    }

    /** Whether all the bucket's events go to EventBridge; empty if not known. */
    public StringBinding eventBridge() {
        return Bindings.createStringBinding(
                () -> known.get() ? Texts.get("events.eventBridge", eventBridge.get() ? 1 : 0) : "",
                eventBridge,
                known);
    }

    /** The selected rule. Set by the table. */
    public ObjectProperty<TopicEventRule> chosen() {
        return chosen;
    }

    /** What would change in the bucket; empty before a review. */
    public ObservableList<TextDiff.Line> bucketDiff() {
        return bucketDiffView;
    }

    /** What would change in the topic's policy; empty before a review. */
    public ObservableList<TextDiff.Line> policyDiff() {
        return policyDiffView;
    }

    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    private void list() {
        CompletableFuture<List<Topic>> known = session.sns().topics().all();
        listing.ask(
                Futures.then(known, found -> session.s3().objects().listBuckets()),
                there -> {
                    List<Topic> found = known.getNow(List.of());
                    String topicBefore = topic.get();
                    String bucketBefore = bucket.get();
                    found.forEach(t -> topicByName.put(t.name(), t));
                    topics.setAll(topicByName.keySet().stream()
                            .filter(name -> !name.endsWith(".fifo")) // S3 notifies standard topics only.
                            .sorted()
                            .toList());
                    buckets.setAll(there.stream().map(Bucket::name).toList());
                    topic.set(
                            (topicBefore == null || topicBefore.isBlank()) && topics.size() == 1
                                    ? topics.get(0)
                                    : topicBefore);
                    bucket.set(bucketBefore);
                },
                e -> showStatus(ErrorTexts.sentence(e), true));
    }

    private void fail(CloudException e) {
        busy.set(false);
        showStatus(ErrorTexts.sentence(e), true);
    }

    private void showStatus(String text, boolean bad) {
        status.set(text);
        failed.set(bad);
    }

    private void readRules() {
        reading.drop();
        rules.clear();
        known.set(false);
        if (bucket.get() == null || bucket.get().isBlank()) {
            return;
        }
        reading.ask(
                configurator.setup(bucket.get()),
                found -> {
                    rules.setAll(found.rules());
                    eventBridge.set(found.eventBridge());
                    known.set(true);
                },
                e -> showStatus(ErrorTexts.sentence(e), true));
    }

    /** Discards a reviewed change that no longer matches the form. The form is disabled during a write. */
    private void forgetChange() {
        change.set(null);
        bucketDiff.clear();
        policyDiff.clear();
        showStatus("", false);
    }

    private BooleanBinding filled() {
        return Bindings.createBooleanBinding(
                () -> !busy.get()
                        && bucket.get() != null
                        && !bucket.get().isBlank()
                        && topic.get() != null
                        && !topic.get().isBlank()
                        && !events.isEmpty(),
                bucket,
                topic,
                events,
                busy);
    }

    public List<Command> commands() {
        return List.of(
                Command.of(CommandIds.REVIEW_EVENTS)
                        .icon("fth-eye")
                        .enabledWhen(filled())
                        .does(this::review),
                Command.of(CommandIds.WRITE_EVENTS)
                        .icon("fth-check")
                        .enabledWhen(change.isNotNull().and(busy.not()))
                        .does(this::write),
                Command.of(CommandIds.REMOVE_EVENTS)
                        .icon("fth-trash-2")
                        .key("Delete")
                        .enabledWhen(chosen.isNotNull().and(busy.not()))
                        .does(() -> review(configurator.removing(bucket.get(), chosen.get()))),
                Command.of(CommandIds.TOGGLE_EVENT_BRIDGE)
                        .icon("fth-shuffle")
                        .enabledWhen(known.and(busy.not()))
                        .does(() -> review(configurator.eventBridge(bucket.get(), !eventBridge.get()))),
                Command.of(CommandIds.TEST_EVENTS)
                        .icon("fth-play")
                        .enabledWhen(filled())
                        .does(this::test));
    }

    private Topic topicNow() {
        return topicByName.getOrDefault(topic.get(), new Topic(topic.get()));
    }

    private void review() {
        TopicEventRule rule = new TopicEventRule(
                "bellhop-" + UUID.randomUUID().toString().substring(0, 8),
                topicNow().arn(),
                TopicEventRule.EVENTS.stream().filter(events::contains).toList(),
                prefix.get(),
                suffix.get());
        review(configurator.adding(bucket.get(), topicNow(), rule));
    }

    private static String note(BucketEventConfigurator.Change change) {
        return change.conflict()
                .map(rule -> Texts.get("events.conflict", rule.id(), String.join(", ", rule.events()), rule.topicArn()))
                .orElseGet(
                        () -> encryption(change.kmsKey()).orElse(change.allowed() ? Texts.get("events.allowed") : ""));
    }

    private static Optional<String> encryption(String kmsKey) {
        if (kmsKey.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Texts.get(kmsKey.endsWith("alias/aws/sns") ? "events.managedKey" : "events.encrypted", kmsKey));
    }

    private static String written(BucketEventConfigurator.Change now) {
        Topic to = now.topic();
        return to == null
                ? Texts.get("events.eventBridgeWritten", now.bucket(), now.adds() ? 1 : 0)
                : Texts.get(now.adds() ? "events.written" : "events.removed", now.bucket(), to.name());
    }

    private void review(CompletableFuture<BucketEventConfigurator.Change> pending) {
        forgetChange();
        busy.set(true);
        changing.ask(
                pending,
                found -> {
                    busy.set(false);
                    change.set(found);
                    bucketDiff.setAll(TextDiff.of(found.bucketBefore(), found.bucketAfter()));
                    policyDiff.setAll(TextDiff.of(found.policyBefore(), found.policyAfter()));
                    showStatus(note(found), found.conflict().isPresent());
                    if (found.conflict().isPresent()) {
                        change.set(null);
                    }
                },
                this::fail);
    }

    private void write() {
        BucketEventConfigurator.Change now = change.get();
        busy.set(true);
        changing.ask(
                configurator.write(now),
                done -> {
                    busy.set(false);
                    forgetChange();
                    showStatus(written(now), false);
                    context.notice().set(status.get());
                    readRules();
                },
                e -> {
                    fail(e);
                    if (closed) {
                        context.errors().show(e, null);
                    } else {
                        readRules(); // One of the two may have been written.
                    }
                });
    }

    /** Publishes the test event that S3 sends when a notification is set up; all subscribers receive it. */
    private void test() {
        Map<String, String> event = new LinkedHashMap<>();
        event.put("Service", "Amazon S3");
        event.put("Event", "s3:TestEvent");
        event.put("Time", Instant.now().toString());
        event.put("Bucket", bucket.get());
        busy.set(true);
        changing.ask(
                PublishAnswers.told(
                        session.sns()
                                .messages()
                                .publish(
                                        topicNow(),
                                        Message.of(
                                                "Amazon S3 Notification",
                                                JsonMapper.shared().writeValueAsString(event))),
                        topicNow().arn()),
                id -> {
                    busy.set(false);
                    showStatus(Texts.get("events.tested", topic.get(), id), false);
                },
                this::fail);
    }

    @Override
    public void close() {
        closed = true;
        listing.drop();
        reading.drop(); // A running write is allowed to finish.
    }
}
