package app.bellhop.viewmodel.main;

import app.bellhop.settings.Preferences.LayoutSettings;
import app.bellhop.settings.SettingsStore;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the main window shows, and its divider positions, 0 to 1; all but the view is saved. FX thread. */
public final class LayoutViewModel {

    /** What is shown beside the sidebar, in its order. */
    public enum View {
        OBJECTS,
        NOTIFICATIONS,
        TRANSFERS,
        ACTIVITY
    }

    /** Commands that would do nothing visible while something else is shown. */
    private static final Set<String> AMONG_OBJECTS = Set.of(
            CommandIds.EDIT_LOCATION,
            CommandIds.GO_BACK,
            CommandIds.GO_FORWARD,
            CommandIds.GO_UP,
            CommandIds.FLAT_VIEW,
            CommandIds.FIND_OBJECTS,
            CommandIds.NEW_BUCKET,
            CommandIds.TOGGLE_INSPECTOR,
            CommandIds.PROPERTIES,
            CommandIds.PREVIEW,
            CommandIds.VERSIONS,
            CommandIds.SHARING,
            CommandIds.INSPECT_BUCKET,
            CommandIds.QUICK_LOOK,
            CommandIds.RENAME);

    private final DoubleProperty treeDivider = new SimpleDoubleProperty();
    private final DoubleProperty transfersDivider = new SimpleDoubleProperty();

    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.OBJECTS);
    private final ReadOnlyIntegerWrapper asked = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper pane = new ReadOnlyIntegerWrapper();
    private final BooleanProperty inspectorShown = new SimpleBooleanProperty();
    private final DoubleProperty inspectorDivider = new SimpleDoubleProperty();
    private final BooleanProperty transfersOpen = new SimpleBooleanProperty();

    private final ObjectProperty<List<Double>> notificationDividers = new SimpleObjectProperty<>();

    LayoutViewModel(SettingsStore settings) {
        treeDivider.set(settings.get().treeDivider());
        transfersDivider.set(settings.get().transfersDivider());
        LayoutSettings saved = settings.get().layout();
        inspectorShown.set(saved.inspector());
        inspectorDivider.set(saved.inspectorDivider());
        transfersOpen.set(saved.transfersOpen());
        notificationDividers.set(saved.notifications());
        notificationDividers.addListener(
                (o, before, now) -> settings.update(p -> p.withLayout(p.layout().withNotifications(now))));
        List.of(inspectorShown, inspectorDivider, transfersOpen)
                .forEach(property -> property.addListener((InvalidationListener) o -> rememberPanes(settings)));
        treeDivider.addListener((o, before, now) -> remember(settings));
        transfersDivider.addListener((o, before, now) -> remember(settings));
    }

    private void remember(SettingsStore settings) {
        settings.update(p -> p.withDividers(treeDivider.get(), transfersDivider.get()));
    }

    List<Command> commands() {
        return List.of(
                Command.of(CommandIds.SHOW_OBJECTS)
                        .icon("fth-hard-drive")
                        .shortcut("Shortcut+1")
                        .does(() -> show(View.OBJECTS)),
                Command.of(CommandIds.SHOW_NOTIFICATIONS)
                        .icon("fth-bell")
                        .shortcut("Shortcut+2")
                        .does(() -> show(View.NOTIFICATIONS)),
                Command.of(CommandIds.SHOW_TRANSFERS)
                        .icon("fth-repeat")
                        .shortcut("Shortcut+3")
                        .does(() -> show(View.TRANSFERS)),
                Command.of(CommandIds.SHOW_ACTIVITY)
                        .icon("fth-activity")
                        .shortcut("Shortcut+4")
                        .does(() -> show(View.ACTIVITY)),
                Command.of(CommandIds.TOGGLE_TRANSFERS)
                        .icon("fth-chevron-up")
                        .shortcut("Shortcut+J")
                        .enabledWhen(view.isEqualTo(View.OBJECTS), Texts.get("needs.objectsView"))
                        .does(() -> transfersOpen.set(!transfersOpen.get())),
                Command.of(CommandIds.NEXT_PANE)
                        .icon("fth-skip-forward")
                        .key("F6")
                        .does(() -> pane.set(pane.get() + 1)),
                Command.of(CommandIds.PREVIOUS_PANE)
                        .icon("fth-skip-back")
                        .key("Shift+F6")
                        .does(() -> pane.set(pane.get() - 1)));
    }

    /** The same command; what it does among the objects is seen, whatever was shown before. */
    Command inFront(Command command) {
        if (command.id().equals(CommandIds.FOCUS_FILTER)) {
            return command.after(() -> {
                if (view.get() == View.TRANSFERS) { // They have no filter.
                    show(View.OBJECTS);
                }
            });
        }
        return AMONG_OBJECTS.contains(command.id()) ? command.after(this::showObjects) : command;
    }

    private void showObjects() {
        if (view.get() != View.OBJECTS) {
            show(View.OBJECTS);
        }
    }

    private void show(View wanted) {
        view.set(wanted);
        asked.set(asked.get() + 1);
    }

    public ObjectProperty<View> view() {
        return view;
    }

    /** Changes when a command has asked for the view: the keys then belong to what it shows. */
    public ReadOnlyIntegerProperty asked() {
        return asked.getReadOnlyProperty();
    }

    /** Goes up for each step to the next part of the window, and down for one back. */
    public ReadOnlyIntegerProperty pane() {
        return pane.getReadOnlyProperty();
    }

    /** Whether the list of transfers is open below the objects. */
    public BooleanProperty transfersOpen() {
        return transfersOpen;
    }

    private void rememberPanes(SettingsStore settings) {
        settings.update(p ->
                p.withLayout(p.layout().withPanes(inspectorShown.get(), inspectorDivider.get(), transfersOpen.get())));
    }

    public BooleanProperty inspectorShown() {
        return inspectorShown;
    }

    /** Between the object table and the inspector. */
    public DoubleProperty inspectorDivider() {
        return inspectorDivider;
    }

    /** Between the bucket tree and the object table. */
    public DoubleProperty treeDivider() {
        return treeDivider;
    }

    /** Between the panes of Notifications: those from left to right, then that above the message; empty at first. */
    public ObjectProperty<List<Double>> notificationDividers() {
        return notificationDividers;
    }

    /** Above the transfer queue. */
    public DoubleProperty transfersDivider() {
        return transfersDivider;
    }
}
