package app.bellhop.ui.editor;

import app.bellhop.ui.base.SuggestionPopup;
import java.util.List;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;

/** Suggests words at the caret of a text. FX thread. */
final class Completions {

    private static final double WIDTH = 300;

    private final CodeArea area;
    private final SuggestionPopup popup = new SuggestionPopup(this::insert);
    private List<String> words = List.of();

    Completions(CodeArea area) {
        this.area = area;
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
        area.getCaretBounds()
                .ifPresentOrElse(
                        caret -> popup.show(area, caret.getMinX(), caret.getMaxY(), WIDTH, found, true), popup::hide);
    }

    /** Follows the text while the words are shown. */
    void textChanged() {
        if (popup.isShowing()) {
            show();
        }
    }

    /** Handles the keys of the list while it is shown. */
    void pressed(KeyEvent e) {
        popup.pressed(e);
    }

    private void insert(String word) {
        int caret = area.getCaretPosition();
        area.replaceText(caret - begun().length(), caret, word);
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
