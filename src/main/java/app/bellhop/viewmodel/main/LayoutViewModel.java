package app.bellhop.viewmodel.main;

import app.bellhop.settings.SettingsStore;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the main window shows, and its saved divider positions, 0 to 1. FX thread. */
public final class LayoutViewModel {

    /** What is shown beside the sidebar, in its order. */
    public enum View {
        OBJECTS,
        NOTIFICATIONS,
        TRANSFERS
    }

    private final DoubleProperty treeDivider = new SimpleDoubleProperty();
    private final DoubleProperty transfersDivider = new SimpleDoubleProperty();

    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.OBJECTS);
    private final BooleanProperty transfersOpen = new SimpleBooleanProperty();

    LayoutViewModel(SettingsStore settings) {
        treeDivider.set(settings.get().treeDivider());
        transfersDivider.set(settings.get().transfersDivider());
        treeDivider.addListener((o, before, now) -> remember(settings));
        transfersDivider.addListener((o, before, now) -> remember(settings));
    }

    private void remember(SettingsStore settings) {
        settings.update(p -> p.withDividers(treeDivider.get(), transfersDivider.get()));
    }

    public ObjectProperty<View> view() {
        return view;
    }

    /** Whether the list of transfers is open below the objects. */
    public BooleanProperty transfersOpen() {
        return transfersOpen;
    }

    /** Between the bucket tree and the object table. */
    public DoubleProperty treeDivider() {
        return treeDivider;
    }

    /** Above the transfer queue. */
    public DoubleProperty transfersDivider() {
        return transfersDivider;
    }
}
