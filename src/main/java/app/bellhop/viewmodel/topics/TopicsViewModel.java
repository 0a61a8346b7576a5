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
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.rows.RowStore;
import app.bellhop.viewmodel.rows.RowView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
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

    private static final Comparator<TopicRow> BY_NAME = Comparator.comparing(TopicRow::name);

    private final Sns sns;
    private final UiContext context;
    private final RowView<TopicRow> view;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper filterSought = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<Topic> current = new SimpleObjectProperty<>();
    private final ObservableList<Topic> selected = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Topic> single = new ReadOnlyObjectWrapper<>();
    private final StringProperty said = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper placeholder = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private volatile Map<Topic, TopicRow> rows = new ConcurrentHashMap<>();
    private final AttributeLoader<Topic, TopicAttributes> attributes;
    private final AttributeLoader<Topic, Map<String, String>> tags;
    private final LatestRequest request;
    private final TopicActions actions;
    private final Consumer<String> switchRegion;
    private final Runnable tick;
    private RowStore<TopicRow> all = new RowStore<>();

    /** What the current listing has found, and where it puts it. */
    private Map<Topic, TopicRow> listed = new ConcurrentHashMap<>();

    private RowStore<TopicRow> listing = all;
    private ProtectedTopicNames protection;
    private boolean loaded;
    private boolean incomplete;
    private boolean closed;

    public TopicsViewModel(Sns sns, UiContext context, TopicActions actions, Consumer<String> switchRegion) {
        single.bind(Bindings.createObjectBinding(() -> selected.size() > 1 ? null : current.get(), current, selected));
        this.sns = sns;
        this.context = context;
        this.actions = actions;
        this.switchRegion = switchRegion;
        this.request = new LatestRequest(context);
        view = new RowView<>(context, TopicRow[]::new, () -> BY_NAME, this::shownAnew);
        view.clear(all); // Shows its rows as they arrive.
        protection = new ProtectedTopicNames(context.settings().get().protectedTopics());
        tick = view::refresh;
        context.ticker().add(tick);
        attributes = new AttributeLoader<>(
                topic -> sns.topics().attributes(topic),
                context.ui(),
                context.later(),
                (topic, found) -> row(topic).show(found),
                (topic, e) -> row(topic).failed(ErrorTexts.sentence(e)));
        tags = new AttributeLoader<>(
                topic -> sns.topics().tags(topic),
                context.ui(),
                context.later(),
                (topic, found) -> row(topic).show(found),
                (topic, e) -> row(topic).failedTags(ErrorTexts.sentence(e)));
        filter.addListener((o, before, now) -> view.filter(wanted()));
        placeholder.bind(context.errors().unless(said));
    }

    public ObservableList<TopicRow> shown() {
        return view.rows();
    }

    /** Sorts the rows; those that compare equal by name. */
    public void sort(Supplier<Comparator<TopicRow>> order) {
        view.sort(() -> order.get().thenComparing(BY_NAME));
    }

    public StringProperty filter() {
        return filter;
    }

    /** Incremented each time the filter is to get the focus. */
    public ReadOnlyIntegerProperty filterSought() {
        return filterSought.getReadOnlyProperty();
    }

    public void seekFilter() {
        filterSought.set(filterSought.get() + 1);
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

    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether listing the topics takes long. */
    public ReadOnlyBooleanProperty slow() {
        return request.slow();
    }

    public List<Command> commands() {
        return Stream.concat(
                        actions.commands(this).stream(),
                        Stream.of(Command.of(CommandIds.STOP_TOPICS)
                                .icon("fth-x-circle")
                                .enabledWhen(slow())
                                .does(this::stop)))
                .toList();
    }

    /** Ends the listing; the topics shown stay. */
    private void stop() {
        request.drop();
        ended(Texts.get("listing.stopped"));
    }

    public List<Topic> all() {
        return all.rows().sorted(BY_NAME).map(TopicRow::topic).toList();
    }

    /** Whether there are no topics but those listed. */
    boolean complete() {
        return loaded && !incomplete;
    }

    /** Loads a row's attributes the first time it becomes visible. */
    public void loadDetails(TopicRow row) {
        attributes.load(row.topic());
    }

    /** Loads a row's tags the first time they become visible. */
    public void loadTags(TopicRow row) {
        tags.load(row.topic());
    }

    /** Any thread. */
    private TopicRow row(Topic topic) {
        return rows.computeIfAbsent(topic, TopicRow::new);
    }

    /** Reloads the list. The first load shows pages as they arrive; later ones replace the list once complete. */
    public void reload() {
        if (closed) {
            return;
        }
        said.set(Texts.get("listing.loading"));
        attributes.clear();
        tags.clear();
        boolean streaming = all.size() == 0;
        RowStore<TopicRow> target = streaming ? all : new RowStore<>();
        Map<Topic, TopicRow> seen = new ConcurrentHashMap<>(); // Some servers list an ARN twice.
        listed = seen;
        listing = target;
        CompletableFuture<Void> found = sns.topics().listTopics(page -> {
            List<TopicRow> more = page.stream()
                    .map(this::row)
                    .filter(row -> seen.putIfAbsent(row.topic(), row) == null)
                    .toList();
            if (streaming) {
                view.add(target, more);
            } else {
                target.add(more);
            }
        });
        request.ask(
                found,
                done -> {
                    loaded = true;
                    incomplete = false;
                    rows = seen;
                    all = target;
                    view.show(target);
                    if (all.size() == 0) {
                        said.set(Texts.get("topics.empty"));
                    }
                    attributes.restore(rows.keySet());
                    tags.restore(rows.keySet());
                    loadAllDetails();
                    if (current.get() == null && all.size() == 1) {
                        current.set(all().get(0)); // There is nothing else to choose.
                    }
                },
                this::failed);
    }

    /** Rows that have arrived stay. */
    private void ended(String why) {
        incomplete |= listing == all && all.size() > 0;
        said.set(why);
        shownAnew();
    }

    private void failed(CloudException failure) {
        boolean denied = failure.kind() == ErrorKind.ACCESS_DENIED;
        ended(denied ? Texts.get("topics.denied") : ErrorTexts.sentence(failure));
        // A server without SNS: shown in place of the list, if that is empty.
        if (failure.kind() != ErrorKind.NOT_SUPPORTED || all.size() > 0) {
            context.errors().show(failure, this::reload);
        }
    }

    private void loadAllDetails() {
        List<Topic> wanted = (all.size() <= ALL_DETAILS
                        ? all.rows()
                        : shown().stream().limit(ALL_DETAILS))
                .map(TopicRow::topic)
                .toList();
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

    /** Asks for a topic's counts, where no listing of its subscriptions tells them. */
    public void recount(Topic topic) {
        if (rows.containsKey(topic)) {
            attributes.reload(topic);
        }
    }

    /** Adds a topic that was just created, or is known only by its ARN. */
    void add(Topic topic) {
        boolean fresh = !listed.containsKey(topic);
        TopicRow row = row(topic);
        if (fresh) {
            listed.put(topic, row);
            listing.add(List.of(row));
        }
        if (listing != all && all.rows().noneMatch(row::equals)) {
            all.add(List.of(row));
        }
        if (wanted().test(row)) {
            view.show(all);
        } else {
            filter.set("");
        }
        attributes.reload(topic);
        current.set(topic);
    }

    private Predicate<TopicRow> wanted() {
        String needle = filter.get().strip().toLowerCase(Locale.ROOT);
        return row -> row.name().toLowerCase(Locale.ROOT).contains(needle)
                || row.topic().arn().equalsIgnoreCase(needle);
    }

    private void shownAnew() {
        Topic kept = current.get();
        if (kept != null
                && view.upToDate()
                && shown().stream().noneMatch(row -> row.topic().equals(kept))) {
            current.set(null);
        }
        int listedNow = all.size();
        if (loaded && view.upToDate() && listedNow > 0) {
            said.set(Texts.get("topics.noMatch"));
        }
        if (listedNow == 0 && !loaded) {
            status.set(""); // Nothing is known yet.
            return;
        }
        String count = shown().size() == listedNow
                ? Texts.get("topics.count", listedNow)
                : Texts.get("topics.countFiltered", shown().size(), listedNow);
        status.set(incomplete ? Texts.get("listing.incomplete", count) : count);
    }

    /** Whether the topic is protected from deletion. */
    public boolean isProtected(Topic topic) {
        return protection.covers(topic.name());
    }

    /** Applies changed protection patterns. */
    void updateProtection() {
        protection = new ProtectedTopicNames(context.settings().get().protectedTopics());
        view.redraw(); // The lock icons.
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

    public void close() {
        closed = true;
        context.ticker().remove(tick);
        request.drop();
        attributes.clear();
        tags.clear();
    }
}
