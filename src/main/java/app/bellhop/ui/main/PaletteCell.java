package app.bellhop.ui.main;

import app.bellhop.viewmodel.main.PaletteViewModel.Entry;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** An entry of the palette: its icon and name, and at the right its keys, or why it can't be chosen. */
final class PaletteCell extends ListCell<Entry> {

    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox row = new HBox(name, detail);

    PaletteCell() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        row.getChildren().add(1, gap);
        row.getStyleClass().add("palette-row");
        // As narrow as the list: a long name is cut.
        row.setMinWidth(0);
        row.setPrefWidth(0);
        detail.setMinWidth(Region.USE_PREF_SIZE);
        detail.getStyleClass().add("text-muted");
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        pseudoClassStateChanged(
                UNAVAILABLE, !empty && entry != null && !entry.why().isEmpty());
        if (empty || entry == null) {
            setGraphic(null);
            return;
        }
        name.setText(entry.text());
        name.setGraphic(new FontIcon(entry.icon()));
        String keys = entry.keys().isEmpty()
                ? ""
                : KeyCombination.valueOf(entry.keys()).getDisplayText();
        detail.setText(entry.why().isEmpty() ? keys : entry.why());
        setGraphic(row);
    }
}
