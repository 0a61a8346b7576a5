package app.bellhop.ui.objects;

import app.bellhop.settings.SettingsStore;
import javafx.fxml.FXML;
import javafx.scene.control.SplitPane;

/** The Objects tab: tree and table side by side. */
public final class ObjectsController {

    private final SettingsStore settings;

    @FXML
    private SplitPane treeSplit;

    public ObjectsController(SettingsStore settings) {
        this.settings = settings;
    }

    @FXML
    private void initialize() {
        treeSplit.setDividerPositions(settings.get().treeDivider());
        treeSplit
                .getDividers()
                .get(0)
                .positionProperty()
                .addListener((o, before, now) ->
                        settings.update(p -> p.withDividers(now.doubleValue(), p.transfersDivider())));
    }
}
