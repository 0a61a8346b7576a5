package app.bellhop.ui.objects;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.FirstSelection;
import app.bellhop.viewmodel.objects.ObjectRow;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.control.IndexRange;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** An icon by type and the exact name, with control characters shown as symbols; a text field while renaming. */
final class NameCell extends TableCell<ObjectRow, String> {

    private final ObjectTableViewModel objects;
    private final Names names;
    private final FontIcon icon = new FontIcon();

    /** Kept in a field and added weakly: the view model outlives its cells. */
    private final InvalidationListener renaming = o -> show();

    /** The name that is typed, in whatever cell its row is shown by now. */
    static final class Names {
        private @Nullable ObjectRow row;
        private @Nullable TextField field;
    }

    /** @param names shared by the cells of a table */
    NameCell(ObjectTableViewModel objects, Names names) {
        this.objects = objects;
        this.names = names;
        objects.renaming().addListener(new WeakInvalidationListener(renaming));
        // What tells long names apart is often at their end.
        Columns.cut(this, OverrunStyle.CENTER_ELLIPSIS);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(textProperty());
        tooltipProperty()
                .bind(Bindings.when(emptyProperty()).then((Tooltip) null).otherwise(whole));
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
            icon.setVisible(false); // Taking it away, and setting it again later, would style the cell anew.
            setGraphic(icon);
        } else if (row.equals(objects.renaming().get())) {
            edit(row);
        } else {
            setText(withControlPictures(getItem()));
            icon.setIconLiteral(row.prefix() ? "fth-folder" : icon(getItem()));
            List<String> styles = List.of("ikonli-font-icon", row.prefix() ? "prefix-icon" : "object-icon");
            if (!icon.getStyleClass().equals(styles)) {
                icon.getStyleClass().setAll(styles);
            }
            icon.setVisible(true);
            setGraphic(icon);
            if (objects.renaming().get() == null && names.row != null) {
                names.row = null;
                getTableView().requestFocus(); // Otherwise the first node in the window would get the focus.
            }
        }
    }

    private void edit(ObjectRow row) {
        boolean begun = row.equals(names.row);
        TextField field = begun ? Objects.requireNonNull(names.field) : field(row);
        names.row = row;
        names.field = field;
        IndexRange selected = field.getSelection();
        boolean backwards = begun && field.getCaretPosition() < field.getAnchor();
        setText(null);
        setGraphic(field);
        int dot = field.getText().lastIndexOf('.');
        int stem = dot > 0 && !row.prefix() ? dot : field.getLength();
        field.requestFocus();
        if (!begun) {
            FirstSelection.select(field, field, stem);
        } else if (backwards) {
            field.selectRange(selected.getEnd(), selected.getStart());
        } else {
            field.selectRange(selected.getStart(), selected.getEnd());
        }
    }

    private TextField field(ObjectRow row) {
        boolean slash = row.prefix() && row.name().endsWith("/");
        TextField field =
                new TextField(slash ? row.name().substring(0, row.name().length() - 1) : row.name());
        field.setId("renameField");
        field.getStyleClass().add("rename-field");
        String before = field.getText();
        // Compared with the text first shown, because the field cannot hold every character of a key.
        field.setOnAction(
                e -> objects.rename(row, field.getText().equals(before) ? null : field.getText() + (slash ? "/" : "")));
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                objects.rename(row, null);
                e.consume();
            }
        });
        tellMoves(field, row);
        // Keys typed here must not reach the table, where letters filter and Delete deletes objects.
        field.addEventHandler(KeyEvent.ANY, Event::consume);
        field.focusedProperty().addListener((o, focused, now) -> {
            boolean shown = field.getScene() != null; // Else its row is on the way to another cell.
            if (focused && shown && row.equals(objects.renaming().get())) {
                objects.rename(row, null);
            }
        });
        return field;
    }

    private void tellMoves(TextField field, ObjectRow row) {
        Tooltip hint = new Tooltip();
        hint.setHideOnEscape(false);
        field.textProperty().addListener((o, before, now) -> {
            hint.setText(objects.moves(row, now));
            if (hint.getText().isEmpty()) {
                hint.hide();
            } else if (!hint.isShowing()) {
                Bounds place = field.localToScreen(field.getLayoutBounds());
                hint.show(field, place.getMinX(), place.getMaxY());
            }
        });
        field.sceneProperty().addListener((o, before, now) -> hint.hide());
    }

    private static String withControlPictures(String name) {
        StringBuilder text = new StringBuilder();
        // U+2400 and up are the symbols for control characters.
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
        if (lower.matches(".*\\.html?")) {
            return "fth-layout";
        }
        if (lower.matches(".*\\.(json|xml|ya?ml)")) {
            return "fth-code";
        }
        return lower.matches(".*\\.(txt|md|log)") ? "fth-file-text" : "fth-file";
    }
}
