package app.bellhop.ui.main;

import app.bellhop.ui.objects.ObjectTableController;
import app.bellhop.ui.objects.PathBarController;
import app.bellhop.viewmodel.inspector.InspectorViewModel;
import app.bellhop.viewmodel.inspector.QuickLookViewModel;
import app.bellhop.viewmodel.main.LayoutViewModel;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** The Objects view: bucket tree and object table side by side, the inspector if it is switched on, and transfers below. */
public final class ObjectsController {

    private final LayoutViewModel layout;
    private final InspectorViewModel inspecting;
    private final QuickLookViewModel quickLook;
    private final Supplier<Parent> inspectorScreen;

    private @Nullable Parent inspector;

    @FXML
    private BorderPane objects;

    @FXML
    private SplitPane transfersSplit;

    @FXML
    private SplitPane treeSplit;

    @FXML
    private PathBarController pathBarController;

    @FXML
    private ObjectTableController objectPaneController;

    /** @param inspectorScreen loads the inspector, which most starts do not show */
    public ObjectsController(
            LayoutViewModel layout,
            InspectorViewModel inspecting,
            QuickLookViewModel quickLook,
            Supplier<Parent> inspectorScreen) {
        this.inspectorScreen = inspectorScreen;
        this.quickLook = quickLook;
        this.layout = layout;
        this.inspecting = inspecting;
    }

    @FXML
    private void initialize() {
        treeSplit.getDividers().get(0).positionProperty().bindBidirectional(layout.treeDivider());
        pathBarController.onArrived(objectPaneController::focus);
        inspecting.shown().subscribe(this::show);
        new QuickLookPopup(quickLook, treeSplit);
    }

    private void show(boolean shown) {
        boolean before = inspector != null && treeSplit.getItems().contains(inspector);
        if (shown && !before) {
            if (inspector == null) {
                inspector = inspectorScreen.get();
                SplitPane.setResizableWithParent(inspector, false);
            }
            treeSplit.getItems().add(inspector);
            treeSplit.getDividers().get(1).positionProperty().bindBidirectional(layout.inspectorDivider());
        } else if (!shown && before) {
            treeSplit.getDividers().get(1).positionProperty().unbindBidirectional(layout.inspectorDivider());
            treeSplit.getItems().remove(inspector);
        }
    }

    /** Shows the transfers below the table: their list, which can be made larger, or only the bar with their total. */
    void showTransfers(Node transfers, boolean list) {
        hideTransfers(transfers);
        if (list) {
            transfersSplit.getItems().add(transfers);
            divider().bindBidirectional(layout.transfersDivider());
        } else {
            objects.setBottom(transfers);
        }
    }

    /** Hands the transfers over to where else they are shown. */
    void hideTransfers(Node transfers) {
        objects.setBottom(null);
        if (transfersSplit.getItems().contains(transfers)) {
            divider().unbindBidirectional(layout.transfersDivider());
            transfersSplit.getItems().remove(transfers);
        }
    }

    private DoubleProperty divider() {
        return transfersSplit.getDividers().get(0).positionProperty();
    }
}
