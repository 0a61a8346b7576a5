package app.bellhop.viewmodel.subscriptions;

import app.bellhop.batch.AttributeLoader;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Subscriptions;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.SwappedList;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** The subscriptions of the selected topic or of all topics, filtered by protocol and text. FX thread. */
public final class SubscriptionsViewModel {

    private final Subscriptions subscriptions;
    private final UiContext context;
    private final UnsupportedOperations unsupported;
    private final ReadOnlyObjectProperty<Topic> topic;
    private final SubscriptionActions actions;
    private final Counted counted;
    private final SwappedList<SubscriptionRow> shown = new SwappedList<>();
    private final ObservableList<Subscription> selected = FXCollections.observableArrayList();
    private final BooleanProperty everyTopic = new SimpleBooleanProperty();
    private final ObservableList<String> protocols = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper placeholder = new ReadOnlyStringWrapper(Texts.get("subscriptions.noTopic"));
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final Map<Subscription, SubscriptionRow> rows = new ConcurrentHashMap<>();
    private final AttributeLoader<Subscription, SubscriptionAttributes> details;
    private final LatestRequest request;
    private final LatestRequest matching;
    private List<Subscription> all = new ArrayList<>();

    /** The number of the current listing; pages of earlier listings are ignored. */
    private long listing;

    private boolean closed;

    /** Receives the subscription counts of a topic. */
    @FunctionalInterface
    public interface Counted {
        void of(Topic topic, int confirmed, int pending);
    }

    public SubscriptionsViewModel(
            Subscriptions subscriptions,
            UiContext context,
            UnsupportedOperations unsupported,
            ReadOnlyObjectProperty<Topic> topic,
            SubscriptionActions actions,
            Counted counted) {
        this.counted = counted;
        this.subscriptions = subscriptions;
        this.context = context;
        this.unsupported = unsupported;
        this.topic = topic;
        this.actions = actions;
        this.request = new LatestRequest(context.ui());
        this.matching = new LatestRequest(context.ui());
        details = new AttributeLoader<>(
                subscriptions::attributes,
                context.ui(),
                context.later(),
                (subscription, found) -> row(subscription).show(found),
                (subscription, e) -> {
                    unsupported.note(e);
                    row(subscription).failed(ErrorTexts.sentence(e));
                });
        topic.addListener((o, before, now) -> {
            if (!everyTopic.get()) {
                replace(List.of());
                reload();
            }
        });
        everyTopic.addListener((o, before, now) -> {
            replace(List.of());
            reload();
        });
        protocols.addListener((ListChangeListener<String>) change -> show());
        filter.addListener((o, before, now) -> show());
    }

    public ObservableList<SubscriptionRow> shown() {
        return shown.view();
    }

    /** Updated by the table. */
    public ObservableList<Subscription> selected() {
        return selected;
    }

    /** Whether subscriptions of all topics are listed. Set by the screen. */
    public BooleanProperty everyTopic() {
        return everyTopic;
    }

    /** Protocols to show; empty for all. */
    public ObservableList<String> protocols() {
        return protocols;
    }

    /** Text that the endpoint or topic must contain. */
    public StringProperty filter() {
        return filter;
    }

    public ReadOnlyStringProperty placeholder() {
        return placeholder.getReadOnlyProperty();
    }

    /** How many subscriptions are shown, out of how many. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Topic> topic() {
        return topic;
    }

    public List<Command> commands() {
        return actions.commands(this);
    }

    /** Loads a row's attributes the first time it becomes visible. */
    public void loadDetails(SubscriptionRow row) {
        if (row.subscription().removable()) {
            details.load(row.subscription());
        }
    }

    private SubscriptionRow row(Subscription subscription) {
        return rows.computeIfAbsent(subscription, SubscriptionRow::new);
    }

    /** Reloads the list. */
    public void reload() {
        if (closed) {
            return;
        }
        details.clear();
        listing++;
        Topic of = topic.get();
        if (of == null && !everyTopic.get()) {
            request.drop();
            replace(List.of());
            placeholder.set(Texts.get("subscriptions.noTopic"));
            return;
        }
        String reason = unsupported.reason(everyTopic.get() ? "ListSubscriptions" : "ListSubscriptionsByTopic");
        if (!reason.isEmpty()) {
            request.drop();
            placeholder.set(reason);
            return;
        }
        placeholder.set(Texts.get("subscriptions.loading"));
        // An existing list stays until all pages have arrived; an empty one shows pages as they arrive.
        Consumer<List<Subscription>> page;
        List<Subscription> found = Collections.synchronizedList(new ArrayList<>());
        boolean streaming = all.isEmpty();
        long started = listing;
        if (streaming) {
            page = appending(started);
        } else {
            page = found::addAll;
        }
        CompletableFuture<Void> listed = everyTopic.get() ? subscriptions.listAll(page) : subscriptions.list(of, page);
        request.ask(
                unsupported.watch(listed),
                done -> {
                    if (!streaming) {
                        replace(found);
                    }
                    if (!everyTopic.get()) {
                        counted.of(of, count(Subscription.State.CONFIRMED), count(Subscription.State.PENDING));
                    }
                    String none = everyTopic.get() ? "subscriptions.none" : "subscriptions.empty";
                    placeholder.set(Texts.get(all.isEmpty() ? none : "subscriptions.noMatch"));
                    details.restore(all); // Reloads the details that were loaded before.
                },
                this::failed);
    }

    /** Shows pages as they arrive, as many at a time as have come since the last. */
    private Consumer<List<Subscription>> appending(long started) {
        Queue<List<Subscription>> arrived = new ConcurrentLinkedQueue<>();
        AtomicBoolean waiting = new AtomicBoolean();
        return page -> {
            arrived.add(page);
            if (waiting.compareAndSet(false, true)) {
                context.ui().execute(() -> {
                    waiting.set(false);
                    List<Subscription> more = new ArrayList<>();
                    for (List<Subscription> next = arrived.poll(); next != null; next = arrived.poll()) {
                        more.addAll(next);
                    }
                    if (started == listing) {
                        append(more);
                    }
                });
            }
        };
    }

    private int count(Subscription.State state) {
        return (int) all.stream().filter(s -> s.state() == state).count();
    }

    private void failed(CloudException failure) {
        placeholder.set(ErrorTexts.sentence(failure));
        if (failure.kind() != ErrorKind.NOT_SUPPORTED) { // Shown in place of the table, not as an error for each topic.
            context.errors().show(failure, this::reload);
        }
    }

    private void replace(List<Subscription> found) {
        all = new ArrayList<>(found);
        if (found.isEmpty()) {
            matching.drop();
            rows.clear();
            shown.swap(List.of());
            showStatus();
            return;
        }
        show(true);
    }

    /** Adds a page without touching the rows of earlier ones. */
    private void append(List<Subscription> page) {
        all.addAll(page);
        shown.append(matching(page, wanted()));
        showStatus();
    }

    private void show() {
        show(false);
    }

    /**
     * Finds the rows in the background, because there may be a hundred thousand.
     *
     * @param forget whether to forget the rows of subscriptions that are gone
     */
    private void show(boolean forget) {
        List<Subscription> whole = all;
        List<Subscription> now = List.copyOf(all);
        Predicate<Subscription> wanted = wanted();
        matching.ask(
                CompletableFuture.supplyAsync(
                        () -> {
                            if (forget) {
                                rows.keySet().retainAll(new HashSet<>(now));
                            }
                            return matching(now, wanted);
                        },
                        context.background()),
                found -> {
                    List<SubscriptionRow> more = new ArrayList<>(found);
                    if (whole == all) { // Pages that came meanwhile.
                        more.addAll(matching(all.subList(now.size(), all.size()), wanted));
                    }
                    shown.swap(more);
                    showStatus();
                },
                e -> context.errors().show(e, null));
    }

    private Predicate<Subscription> wanted() {
        String needle = filter.get().strip().toLowerCase(Locale.ROOT);
        Set<String> some = Set.copyOf(protocols);
        return s -> (some.isEmpty() || some.contains(s.protocol()))
                && (needle.isEmpty()
                        || s.endpoint().toLowerCase(Locale.ROOT).contains(needle)
                        || s.topic().name().toLowerCase(Locale.ROOT).contains(needle));
    }

    /** Any thread. */
    private List<SubscriptionRow> matching(List<Subscription> subscriptions, Predicate<Subscription> wanted) {
        return subscriptions.stream().filter(wanted).map(this::row).toList();
    }

    private void showStatus() {
        int listed = shown().size();
        status.set(
                listed == all.size()
                        ? Texts.get("subscriptions.count", listed)
                        : Texts.get("subscriptions.countFiltered", listed, all.size()));
    }

    /** Reloads a subscription's attributes after a change. */
    void changed(Subscription subscription) {
        details.reload(subscription);
    }

    /** Cancels all requests. */
    public void close() {
        closed = true;
        request.drop();
        matching.drop();
        details.clear();
    }
}
