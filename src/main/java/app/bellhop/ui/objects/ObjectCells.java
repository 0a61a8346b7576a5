package app.bellhop.ui.objects;

import app.bellhop.viewmodel.Formats;
import app.bellhop.viewmodel.ObjectRow;
import java.time.Instant;
import java.util.Locale;
import javafx.scene.control.TableCell;
import org.kordamp.ikonli.javafx.FontIcon;

/** The cells of the object table. */
final class ObjectCells {

    private ObjectCells() {}

    /** An icon by kind, and the name as it is: tabs and line ends shown as signs. */
    static final class Name extends TableCell<ObjectRow, String> {

        private final FontIcon icon = new FontIcon();

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            ObjectRow row = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || name == null || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(visible(name));
            icon.setIconLiteral(row.prefix() ? "fth-folder" : icon(name));
            icon.getStyleClass().setAll("ikonli-font-icon", row.prefix() ? "prefix-icon" : "object-icon");
            setGraphic(icon);
        }

        private static String visible(String name) {
            StringBuilder text = new StringBuilder();
            // U+2400 … are the pictures of the control characters.
            name.codePoints().forEach(c -> text.appendCodePoint(c < ' ' ? 0x2400 + c : c));
            return text.toString();
        }

        private static String icon(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.matches(".*\\.(png|jpe?g|gif|webp|svg|bmp|tiff?)")) {
                return "fth-image";
            }
            if (lower.matches(".*\\.(csv|tsv|xlsx?|parquet)")) {
                return "fth-grid";
            }
            if (lower.matches(".*\\.(zip|gz|tgz|bz2|xz|7z|tar)")) {
                return "fth-archive";
            }
            return lower.matches(".*\\.(txt|md|html?|json|xml|ya?ml|log)") ? "fth-file-text" : "fth-file";
        }
    }

    /** Bytes, to the right; a prefix has none. */
    static final class Size extends TableCell<ObjectRow, Long> {
        @Override
        protected void updateItem(Long size, boolean empty) {
            super.updateItem(size, empty);
            setText(empty || size == null || size < 0 ? null : Formats.bytes(size));
        }
    }

    /** Date and time. */
    static final class Modified extends TableCell<ObjectRow, Instant> {
        @Override
        protected void updateItem(Instant modified, boolean empty) {
            super.updateItem(modified, empty);
            setText(empty ? null : Formats.time(modified));
        }
    }
}
