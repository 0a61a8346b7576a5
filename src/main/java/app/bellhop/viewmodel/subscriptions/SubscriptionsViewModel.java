package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Subscriptions;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.AttributeLoader;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.SwappedList;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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

/** The subscriptions of the topic that is selected, or of all topics; filtered by protocols and text. FX thread. */
public final class SubscriptionsViewModel {

    private final Subscriptions subscriptions;
    private final UiContext context;
    private final UnsupportedOperations missing;
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
    private final Map<Subscription, SubscriptionRow> rows = new HashMap<>();
    private final AttributeLoader<Subscription, SubscriptionAttributes> details;
    private final LatestRequest request;
    private List<Subscription> all = new ArrayList<>();

    /** Goes up with every listing: pages of an earlier one are nobody's any more. */
    private long asking;

    private boolean closed;

    /** Told how many subscriptions a topic has. */
    @FunctionalInterface
    public interface Counted {
        void of(Topic topic, int confirmed, int pending);
    }

    public SubscriptionsViewModel(
            Subscriptions subscriptions,
            UiContext context,
            UnsupportedOperations missing,
            ReadOnlyObjectProperty<Topic> topic,
            SubscriptionActions actions,
            Counted counted) {
        this.counted = counted;
        this.subscriptions = subscriptions;
        this.context = context;
        this.missing = missing;
        this.topic = topic;
        this.actions = actions;
        this.request = new LatestRequest(context.ui());
        details = new AttributeLoader<>(
                subscriptions::attributes,
                context,
                (subscription, found) -> row(subscription).show(found),
                (subscription, e) -> {
                    missing.note(e);
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

    /** Kept by the table. */
    public ObservableList<Subscription> selected() {
        return selected;
    }

    /** Whether those of all topics are listed; set by the screen. */
    public BooleanProperty everyTopic() {
        return everyTopic;
    }

    /** Shows only those of these protocols; empty for all. */
    public ObservableList<String> protocols() {
        return protocols;
    }

    /** Shows only those with this in endpoint or topic. */
    public StringProperty filter() {
        return filter;
    }

    public ReadOnlyStringProperty placeholder() {
        return placeholder.getReadOnlyProperty();
    }

    /** How many are shown, of how many. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Topic> topic() {
        return topic;
    }

    public List<Command> commands() {
        return actions.commands(this);
    }

    /** A row came into sight: its attributes are asked for, once. */
    public void look(SubscriptionRow row) {
        if (row.subscription().removable()) {
            details.load(row.subscription());
        }
    }

    private SubscriptionRow row(Subscription subscription) {
        return rows.computeIfAbsent(subscription, SubscriptionRow::new);
    }

    /** Lists again. */
    public void reload() {
        if (closed) {
            return;
        }
        details.clear();
        asking++;
        Topic of = topic.get();
        if (of == null && !everyTopic.get()) {
            request.drop();
            replace(List.of());
            placeholder.set(Texts.get("subscriptions.noTopic"));
            return;
        }
        String reason = missing.reason(everyTopic.get() ? "ListSubscriptions" : "ListSubscriptionsByTopic");
        if (!reason.isEmpty()) {
            request.drop();
            placeholder.set(reason);
            return;
        }
        placeholder.set(Texts.get("subscriptions.loading"));
        // What is listed already stays until all pages are there; with nothing listed, pages show as they come.
        Consumer<List<Subscription>> page;
        List<Subscription> found = Collections.synchronizedList(new ArrayList<>());
        boolean streaming = all.isEmpty();
        long asked = asking;
        if (streaming) {
            page = more -> context.ui().execute(() -> {
                if (asked == asking) {
                    append(more);
                }
            });
        } else {
            page = found::addAll;
        }
        CompletableFuture<Void> listing = everyTopic.get() ? subscriptions.listAll(page) : subscriptions.list(of, page);
        request.ask(
                missing.watch(listing),
                done -> {
                    if (!streaming) {
                        replace(found);
                    }
                    if (!everyTopic.get()) {
                        counted.of(of, count(Subscription.State.CONFIRMED), count(Subscription.State.PENDING));
                    }
                    placeholder.set(Texts.get(everyTopic.get() ? "subscriptions.none" : "subscriptions.empty"));
                    details.restore(all); // What was looked at before is looked at again.
                },
                this::failed);
    }

    private int count(Subscription.State state) {
        return (int) all.stream().filter(s -> s.state() == state).count();
    }

    private void failed(CloudException failure) {
        placeholder.set(ErrorTexts.sentence(failure));
        if (failure.kind() != ErrorKind.NOT_SUPPORTED) { // Said in the place of the table, not with every topic anew.
            context.errors().show(failure, this::reload);
        }
    }

    private void replace(List<Subscription> found) {
        all = new ArrayList<>(found);
        rows.keySet().retainAll(new HashSet<>(found));
        show();
    }

    /** Adds a page: only its own rows are worked through. */
    private void append(List<Subscription> page) {
        all.addAll(page);
        shown.append(matching(page));
        showStatus();
    }

    private void show() {
        shown.swap(matching(all));
        showStatus();
    }

    private List<SubscriptionRow> matching(List<Subscription> subscriptions) {
        String needle = filter.get().strip().toLowerCase(Locale.ROOT);
        return subscriptions.stream()
                .filter(s -> protocols.isEmpty() || protocols.contains(s.protocol()))
                .filter(s -> needle.isEmpty()
                        || s.endpoint().toLowerCase(Locale.ROOT).contains(needle)
                        || s.topic().name().toLowerCase(Locale.ROOT).contains(needle))
                .map(this::row)
                .toList();
    }

    private void showStatus() {
        int listed = shown().size();
        status.set(
                listed == all.size()
                        ? Texts.get("subscriptions.count", listed)
                        : Texts.get("subscriptions.countFiltered", listed, all.size()));
    }

    /** One subscription's attributes have changed. */
    void changed(Subscription subscription) {
        details.reload(subscription);
    }

    /** Asks nothing any more. */
    public void close() {
        closed = true;
        request.drop();
        details.clear();
    }
}
