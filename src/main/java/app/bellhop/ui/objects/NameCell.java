package app.bellhop.ui.objects;

import app.bellhop.viewmodel.objects.ObjectRow;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.scene.control.IndexRange;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/** An icon by kind, and the name as it is, tabs and line ends shown as signs; a text field while it is renamed. */
final class NameCell extends TableCell<ObjectRow, String> {

    private final ObjectTableViewModel objects;
    private final FontIcon icon = new FontIcon();
    private boolean editing;

    /** Held here: the view model outlives its cells, and holds it weakly. */
    private final InvalidationListener renaming = o -> show();

    NameCell(ObjectTableViewModel objects) {
        this.objects = objects;
        objects.renaming().addListener(new WeakInvalidationListener(renaming));
    }

    @Override
    protected void updateItem(String name, boolean empty) {
        super.updateItem(name, empty);
        show();
    }

    private void show() {
        ObjectRow row = getTableRow() == null ? null : getTableRow().getItem();
        if (isEmpty() || getItem() == null || row == null) {
            setText(null);
            setGraphic(null);
        } else if (row.equals(objects.renaming().get())) {
            edit(row);
        } else {
            setText(visible(getItem()));
            icon.setIconLiteral(row.prefix() ? "fth-folder" : icon(getItem()));
            icon.getStyleClass().setAll("ikonli-font-icon", row.prefix() ? "prefix-icon" : "object-icon");
            setGraphic(icon);
            if (editing) {
                editing = false;
                getTableView().requestFocus(); // Else it would go to whatever comes first in the window.
            }
        }
    }

    private void edit(ObjectRow row) {
        boolean slash = row.prefix() && row.name().endsWith("/");
        TextField field =
                new TextField(slash ? row.name().substring(0, row.name().length() - 1) : row.name());
        field.setId("renameField");
        field.getStyleClass().add("rename-field");
        String before = field.getText();
        // Compared with what the field showed: it cannot hold every character of a key.
        field.setOnAction(
                e -> objects.rename(row, field.getText().equals(before) ? null : field.getText() + (slash ? "/" : "")));
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                objects.rename(row, null);
                e.consume();
            }
        });
        // Keys of the field are not keys of the table, which would filter by letters and delete.
        field.addEventHandler(KeyEvent.ANY, Event::consume);
        field.focusedProperty().addListener((o, focused, now) -> {
            if (focused && row.equals(objects.renaming().get())) {
                objects.rename(row, null);
            }
        });
        setText(null);
        setGraphic(field);
        editing = true;
        int dot = field.getText().lastIndexOf('.');
        int stem = dot > 0 && !row.prefix() ? dot : field.getLength();
        selectFirst(field, stem);
        field.requestFocus();
        field.selectRange(0, stem);
    }

    /** A text field that gets the focus selects all of itself, in some versions of JavaFX later than we could. */
    private static void selectFirst(TextField field, int end) {
        field.selectionProperty().addListener(new ChangeListener<IndexRange>() {
            @Override
            public void changed(ObservableValue<? extends IndexRange> o, IndexRange before, IndexRange now) {
                if (field.isFocused() && now.getLength() == field.getLength()) {
                    field.selectionProperty().removeListener(this);
                    field.selectRange(0, end);
                }
            }
        });
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
