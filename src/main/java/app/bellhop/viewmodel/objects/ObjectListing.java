package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.rows.RowList;
import app.bellhop.viewmodel.rows.RowStore;
import app.bellhop.viewmodel.rows.RowView;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the open place. Pages arrive on other threads. The first is shown at once; later ones are sorted and
 * filtered in the background and swapped in on a tick. Leaving a place cancels its listing.
 */
public final class ObjectListing {

    private final ObjectStore store;
    private final UiContext context;
    private final RowView<ObjectRow> view;
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty flat = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper filterSought = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper placeholder = new ReadOnlyStringWrapper("");
    private final StringProperty said = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable ErrorKind> failure = new ReadOnlyObjectWrapper<>();

    private RowStore<ObjectRow> shown = new RowStore<>();
    private CompletableFuture<Void> request = CompletableFuture.completedFuture(null);
    private @Nullable S3Location location;

    private boolean reloadPending;

    /** Whether the rows shown are not all that there are. */
    private boolean stopped;

    /** Whether subfolders are included only until the search ends. */
    private boolean searching;

    public ObjectListing(ObjectStore store, UiContext context) {
        this.store = store;
        this.context = context;
        view = new RowView<>(context, ObjectRow[]::new, ObjectOrder.BY_NAME::comparator, this::count);
        flat.addListener((o, before, now) -> {
            searching = false;
            listAnew();
        });
        filter.addListener((o, before, now) -> view.filter(passes(now)));
        placeholder.bind(context.errors().unless(said));
    }

    public RowList<ObjectRow> rows() {
        return view.rows();
    }

    /** Shows only rows whose name contains this text, ignoring case. */
    public StringProperty filter() {
        return filter;
    }

    /** Whether all objects below the place are rows, instead of its folders; ends when another place is opened. */
    public BooleanProperty flat() {
        return flat;
    }

    /** Incremented each time the filter is to get the focus. */
    public ReadOnlyIntegerProperty filterSought() {
        return filterSought.getReadOnlyProperty();
    }

    public void seekFilter() {
        filterSought.set(filterSought.get() + 1);
    }

    /** Finds what is below the subfolders, too. */
    void search() {
        boolean folder = !flat.get();
        flat.set(true);
        searching |= folder;
        seekFilter();
    }

    /** Clears the filter, and shows the folder that was searched; answers whether there was anything to do. */
    public boolean endSearch() {
        boolean any = searching || !filter.get().isEmpty();
        filter.set("");
        flat.set(flat.get() && !searching);
        return any;
    }

    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** The number of rows shown, as text. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** The text shown in place of rows; a failure only after its banner has been closed. */
    public ReadOnlyStringProperty placeholder() {
        return placeholder.getReadOnlyProperty();
    }

    /** Why the place could not be listed; null if it could, or is being listed. */
    public ReadOnlyObjectProperty<@Nullable ErrorKind> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Opens another place: clears the rows and cancels the current listing. */
    public void open(S3Location newLocation) {
        location = null;
        flat.set(false);
        filter.set("");
        location = newLocation;
        listAnew();
    }

    private void listAnew() {
        if (location != null) {
            shown = new RowStore<>();
            view.clear(shown);
            list(location, shown, true);
        }
    }

    /** Clears the rows and cancels the listing. */
    public void close() {
        location = null;
        request.cancel(true);
        request = CompletableFuture.completedFuture(null);
        loading.set(false);
        shown = new RowStore<>();
        view.clear(shown);
        status.set("");
    }

    /**
     * Lists the same place again. The old rows stay until all the new ones have arrived. If a listing is in progress,
     * the new one starts after it: otherwise a long upload would keep restarting the listing and none would finish.
     */
    public void reload() {
        if (loading.get()) {
            reloadPending = true;
        } else if (location != null) {
            list(location, new RowStore<>(), false);
        }
    }

    /** Ends the listing; the rows that came so far stay. */
    public void stop() {
        reloadPending = false;
        request.cancel(true);
    }

    private void list(S3Location listed, RowStore<ObjectRow> target, boolean streaming) {
        reloadPending = false;
        request.cancel(true);
        loading.set(true);
        stopped = stopped && !streaming;
        said.set(Texts.get("listing.loading"));
        failure.set(null);
        count();
        AtomicBoolean found = new AtomicBoolean(listed.key().isEmpty());
        Consumer<List<ObjectEntry>> taken = page -> {
            found.compareAndSet(false, !page.isEmpty());
            List<ObjectRow> rows = page.stream()
                    // What makes an empty folder show; with bytes, it is an object like any other.
                    .filter(entry -> !entry.key().equals(listed.key()) || entry.size() > 0)
                    .map(entry -> new ObjectRow(entry, entry.shownBelow(listed.key())))
                    .toList();
            if (streaming) {
                view.add(target, rows);
            } else {
                target.add(rows);
            }
        };
        CompletableFuture<Void> started = flat.get() ? store.listAll(listed, taken) : store.list(listed, taken);
        request = started;
        context.ended(started, (done, e) -> ended(started, target, found.get(), e));
    }

    private void ended(
            CompletableFuture<Void> started, RowStore<ObjectRow> target, boolean found, @Nullable CloudException e) {
        if (started != request) {
            return; // The user has opened another place.
        }
        loading.set(false);
        stopped = e != null && target == shown;
        if (e != null) {
            said.set(ErrorTexts.sentence(e));
            context.errors().show(e, this::reload);
            failure.set(e.kind());
        } else if (target.size() == 0) { // Else it is loading until the rows are worked out.
            // A prefix is there only with its keys; a place that was mistyped must not look like an empty folder.
            said.set(
                    found
                            ? Texts.get("objects.empty")
                            : Texts.get(
                                    "objects.noKey",
                                    Objects.requireNonNull(location).key()));
        }
        if (e == null || target == shown) {
            shown = target;
            view.show(target);
        } else {
            count();
        }
        if (reloadPending) {
            reload();
        }
    }

    public void sort(ObjectOrder newOrder) {
        view.sort(newOrder::comparator);
    }

    /** Shows rows that arrived since the last call. Called by the ticker. */
    public void refresh() {
        view.refresh();
    }

    private static Predicate<ObjectRow> passes(String text) {
        String needle = text.strip().toLowerCase(Locale.ROOT);
        return needle.isEmpty()
                ? row -> true
                : row -> row.name().toLowerCase(Locale.ROOT).contains(needle);
    }

    private void count() {
        int all = shown.size();
        int listed = rows().size();
        String counted =
                listed == all ? Texts.get("objects.count", all) : Texts.get("objects.countFiltered", listed, all);
        String soFar = Texts.get(flat.get() ? "objects.countFlatSoFar" : "objects.countSoFar", counted);
        String text = all == 0 ? Texts.get("listing.loading") : soFar;
        counted = flat.get() ? Texts.get("objects.countFlat", counted) : counted;
        String part = all == 0 ? "" : Texts.get("objects.countStopped", counted); // The error says the rest.
        String ended = stopped ? part : counted;
        String listing = loading.get() ? text : ended;
        status.set(location == null ? "" : listing);
    }
}
