package app.bellhop.viewmodel.main;

import app.bellhop.settings.SettingsStore;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** Saved divider positions of the main window, 0 to 1. FX thread. */
public final class LayoutViewModel {

    private final DoubleProperty treeDivider = new SimpleDoubleProperty();
    private final DoubleProperty transfersDivider = new SimpleDoubleProperty();

    LayoutViewModel(SettingsStore settings) {
        treeDivider.set(settings.get().treeDivider());
        transfersDivider.set(settings.get().transfersDivider());
        treeDivider.addListener((o, before, now) -> remember(settings));
        transfersDivider.addListener((o, before, now) -> remember(settings));
    }

    private void remember(SettingsStore settings) {
        settings.update(p -> p.withDividers(treeDivider.get(), transfersDivider.get()));
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
