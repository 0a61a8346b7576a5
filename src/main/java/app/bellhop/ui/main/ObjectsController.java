package app.bellhop.ui.main;

import app.bellhop.viewmodel.inspector.InspectorViewModel;
import app.bellhop.viewmodel.main.LayoutViewModel;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** The Objects tab: bucket tree and object table side by side, and the inspector if it is switched on. */
public final class ObjectsController {

    /** The initial divider position of the inspector, 0 to 1. */
    private static final double INSPECTOR_POSITION = 0.66;

    private final LayoutViewModel layout;
    private final InspectorViewModel inspecting;

    @FXML
    private SplitPane treeSplit;

    @FXML
    private Node inspector;

    public ObjectsController(LayoutViewModel layout, InspectorViewModel inspecting) {
        this.layout = layout;
        this.inspecting = inspecting;
    }

    @FXML
    private void initialize() {
        treeSplit.getDividers().get(0).positionProperty().bindBidirectional(layout.treeDivider());
        inspecting.shown().subscribe(this::show);
    }

    private void show(boolean shown) {
        if (!shown) {
            treeSplit.getItems().remove(inspector);
        } else if (!treeSplit.getItems().contains(inspector)) {
            treeSplit.getItems().add(inspector);
            treeSplit.setDividerPosition(1, INSPECTOR_POSITION);
        }
    }
}
