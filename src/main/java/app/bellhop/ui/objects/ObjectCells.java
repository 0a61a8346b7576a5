package app.bellhop.ui.objects;

import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.objects.ObjectRow;
import java.time.Instant;
import javafx.scene.control.TableCell;

final class ObjectCells {

    private ObjectCells() {}

    /** Size in bytes, right-aligned; empty for a prefix. */
    static final class Size extends TableCell<ObjectRow, Long> {
        @Override
        protected void updateItem(Long size, boolean empty) {
            super.updateItem(size, empty);
            setText(empty || size == null || size < 0 ? null : Formats.bytes(size));
        }
    }

    static final class Modified extends TableCell<ObjectRow, Instant> {
        @Override
        protected void updateItem(Instant modified, boolean empty) {
            super.updateItem(modified, empty);
            setText(empty ? null : Formats.time(modified));
        }
    }
}
