package app.bellhop.ui.objects;

import app.bellhop.viewmodel.LayoutViewModel;
import javafx.fxml.FXML;
import javafx.scene.control.SplitPane;

/** The Objects tab: tree and table side by side. */
public final class ObjectsController {

    private final LayoutViewModel layout;

    @FXML
    private SplitPane treeSplit;

    public ObjectsController(LayoutViewModel layout) {
        this.layout = layout;
    }

    @FXML
    private void initialize() {
        treeSplit.getDividers().get(0).positionProperty().bindBidirectional(layout.treeDivider());
    }
}
