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
        bindDividers();
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
                inspector.focusWithinProperty().addListener((o, had, has) -> {
                    if (!has && !inspecting.shown().get()) {
                        objectPaneController.focus(); // Otherwise the first node in the window would get the focus.
                    }
                });
            }
            unbindDividers();
            treeSplit.getItems().add(inspector);
            bindDividers();
        } else if (!shown && inspector != null && before) {
            if (inspector.isFocusWithin()) {
                objectPaneController.focus(); // That is not told where it is removed with the focus in it.
            }
            unbindDividers();
            treeSplit.getItems().remove(inspector);
            bindDividers();
        }
    }

    /** A split pane makes all its dividers anew when its items change. */
    private void bindDividers() {
        for (int i = 0; i < treeSplit.getDividers().size(); i++) {
            treeSplit.getDividers().get(i).positionProperty().bindBidirectional(saved(i));
        }
    }

    private void unbindDividers() {
        for (int i = 0; i < treeSplit.getDividers().size(); i++) {
            treeSplit.getDividers().get(i).positionProperty().unbindBidirectional(saved(i));
        }
    }

    private DoubleProperty saved(int divider) {
        return divider == 0 ? layout.treeDivider() : layout.inspectorDivider();
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
