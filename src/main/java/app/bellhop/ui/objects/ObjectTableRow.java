package app.bellhop.ui.objects;

import app.bellhop.viewmodel.objects.ObjectClipboard.Keys;
import app.bellhop.viewmodel.objects.ObjectRow;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableRow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/**
 * A row of the object table. Opens on double-click; the selection can be dragged, and ends with a click on an empty row;
 * prefixes accept files and objects.
 */
final class ObjectTableRow extends TableRow<ObjectRow> {

    private final ObjectTableViewModel objects;

    ObjectTableRow(ObjectTableViewModel objects) {
        this.objects = objects;
        setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && e.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                objects.open(getItem().entry());
            }
        });
        setOnMousePressed(e -> {
            if (isEmpty() && keys(e) == Keys.NONE) {
                getTableView().getSelectionModel().clearSelection();
            }
        });
        setOnDragDetected(this::drag);
        setOnDragDone(e -> objects.drag().end(e.getTransferMode() != null));
        DropTarget.acceptAndOpen(
                this, () -> isEmpty() || !getItem().prefix() ? null : objects.dropTarget(getItem()), objects);
    }

    private void drag(MouseEvent e) {
        if (isEmpty() || e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Keys keys = keys(e);
        objects.drag().begin(keys).ifPresent(uris -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(uris);
            List<File> files = objects.drag().files().stream().map(Path::toFile).toList();
            if (!files.isEmpty()) {
                content.putFiles(files);
            }
            startDragAndDrop(modes(keys)).setContent(content);
            e.consume();
        });
    }

    private static Keys keys(MouseEvent e) {
        if (e.isShiftDown()) {
            return Keys.MOVE;
        }
        return e.isShortcutDown() || e.isAltDown() ? Keys.COPY : Keys.NONE;
    }

    private static TransferMode[] modes(Keys keys) {
        return switch (keys) {
            case NONE -> TransferMode.COPY_OR_MOVE;
            case COPY -> new TransferMode[] {TransferMode.COPY};
            case MOVE -> new TransferMode[] {TransferMode.MOVE};
        };
    }
}
