package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.place.TypedPlace;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** The path bar: the current location and its history. FX thread. */
public final class LocationViewModel {

    private static final int MAX_VISITED = 200;

    private final ReadOnlyObjectWrapper<S3Location> current = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty canGoBack = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private final Deque<S3Location> backStack = new ArrayDeque<>();
    private final Deque<S3Location> forwardStack = new ArrayDeque<>();
    private final Deque<S3Location> visited = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<@Nullable ObjectEntry> sought = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper whole = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper edits = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper arrivals = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper narrowed = new ReadOnlyStringWrapper("");
    private final ObjectStore store;
    private final @Nullable String endpoint;
    private final UiContext context;
    private final LatestRequest search;
    private boolean typed;

    /** @param endpoint of S3; null for AWS */
    public LocationViewModel(ObjectStore store, @Nullable String endpoint, UiContext context) {
        this.store = store;
        this.endpoint = endpoint;
        this.context = context;
        this.search = new LatestRequest(context.ui());
    }

    /** The open bucket and prefix; null before one is opened. */
    public ReadOnlyObjectProperty<S3Location> current() {
        return current.getReadOnlyProperty();
    }

    /**
     * Opens the location that the user typed, in whatever form, or shows an error. Without a slash at its end it may be an
     * object, a prefix, or the beginning of keys.
     */
    public void go(String text) {
        typed = true;
        search.drop();
        context.errors().clear();
        TypedPlace parsed = TypedPlace.parse(text, endpoint);
        S3Location place = parsed.place();
        if (place == null) {
            context.errors().show(ErrorTexts.sentence(Objects.requireNonNull(parsed.problem())));
        } else if (place.isRoot() || place.key().endsWith("/")) {
            openWhole(place);
            arrive();
        } else if (place.isDirectoryBucket()) {
            // These list whole prefixes only.
            search.ask(
                    store.find(place),
                    found -> open(place, found.map(List::of).orElse(List.of(ObjectEntry.ofPrefix(place.key() + "/")))),
                    e -> open(new S3Location(place.bucket(), place.key() + "/")));
        } else {
            search.ask(
                    beginning(place),
                    found -> open(place, found),
                    // The listing of the prefix says what is wrong.
                    e -> open(new S3Location(place.bucket(), place.key() + "/")));
        }
    }

    /** The first page of what begins with a key: an object with exactly that key comes first. */
    private CompletableFuture<List<ObjectEntry>> beginning(S3Location place) {
        CompletableFuture<List<ObjectEntry>> first = new CompletableFuture<>();
        CompletableFuture<Void> listing = store.list(place, first::complete);
        listing.whenComplete((done, e) -> {
            if (e == null) {
                first.complete(List.of());
            } else {
                first.completeExceptionally(e);
            }
        });
        first.whenComplete((page, e) -> listing.cancel(true));
        return first;
    }

    private void open(S3Location place, List<ObjectEntry> found) {
        Optional<ObjectEntry> object =
                found.stream().filter(e -> e.key().equals(place.key())).findFirst();
        if (object.isPresent()) {
            open(place.parent());
            sought.set(object.get());
            arrive();
        } else if (found.stream().anyMatch(e -> e.key().equals(place.key() + "/"))) {
            open(new S3Location(place.bucket(), place.key() + "/"));
        } else if (found.isEmpty()) {
            context.errors().show(Texts.get("location.missing", place.uri()));
        } else {
            open(place.parent());
            narrowed.set("");
            narrowed.set(place.name());
            arrive();
        }
    }

    private void arrive() {
        arrivals.set(arrivals.get() + 1);
    }

    /** Opens a place by itself, unless the user has gone somewhere already. */
    public void openFirst(S3Location place) {
        if (!typed && current.get() == null) {
            open(place);
        }
    }

    public ReadOnlyIntegerProperty edits() {
        return edits.getReadOnlyProperty();
    }

    /** Changes when what was typed is found, perhaps in the place that is open already. */
    public ReadOnlyIntegerProperty arrivals() {
        return arrivals.getReadOnlyProperty();
    }

    /** The object or prefix to select once it is listed; null for none. */
    public ReadOnlyObjectProperty<@Nullable ObjectEntry> sought() {
        return sought.getReadOnlyProperty();
    }

    /** Selects what was renamed to, once it is listed, if that is still here. */
    void seek(S3Location place, ObjectEntry entry) {
        if (place.equals(current.get())) {
            sought.set(entry);
        }
    }

    /** It is selected. */
    public void soughtSelected() {
        sought.set(null);
    }

    /** The beginning of names that was typed. */
    ReadOnlyStringProperty narrowed() {
        return narrowed.getReadOnlyProperty();
    }

    /** Opens a place that the user has named; all of it shows, also if it was open already. */
    public void openWhole(S3Location place) {
        search.drop();
        if (place.equals(current.get())) {
            whole.set(whole.get() + 1);
        } else {
            open(place);
        }
    }

    /** Changes when all of the open place is to be shown. */
    ReadOnlyIntegerProperty whole() {
        return whole.getReadOnlyProperty();
    }

    public void open(S3Location location) {
        if (location.equals(current.get())) {
            return;
        }
        if (current.get() != null) {
            backStack.push(current.get());
        }
        forwardStack.clear();
        moveTo(location);
    }

    /** Leaves a deleted bucket and removes it from the history. */
    public void leave(String bucket) {
        backStack.removeIf(place -> place.bucket().equals(bucket));
        forwardStack.removeIf(place -> place.bucket().equals(bucket));
        visited.removeIf(place -> place.bucket().equals(bucket));
        if (current.get() != null && current.get().bucket().equals(bucket)) {
            moveTo(null);
        }
        updateNavigation();
    }

    public void back() {
        if (!backStack.isEmpty()) {
            if (current.get() != null) {
                forwardStack.push(current.get());
            }
            moveTo(backStack.pop());
        }
    }

    public void forward() {
        if (!forwardStack.isEmpty()) {
            if (current.get() != null) {
                backStack.push(current.get());
            }
            moveTo(forwardStack.pop());
        }
    }

    /** Goes to the parent and selects there what it came from. */
    public void up() {
        S3Location from = current.get();
        if (from != null && !from.isRoot()) {
            open(from.parent());
            sought.set(ObjectEntry.ofPrefix(from.key()));
        }
    }

    public List<Command> commands() {
        return List.of(
                Command.of(CommandIds.GO_BACK)
                        .icon("fth-arrow-left")
                        .shortcut("Alt+Left")
                        .enabledWhen(canGoBack, Texts.get("needs.back"))
                        .does(this::back),
                Command.of(CommandIds.GO_FORWARD)
                        .icon("fth-arrow-right")
                        .shortcut("Alt+Right")
                        .enabledWhen(canGoForward, Texts.get("needs.forward"))
                        .does(this::forward),
                Command.of(CommandIds.GO_UP)
                        .icon("fth-arrow-up")
                        .shortcut("Alt+Up")
                        .key("Backspace")
                        .enabledWhen(current.isNotNull(), Texts.get("needs.bucket"))
                        .does(this::up),
                Command.of(CommandIds.EDIT_LOCATION)
                        .icon("fth-edit-2")
                        .shortcut("Shortcut+L")
                        .does(() -> edits.set(edits.get() + 1)));
    }

    private void moveTo(@Nullable S3Location location) {
        search.drop();
        sought.set(null);
        context.errors().clear();
        current.set(location);
        if (location != null) {
            visited.remove(location);
            visited.addFirst(location);
            if (visited.size() > MAX_VISITED) {
                visited.removeLast();
            }
        }
        updateNavigation();
    }

    private void updateNavigation() {
        canGoBack.set(!backStack.isEmpty());
        canGoForward.set(!forwardStack.isEmpty());
    }

    /** The places that were open, the latest first. */
    public List<S3Location> visited() {
        return List.copyOf(visited);
    }

    /** The bucket and each prefix leading to the current location. */
    public List<S3Location> trail() {
        List<S3Location> trail = new ArrayList<>();
        for (S3Location at = current.get(); at != null; at = at.isRoot() ? null : at.parent()) {
            trail.add(0, at);
        }
        return trail;
    }
}
