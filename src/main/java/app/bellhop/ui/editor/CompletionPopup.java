package app.bellhop.ui.editor;

import app.bellhop.ui.base.Theme;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import org.fxmisc.richtext.CodeArea;

/** The words that continue what is typed, in a list at the caret. The keyboard stays with the text. FX thread. */
final class CompletionPopup {

    private static final int ROWS = 8;
    private static final double ROW_HEIGHT = 24;
    private static final double WIDTH = 300;

    private final CodeArea area;
    private final Popup popup = new Popup();
    private final ListView<String> list = new ListView<>();
    private List<String> words = List.of();

    CompletionPopup(CodeArea area) {
        this.area = area;
        list.setId("completions");
        list.getStyleClass().addAll("dense", "completions");
        list.getStylesheets().add(Theme.stylesheet());
        list.setFixedCellSize(ROW_HEIGHT);
        list.setPrefWidth(WIDTH);
        list.setFocusTraversable(false);
        list.setOnMouseClicked(e -> accept());
        popup.getContent().add(list);
        popup.setAutoHide(true);
    }

    void setWords(List<String> newWords) {
        words = List.copyOf(newWords);
    }

    /** Shows the words that begin with the letters before the caret; all of them if there are none. */
    void show() {
        String begun = begun();
        List<String> found = words.stream()
                .filter(word -> word.regionMatches(true, 0, begun, 0, begun.length()) && !word.equals(begun))
                .toList();
        Bounds caret = area.getCaretBounds().orElse(null);
        if (found.isEmpty() || caret == null) {
            popup.hide();
            return;
        }
        list.getItems().setAll(found);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        list.setPrefHeight(Math.min(ROWS, found.size()) * ROW_HEIGHT + 2);
        popup.show(area, caret.getMinX(), caret.getMaxY());
    }

    /** Follows the text while the list is shown. */
    void textChanged() {
        if (popup.isShowing()) {
            show();
        }
    }

    /** Handles the keys of the list while it is shown. */
    void pressed(KeyEvent e) {
        if (!popup.isShowing()) {
            return;
        }
        int selected = list.getSelectionModel().getSelectedIndex();
        switch (e.getCode()) {
            case DOWN -> select(Math.min(selected + 1, list.getItems().size() - 1));
            case UP -> select(Math.max(selected - 1, 0));
            case ENTER, TAB -> accept();
            case ESCAPE -> popup.hide();
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
        String word = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (word != null) {
            int caret = area.getCaretPosition();
            area.replaceText(caret - begun().length(), caret, word);
        }
    }

    /** The letters of the word before the caret. */
    private String begun() {
        String line = area.getText(area.getCurrentParagraph()).substring(0, area.getCaretColumn());
        int start = line.length();
        while (start > 0 && partOfWord(line.charAt(start - 1))) {
            start--;
        }
        return line.substring(start);
    }

    private static boolean partOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '$';
    }
}
