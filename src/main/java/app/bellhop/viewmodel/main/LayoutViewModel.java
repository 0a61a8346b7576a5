package app.bellhop.viewmodel.main;

import app.bellhop.settings.SettingsStore;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** Where the dividers of the main window are, 0 to 1; remembered. FX thread. */
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

    /** Between bucket tree and object table. */
    public DoubleProperty treeDivider() {
        return treeDivider;
    }

    /** Above the transfer queue. */
    public DoubleProperty transfersDivider() {
        return transfersDivider;
    }
}
