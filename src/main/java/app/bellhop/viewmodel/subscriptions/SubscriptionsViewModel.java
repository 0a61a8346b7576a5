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
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.rows.RowStore;
import app.bellhop.viewmodel.rows.RowView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
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
    private final Consumer<Topic> recount;
    private final RowView<SubscriptionRow> view;
    private final ObservableList<Subscription> selected = FXCollections.observableArrayList();
    private final BooleanProperty everyTopic = new SimpleBooleanProperty();
    private final ObservableList<String> protocols = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final StringProperty said = new SimpleStringProperty(Texts.get("subscriptions.noTopic"));
    private final ReadOnlyStringWrapper placeholder = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private volatile Map<Subscription, SubscriptionRow> rows = new ConcurrentHashMap<>();
    private final AttributeLoader<Subscription, SubscriptionAttributes> details;
    private final DeadLetterCounts deadLetters;
    private final LatestRequest request;
    private final Runnable tick;
    private RowStore<SubscriptionRow> all = new RowStore<>();
    /** Whether rows of the current listing are shown as they arrive. */
    private boolean streaming;

    private boolean incomplete;
    private boolean closed;

    @FunctionalInterface
    public interface Counted {
        void of(Topic topic, int confirmed, int pending);
    }

    /**
     * @param counted told what a listing of one topic has found
     * @param recount told of a topic whose subscriptions have changed but are not listed alone
     */
    public SubscriptionsViewModel(
            Subscriptions subscriptions,
            UiContext context,
            UnsupportedOperations unsupported,
            ReadOnlyObjectProperty<Topic> topic,
            SubscriptionActions actions,
            Counted counted,
            Consumer<Topic> recount) {
        this.counted = counted;
        this.recount = recount;
        this.subscriptions = subscriptions;
        this.context = context;
        this.unsupported = unsupported;
        this.topic = topic;
        this.actions = actions;
        this.deadLetters = new DeadLetterCounts(actions.deadLetters(), context);
        this.request = new LatestRequest(context);
        view = new RowView<>(context, SubscriptionRow[]::new, RowView.asArrived(), this::showStatus);
        tick = view::refresh;
        context.ticker().add(tick);
        placeholder.bind(context.errors().unless(said));
        details = new AttributeLoader<>(
                subscriptions::attributes,
                context.ui(),
                context.later(),
                (subscription, found) -> {
                    row(subscription).show(found);
                    deadLetters.known(row(subscription));
                },
                (subscription, e) -> {
                    row(subscription).failed(ErrorTexts.sentence(e));
                });
        topic.addListener((o, before, now) -> {
            if (!everyTopic.get()) {
                clear();
                reload();
            }
        });
        everyTopic.addListener((o, before, now) -> {
            clear();
            reload();
        });
        protocols.addListener((ListChangeListener<String>) change -> view.filter(wanted()));
        filter.addListener((o, before, now) -> view.filter(wanted()));
    }

    public ObservableList<SubscriptionRow> shown() {
        return view.rows();
    }

    public void sort(Supplier<Comparator<SubscriptionRow>> order) {
        view.sort(order);
    }

    /** Those that pass the filter, also where it was just typed and rows that don't are still shown. */
    List<Subscription> listed() {
        return shown().stream()
                .filter(wanted())
                .map(SubscriptionRow::subscription)
                .toList();
    }

    /** Why {@link #listed} are not all; empty if they are. */
    List<String> leftOut() {
        List<String> why = new ArrayList<>();
        int hidden = all.size() - listed().size();
        if (hidden > 0) {
            why.add(Texts.get("subscriptions.hidden", hidden));
        }
        if (incomplete || streaming) {
            why.add(Texts.get("subscriptions.partial"));
        }
        return why;
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

    /** Whether listing the subscriptions takes long. */
    public ReadOnlyBooleanProperty slow() {
        return request.slow();
    }

    public List<Command> commands() {
        return Stream.concat(
                        actions.commands(this).stream(),
                        Stream.of(Command.of(CommandIds.STOP_SUBSCRIPTIONS)
                                .icon("fth-x-circle")
                                .enabledWhen(slow())
                                .does(this::stop)))
                .toList();
    }

    /** Ends the listing; the subscriptions shown stay. */
    private void stop() {
        request.drop();
        ended(Texts.get("listing.stopped"));
    }

    /** Loads a row's attributes the first time it becomes visible. */
    public void loadDetails(SubscriptionRow row) {
        if (row.subscription().removable()) {
            details.load(row.subscription());
        }
    }

    /** Counts the messages in a row's dead-letter queue the first time the count becomes visible. */
    public void loadDeadLetters(SubscriptionRow row) {
        deadLetters.load(row);
    }

    void countDeadLetters(String queue) {
        deadLetters.reload(queue);
    }

    private SubscriptionRow row(Subscription subscription) {
        return rows.computeIfAbsent(subscription, SubscriptionRow::new);
    }

    /** Reloads the list, and the counts of the topics whose subscriptions have changed. */
    void reload(Collection<Topic> changed) {
        reload();
        changed.stream()
                .distinct()
                .filter(each -> !closed && (everyTopic.get() || !each.equals(topic.get())))
                .forEach(recount);
    }

    public void reload() {
        if (closed) {
            return;
        }
        details.clear();
        deadLetters.clear();
        Topic of = topic.get();
        if (of == null && !everyTopic.get()) {
            request.drop();
            clear();
            said.set(Texts.get("subscriptions.noTopic"));
            return;
        }
        String reason = unsupported.reason(everyTopic.get() ? "ListSubscriptions" : "ListSubscriptionsByTopic");
        if (!reason.isEmpty()) {
            request.drop();
            clear();
            said.set(reason);
            return;
        }
        said.set(Texts.get("listing.loading"));
        // An existing list stays until all pages have arrived; an empty one shows pages as they arrive.
        boolean first = all.size() == 0;
        streaming = first;
        RowStore<SubscriptionRow> target = first ? all : new RowStore<>();
        AtomicInteger confirmed = new AtomicInteger();
        AtomicInteger pending = new AtomicInteger();
        Object listing = new Object();
        Consumer<List<Subscription>> page = answered -> {
            // Some servers list a subscription twice.
            List<SubscriptionRow> more = answered.stream()
                    .map(this::row)
                    .filter(row -> row.firstIn(listing))
                    .toList();
            confirmed.addAndGet(count(more, Subscription.State.CONFIRMED));
            pending.addAndGet(count(more, Subscription.State.PENDING));
            if (first) {
                view.add(target, more);
            } else {
                target.add(more);
            }
        };
        CompletableFuture<Void> listed = everyTopic.get() ? subscriptions.listAll(page) : subscriptions.list(of, page);
        request.ask(
                listed,
                done -> {
                    incomplete = false;
                    streaming = false;
                    all = target;
                    view.show(target);
                    if (!everyTopic.get()) {
                        counted.of(of, confirmed.get(), pending.get());
                    }
                    if (all.size() == 0) {
                        said.set(Texts.get(everyTopic.get() ? "subscriptions.none" : "subscriptions.empty"));
                    }
                    details.restore(rows.keySet()); // Reloads the details that were loaded before.
                },
                this::failed);
    }

    private static int count(List<SubscriptionRow> page, Subscription.State state) {
        return (int)
                page.stream().filter(row -> row.subscription().state() == state).count();
    }

    /** Rows that have arrived stay. */
    private void ended(String why) {
        incomplete |= streaming && all.size() > 0;
        streaming = false;
        said.set(why);
        showStatus();
    }

    private void failed(CloudException failure) {
        ended(ErrorTexts.sentence(failure));
        // Shown in place of the table, if that is empty, and not as an error for each topic.
        if (failure.kind() != ErrorKind.NOT_SUPPORTED || all.size() > 0) {
            context.errors().show(failure, this::reload);
        }
    }

    private void clear() {
        all = new RowStore<>();
        incomplete = false;
        streaming = false;
        rows = new ConcurrentHashMap<>(); // To empty one of 100,000 would take a while.
        view.clear(all);
    }

    private Predicate<SubscriptionRow> wanted() {
        String needle = filter.get().strip().toLowerCase(Locale.ROOT);
        Set<String> some = Set.copyOf(protocols);
        return row -> {
            Subscription s = row.subscription();
            return (some.isEmpty() || some.contains(s.protocol()))
                    && (needle.isEmpty()
                            || s.endpoint().toLowerCase(Locale.ROOT).contains(needle)
                            || s.topic().name().toLowerCase(Locale.ROOT).contains(needle));
        };
    }

    private void showStatus() {
        int listed = shown().size();
        if (!streaming && view.upToDate() && all.size() > 0) {
            said.set(Texts.get("subscriptions.noMatch"));
        }
        String count = listed == all.size()
                ? Texts.get("subscriptions.count", listed)
                : Texts.get("subscriptions.countFiltered", listed, all.size());
        status.set(incomplete ? Texts.get("listing.incomplete", count) : count);
    }

    /** Reloads a subscription's attributes after a change. */
    void changed(Subscription subscription) {
        details.reload(subscription);
    }

    public void close() {
        closed = true;
        request.drop();
        context.ticker().remove(tick);
        details.clear();
        deadLetters.clear();
    }
}
