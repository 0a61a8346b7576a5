package app.bellhop.viewmodel.topics;

import app.bellhop.batch.AttributeLoader;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.settings.ProtectedTopicNames;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.SwappedList;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The topic list: pages show as they arrive, and can be filtered and selected. FX thread. */
public final class TopicsViewModel {

    /** Up to this many topics, all attributes are loaded; beyond that, only those of visible rows. */
    private static final int ALL_DETAILS = 500;

    /** The table shows the first pages one by one, then this many at a time, to keep up with thousands of topics. */
    private static final int PAGES_AT_ONCE = 10;

    private final Sns sns;
    private final UiContext context;
    private final UnsupportedOperations unsupported;
    private final SwappedList<TopicRow> shown = new SwappedList<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Topic> current = new SimpleObjectProperty<>();
    private final ObservableList<Topic> selected = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Topic> single = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper placeholder = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final Map<Topic, TopicRow> rows = new HashMap<>();
    private final AttributeLoader<Topic, TopicAttributes> attributes;
    private final AttributeLoader<Topic, Map<String, String>> tags;
    private final LatestRequest request;
    private final TopicActions actions;
    private final Consumer<String> switchRegion;
    private List<Topic> all = List.of();
    private boolean closed;

    /** The number of the current listing; pages of earlier listings are ignored. */
    private long listing;

    public TopicsViewModel(
            Sns sns,
            UiContext context,
            UnsupportedOperations unsupported,
            TopicActions actions,
            Consumer<String> switchRegion) {
        single.bind(Bindings.createObjectBinding(() -> selected.size() > 1 ? null : current.get(), current, selected));
        this.sns = sns;
        this.context = context;
        this.unsupported = unsupported;
        this.actions = actions;
        this.switchRegion = switchRegion;
        this.request = new LatestRequest(context.ui());
        attributes = new AttributeLoader<>(
                topic -> sns.topics().attributes(topic),
                context.ui(),
                context.later(),
                (topic, found) -> row(topic).show(found),
                (topic, e) -> failed(topic, e));
        tags = new AttributeLoader<>(
                topic -> sns.topics().tags(topic),
                context.ui(),
                context.later(),
                (topic, found) -> row(topic).show(found),
                (topic, e) -> failed(topic, e));
        filter.addListener((o, before, now) -> show());
    }

    public ObservableList<TopicRow> shown() {
        return shown.view();
    }

    public StringProperty filter() {
        return filter;
    }

    /** The only selected topic; null while none or several are selected. */
    public ReadOnlyObjectProperty<@Nullable Topic> single() {
        return single.getReadOnlyProperty();
    }

    /** The topic whose subscriptions are shown. Set by the table. */
    public ObjectProperty<Topic> current() {
        return current;
    }

    /** Updated by the table. */
    public ObservableList<Topic> selected() {
        return selected;
    }

    public ReadOnlyStringProperty placeholder() {
        return placeholder.getReadOnlyProperty();
    }

    /** How many topics are shown. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    public List<Command> commands() {
        return actions.commands(this);
    }

    /** All listed topics, sorted by name. */
    public List<Topic> all() {
        return all;
    }

    /** Loads a row's attributes the first time it becomes visible. */
    public void loadDetails(TopicRow row) {
        attributes.load(row.topic());
    }

    /** Loads a row's tags the first time they become visible. */
    public void loadTags(TopicRow row) {
        tags.load(row.topic());
    }

    private void failed(Topic topic, CloudException e) {
        unsupported.note(e);
        row(topic).failed(ErrorTexts.sentence(e));
    }

    private TopicRow row(Topic topic) {
        return rows.computeIfAbsent(topic, TopicRow::new);
    }

    /** Reloads the list. The first load shows pages as they arrive; later ones replace the list once complete. */
    public void reload() {
        if (closed) {
            return;
        }
        placeholder.set(Texts.get("topics.loading"));
        attributes.clear();
        tags.clear();
        boolean streaming = all.isEmpty();
        long started = ++listing;
        List<Topic> found = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> listed = sns.topics().listTopics(page -> {
            found.addAll(page);
            int pages = found.size() / Math.max(1, page.size());
            if (streaming && (pages < PAGES_AT_ONCE || pages % PAGES_AT_ONCE == 0)) {
                List<Topic> soFar = List.copyOf(found);
                context.ui().execute(() -> {
                    if (started == listing) {
                        accept(soFar);
                    }
                });
            }
        });
        request.ask(
                unsupported.watch(listed),
                done -> {
                    accept(List.copyOf(found));
                    placeholder.set(Texts.get("topics.empty"));
                    attributes.restore(all);
                    tags.restore(all);
                    loadAllDetails();
                },
                this::failed);
    }

    private void failed(CloudException failure) {
        placeholder.set(ErrorTexts.sentence(failure));
        if (failure.kind() != ErrorKind.NOT_SUPPORTED) { // A server without SNS: shown in place of the list.
            context.errors().show(failure, this::reload);
        }
    }

    private void loadAllDetails() {
        List<Topic> wanted = all.size() <= ALL_DETAILS
                ? all
                : shown().stream().limit(ALL_DETAILS).map(TopicRow::topic).toList();
        for (int i = wanted.size() - 1; i >= 0; i--) { // The last one requested is loaded first.
            attributes.load(wanted.get(i));
        }
    }

    /** Reloads a topic's details after a change. */
    public void changed(Topic topic) {
        attributes.reload(topic);
        tags.reload(topic);
    }

    /** Takes a topic's counts from a listing of its subscriptions, which saves a request. */
    public void counted(Topic topic, int confirmed, int pending) {
        if (rows.containsKey(topic)) {
            rows.get(topic).count(confirmed, pending);
        }
    }

    /** Adds a topic that was just created, or is known only by its ARN. */
    void add(Topic topic) {
        listing++; // Pages still being listed may not include it.
        if (!all.contains(topic)) {
            List<Topic> more = new ArrayList<>(all);
            more.add(topic);
            accept(more);
        }
        if (shown().stream().noneMatch(row -> row.topic().equals(topic))) {
            filter.set("");
        }
        attributes.reload(topic);
        current.set(topic);
    }

    private void accept(List<Topic> found) {
        // Some servers list an ARN twice.
        all = found.stream()
                .distinct()
                .sorted(Comparator.comparing(Topic::name))
                .toList();
        rows.keySet().retainAll(new HashSet<>(all));
        show();
    }

    private void show() {
        String needle = filter.get().strip().toLowerCase(Locale.ROOT);
        ProtectedTopicNames protection = protection();
        List<TopicRow> wanted = all.stream()
                .filter(topic -> topic.name().toLowerCase(Locale.ROOT).contains(needle)
                        || topic.arn().equalsIgnoreCase(needle))
                .map(this::row)
                .toList();
        wanted.forEach(row -> row.guard(protection.covers(row.name())));
        shown.swap(wanted);
        Topic kept = current.get();
        if (kept != null && wanted.stream().noneMatch(row -> row.topic().equals(kept))) {
            current.set(null);
        }
        status.set(
                wanted.size() == all.size()
                        ? Texts.get("topics.count", all.size())
                        : Texts.get("topics.countFiltered", wanted.size(), all.size()));
    }

    ProtectedTopicNames protection() {
        return new ProtectedTopicNames(context.settings().get().protectedTopics());
    }

    /** Applies changed protection patterns. */
    void updateProtection() {
        ProtectedTopicNames protection = protection();
        shown().forEach(row -> row.guard(protection.covers(row.name())));
        shown.redraw(List.copyOf(shown())); // Redraws the lock icons.
    }

    /** Enter in the filter: goes to the topic of a typed ARN; offers to switch if it is in another region. */
    public void find() {
        String typed = filter.get().strip();
        if (!Topic.isArn(typed)) {
            return;
        }
        Topic topic = new Topic(typed);
        if (topic.region().isEmpty() || topic.region().equals(sns.region())) {
            add(topic);
            return;
        }
        context.errors()
                .show(
                        Texts.get("topics.otherRegion", topic.name(), topic.region(), sns.region()),
                        Texts.get("topics.switch", topic.region()),
                        () -> switchRegion.accept(topic.region()));
    }

    /** Cancels all requests. */
    public void close() {
        closed = true;
        request.drop();
        attributes.clear();
        tags.clear();
    }
}
