package app.bellhop.ui.objects;

import app.bellhop.ui.base.DroppedFiles;
import app.bellhop.viewmodel.objects.ObjectRow;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;

/** A row of the object table. Opens on double-click; prefixes accept dropped files. */
final class ObjectTableRow extends TableRow<ObjectRow> {

    ObjectTableRow(ObjectTableViewModel objects) {
        setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && e.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                objects.open(getItem().entry());
            }
        });
        DroppedFiles.accept(
                this,
                () -> !isEmpty() && getItem().prefix(),
                paths -> objects.upload(paths, objects.dropTarget(getItem())));
    }
}
