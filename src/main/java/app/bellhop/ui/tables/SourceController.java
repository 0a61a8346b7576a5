package app.bellhop.ui.tables;

import app.bellhop.table.SourceLines.Line;
import app.bellhop.ui.base.Theme;
import app.bellhop.viewmodel.tables.SourceViewModel;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/** The lines of an object around one of them. */
public final class SourceController {

    private static final int LINES_BEFORE = 5;
    private static final int SHOWN_CHARACTERS = 1000;

    private final SourceViewModel model;
    private final Runnable close;

    @FXML
    private Label sourceTitle;

    @FXML
    private ListView<Line> sourceLines;

    @FXML
    private Label sourceStatus;

    public SourceController(SourceViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        sourceTitle.setText(model.title());
        sourceLines.setItems(model.lines());
        sourceLines.setCellFactory(list -> new LineCell());
        sourceStatus.textProperty().bind(model.status());
        Theme.failed(sourceStatus, model.failed());
        model.selected().addListener((o, before, now) -> select(now.intValue()));
        select(model.selected().get());
    }

    private void select(int line) {
        if (line >= 0) {
            sourceLines.getSelectionModel().select(line);
            sourceLines.scrollTo(Math.max(0, line - LINES_BEFORE));
        }
    }

    @FXML
    private void closeWindow() {
        close.run();
    }

    private static final class LineCell extends ListCell<Line> {

        LineCell() {
            getStyleClass().add("diff-cell");
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setText(null);
                return;
            }
            String text = line.text();
            List<Line> all = getListView().getItems();
            int width = String.valueOf(all.get(all.size() - 1).number()).length();
            String number = String.valueOf(line.number());
            setText(" ".repeat(width - number.length()) + number + "  "
                    + (text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text));
        }
    }
}
