package app.bellhop.ui.buckets;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.objects.DropTarget;
import app.bellhop.viewmodel.buckets.PrefixNode;
import app.bellhop.viewmodel.objects.LocationViewModel;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import javafx.beans.InvalidationListener;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.MouseButton;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A bucket or prefix: a spinner while it loads, a lock with the reason if it cannot be listed. Accepts dropped files
 * and objects.
 */
final class PrefixCell extends TreeCell<PrefixNode> {

    private final FontIcon icon = new FontIcon();
    private final ProgressIndicator spinner = new ProgressIndicator();
    private final InvalidationListener changed = o -> decorate();

    PrefixCell(ObjectTableViewModel objects, LocationViewModel location) {
        spinner.getStyleClass().add("cell-spinner");
        setPrefWidth(0); // As wide as the tree, which would scroll otherwise: a long name is cut in the middle.
        Columns.cut(this, OverrunStyle.CENTER_ELLIPSIS);
        // The tree opens what gets selected; a click on what is open shows all of it.
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && getItem() != null && !onArrow()) {
                location.openWhole(getItem().location());
            }
        });
        DropTarget.acceptAndOpen(
                this, () -> getItem() == null ? null : getItem().location(), objects);
    }

    @Override
    protected void updateItem(PrefixNode node, boolean empty) {
        if (getItem() != null) {
            getItem().loading().removeListener(changed);
            getItem().problem().removeListener(changed);
        }
        super.updateItem(node, empty);
        setText(empty || node == null ? null : node.toString());
        if (node != null && !empty) {
            node.loading().addListener(changed);
            node.problem().addListener(changed);
        }
        decorate();
    }

    private boolean onArrow() {
        return getDisclosureNode() != null && getDisclosureNode().isHover();
    }

    private void decorate() {
        PrefixNode node = getItem();
        if (node == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        String problem = node.problem().get();
        setTooltip(new Tooltip(problem.isEmpty() ? node.toString() : problem));
        icon.setIconLiteral(problem.isEmpty() ? (node.bucket() ? "fth-database" : "fth-folder") : "fth-lock");
        setGraphic(node.loading().get() ? spinner : icon);
    }
}
