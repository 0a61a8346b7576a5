package app.bellhop.ui.main;

import app.bellhop.viewmodel.main.MainViewModel;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** The Objects tab: tree and table side by side, and the inspector when it is wanted. */
public final class ObjectsController {

    /** Where the inspector begins when it opens, 0 to 1. */
    private static final double INSPECTOR_AT = 0.66;

    private final MainViewModel model;

    @FXML
    private SplitPane treeSplit;

    @FXML
    private Node inspector;

    public ObjectsController(MainViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        treeSplit
                .getDividers()
                .get(0)
                .positionProperty()
                .bindBidirectional(model.layout().treeDivider());
        model.inspector().shown().addListener((o, before, now) -> show(now));
        show(model.inspector().shown().get());
    }

    private void show(boolean shown) {
        if (!shown) {
            treeSplit.getItems().remove(inspector);
        } else if (!treeSplit.getItems().contains(inspector)) {
            treeSplit.getItems().add(inspector);
            treeSplit.setDividerPosition(1, INSPECTOR_AT);
        }
    }
}
