package app.bellhop.ui.base;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.PopupWindow.AnchorLocation;

/**
 * A list of suggestions below an input, which keeps the focus and passes its keys on. ControlsFX's would take the first
 * suggestion on Enter and Tab in any case, and starts a thread for each key. FX thread.
 */
public final class SuggestionPopup {

    private static final int ROWS = 8;
    private static final double ROW_HEIGHT = 24;

    private final Popup popup = new Popup();
    private final ListView<String> list = new ListView<>();
    private final Consumer<String> accept;

    /** @param accept receives the chosen suggestion */
    public SuggestionPopup(Consumer<String> accept) {
        this.accept = accept;
        list.setId("suggestions");
        list.getStyleClass().addAll("dense", "suggestions");
        list.getStylesheets().add(Theme.stylesheet());
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setOnMouseClicked(e -> accept());
        popup.getContent().add(list);
        popup.setAnchorLocation(AnchorLocation.CONTENT_TOP_LEFT); // Without its shadow.
        popup.setAutoHide(true);
        // A click on a button beside the list presses it.
        popup.setConsumeAutoHidingEvents(false);
    }

    /**
     * Shows the suggestions; hides the list if there are none.
     *
     * @param x of the left edge, on the screen
     * @param y of the upper edge, on the screen
     * @param selectFirst whether Enter takes the first suggestion; otherwise one has to be selected first
     */
    public void show(Node owner, double x, double y, double width, List<String> suggestions, boolean selectFirst) {
        if (suggestions.isEmpty()) {
            popup.hide();
            return;
        }
        list.getItems().setAll(suggestions);
        list.getSelectionModel().clearSelection();
        list.scrollTo(0);
        if (selectFirst) {
            list.getSelectionModel().selectFirst();
        }
        list.setPrefWidth(width);
        list.setPrefHeight(Math.min(ROWS, suggestions.size()) * ROW_HEIGHT + 2);
        popup.show(owner, x, y);
    }

    public boolean isShowing() {
        return popup.isShowing();
    }

    public void hide() {
        popup.hide();
    }

    /** Handles a key of the input while the list is shown: the arrows, Enter, Tab and Escape. */
    public void pressed(KeyEvent e) {
        if (!popup.isShowing()) {
            return;
        }
        int selected = list.getSelectionModel().getSelectedIndex();
        switch (e.getCode()) {
            case DOWN -> select(Math.min(selected + 1, list.getItems().size() - 1));
            case UP -> select(Math.max(selected - 1, 0));
            case ESCAPE -> popup.hide();
            case ENTER, TAB -> {
                if (selected < 0) {
                    popup.hide();
                    return;
                }
                accept();
            }
            case LEFT, RIGHT, HOME, END, PAGE_UP, PAGE_DOWN -> {
                popup.hide();
                return;
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void select(int index) {
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - ROWS / 2));
    }

    private void accept() {
        String chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            accept.accept(chosen);
        }
    }
}
