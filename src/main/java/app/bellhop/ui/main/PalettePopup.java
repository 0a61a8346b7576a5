package app.bellhop.ui.main;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.main.PaletteViewModel;
import app.bellhop.viewmodel.main.PaletteViewModel.Entry;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** The palette at the upper edge of the window: a field, and what is found by it. */
public final class PalettePopup {

    private static final double WIDTH = 620;
    private static final double ROW_HEIGHT = 30;
    private static final int ROWS = 12;

    private final PaletteViewModel model;
    private final Popup popup = new Popup();
    private final TextField field = new TextField();
    private final ListView<Entry> list = new ListView<>();

    /** @param screen the window's content */
    public PalettePopup(PaletteViewModel model, Node screen) {
        this.model = model;
        field.setId("paletteField");
        field.textProperty().bindBidirectional(model.typed());
        field.promptTextProperty().bind(model.prompt());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("paletteList");
        list.getStyleClass().add("edge-to-edge");
        list.setItems(model.found());
        list.setFixedCellSize(ROW_HEIGHT);
        list.prefHeightProperty()
                .bind(Bindings.max(1, Bindings.min(ROWS, Bindings.size(model.found())))
                        .multiply(ROW_HEIGHT));
        list.setPlaceholder(new Label(Texts.get("palette.none")));
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new PaletteCell());
        list.setOnMouseClicked(e -> choose());
        // A change listener: it runs after that of the selection model, which clears the selection.
        model.found().addListener((ListChangeListener<Entry>)
                change -> list.getSelectionModel().selectFirst());
        VBox content = new VBox(field, list);
        content.getStyleClass().add("palette");
        content.setPrefWidth(WIDTH);
        popup.getContent().add(content);
        popup.setAutoHide(true);
        popup.setOnHidden(e -> model.shown().set(false));
        model.shown().subscribe(shown -> {
            if (!shown) {
                popup.hide();
            } else if (screen.getScene() != null) {
                Bounds window = screen.localToScreen(screen.getLayoutBounds());
                popup.show(screen, window.getCenterX() - WIDTH / 2, window.getMinY() + 2 * ROW_HEIGHT);
                field.requestFocus();
                list.getSelectionModel().selectFirst();
            }
        });
    }

    private void pressed(KeyEvent e) {
        int selected = list.getSelectionModel().getSelectedIndex();
        switch (e.getCode()) {
            case DOWN -> select(selected + 1);
            case UP -> select(selected - 1);
            case PAGE_DOWN -> select(selected + ROWS);
            case PAGE_UP -> select(selected - ROWS);
            case ENTER -> choose();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void select(int index) {
        int row = Math.max(0, Math.min(index, list.getItems().size() - 1));
        list.getSelectionModel().select(row);
        list.scrollTo(Math.max(0, row - ROWS / 2));
    }

    private void choose() {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.choose(chosen);
        }
    }
}
