package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The path bar: the current location and its history. FX thread. */
public final class LocationViewModel {

    private final ReadOnlyObjectWrapper<S3Location> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private final Deque<S3Location> backStack = new ArrayDeque<>();
    private final Deque<S3Location> forwardStack = new ArrayDeque<>();
    private final UiContext context;

    public LocationViewModel(UiContext context) {
        this.context = context;
    }

    /** The open bucket and prefix; null before one is opened. */
    public ReadOnlyObjectProperty<S3Location> current() {
        return current.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    /** Opens the location the user typed, or shows an error. Adds a prefix's final slash if it is missing. */
    public void go(String text) {
        var parsed = S3Location.parse(text);
        if (parsed.isEmpty()) {
            context.errors().show(Texts.get("location.malformed"));
            return;
        }
        S3Location typed = parsed.get();
        boolean complete = typed.isRoot() || typed.key().endsWith("/");
        open(complete ? typed : new S3Location(typed.bucket(), typed.key() + "/"));
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

    public void up() {
        if (current.get() != null && !current.get().isRoot()) {
            open(current.get().parent());
        }
    }

    public List<Command> commands() {
        return List.of(
                Command.of(CommandIds.GO_BACK)
                        .icon("fth-arrow-left")
                        .shortcut("Alt+Left")
                        .enabledWhen(canGoBack)
                        .does(this::back),
                Command.of(CommandIds.GO_FORWARD)
                        .icon("fth-arrow-right")
                        .shortcut("Alt+Right")
                        .enabledWhen(canGoForward)
                        .does(this::forward),
                Command.of(CommandIds.GO_UP)
                        .icon("fth-arrow-up")
                        .shortcut("Alt+Up")
                        .key("Backspace")
                        .enabledWhen(current.isNotNull())
                        .does(this::up));
    }

    private void moveTo(@Nullable S3Location location) {
        context.errors().dismiss();
        current.set(location);
        updateNavigation();
    }

    private void updateNavigation() {
        canGoBack.set(!backStack.isEmpty());
        canGoForward.set(!forwardStack.isEmpty());
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
