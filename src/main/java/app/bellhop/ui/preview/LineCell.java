package app.bellhop.ui.preview;

import app.bellhop.work.preview.Preview;
import javafx.scene.control.ListCell;

final class LineCell extends ListCell<Preview.Line> {

    LineCell() {
        getStyleClass().add("line-cell");
    }

    @Override
    protected void updateItem(Preview.Line line, boolean empty) {
        super.updateItem(line, empty);
        setText(empty ? null : line.text());
    }
}
