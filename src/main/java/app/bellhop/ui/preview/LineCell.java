package app.bellhop.ui.preview;

import javafx.scene.control.ListCell;

/** One line of text. */
final class LineCell extends ListCell<String> {

    LineCell() {
        getStyleClass().add("line-cell");
    }

    @Override
    protected void updateItem(String line, boolean empty) {
        super.updateItem(line, empty);
        setText(empty ? null : line);
    }
}
