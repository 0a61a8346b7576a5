package app.bellhop.ui.editor;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.work.preview.TextFormat;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.wellbehaved.event.EventPattern;
import org.fxmisc.wellbehaved.event.InputMap;
import org.fxmisc.wellbehaved.event.Nodes;
import org.jspecify.annotations.Nullable;

/**
 * A text with line numbers, highlighting, its problem underlined where it is, and suggestions at the caret (Ctrl+Space). Tab
 * indents; Shift+Tab and Ctrl+Tab move the focus. To be placed in a {@code VirtualizedScrollPane}. FX thread.
 */
public final class CodeEditor extends CodeArea {

    /** The longest text that is highlighted, in characters: takes a tenth of a second. */
    private static final int MAX_HIGHLIGHTED = 256 * 1024;

    private static final String PROBLEM = "code-problem";
    private static final Duration TOOLTIP_DELAY = Duration.ofMillis(300);

    private final Completions completions = new Completions(this);
    private final Tooltip tooltip = new Tooltip();
    /** Whether a Tab is to move the focus. */
    private boolean leaving;

    private TextFormat format = TextFormat.JSON;
    private @Nullable DocumentProblem problem;

    public CodeEditor() {
        IntFunction<Node> numbers = LineNumberFactory.get(this, digits -> "%1$" + digits + "s", null, null);
        setParagraphGraphicFactory(line -> {
            Node number = numbers.apply(line);
            if (problem != null && line == problemLine(problem)) {
                number.getStyleClass().add(PROBLEM);
            }
            return number;
        });
        plainTextChanges().subscribe(this::changed);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // Leaves Tab to the scene, which moves the focus, where pressed() does not indent.
        Nodes.addInputMap(this, InputMap.ignore(EventPattern.keyPressed(KeyCode.TAB, KeyCombination.SHIFT_ANY)));
        setMouseOverTextDelay(TOOLTIP_DELAY);
        addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::explain);
        addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, e -> tooltip.hide());
        setContextMenu(new EditMenu(this));
        setAccessibleRole(AccessibleRole.TEXT_AREA);
    }

    /** Shows the text, and keeps both the same. What was there before cannot be brought back by Undo. */
    public void bindText(StringProperty text) {
        show(text.get());
        getUndoManager().forgetHistory();
        text.addListener((o, before, now) -> show(now));
        textProperty().addListener((o, before, now) -> text.set(now));
    }

    /** Underlines the problem at its place, if there is one. */
    public void bindProblem(ObservableValue<@Nullable DocumentProblem> problem) {
        show(problem.getValue());
        problem.addListener((o, before, now) -> show(now));
    }

    public void setFormat(TextFormat newFormat) {
        if (format != newFormat) {
            format = newFormat;
            highlight(0, getParagraphs().size() - 1);
        }
    }

    public void setWords(List<String> words) {
        completions.setWords(words);
    }

    /** Selects what is underlined, and scrolls to it. */
    public void goToProblem() {
        requestFocus();
        if (problem != null) {
            int line = problemLine(problem);
            IndexRange place = problemRange(problem);
            selectRange(line, place.getStart(), line, place.getEnd());
            requestFollowCaret();
        }
    }

    private void show(String text) {
        if (!text.equals(getText())) {
            replaceText(text);
            moveTo(0);
            requestFollowCaret();
        }
    }

    private void show(@Nullable DocumentProblem newProblem) {
        int lineBefore = problem == null ? -1 : problemLine(problem);
        int lineNow = newProblem == null ? -1 : problemLine(newProblem);
        problem = newProblem;
        for (int line = 0; line < getParagraphs().size(); line++) {
            if (line == lineNow || underlined(getStyleSpans(line))) {
                highlight(line, line);
            }
            if (line == lineNow || line == lineBefore) {
                recreateParagraphGraphic(line);
            }
        }
    }

    private static boolean underlined(StyleSpans<Collection<String>> styles) {
        return styles.stream().anyMatch(span -> span.getStyle().contains(PROBLEM));
    }

    private int problemLine(DocumentProblem of) {
        return Math.min(of.line(), getParagraphs().size()) - 1;
    }

    private IndexRange problemRange(DocumentProblem of) {
        return highlighter().tokenAt(getText(problemLine(of)), of.column() - 1);
    }

    private void changed(PlainTextChange change) {
        highlight(lineOf(change.getPosition()), lineOf(change.getInsertionEnd()));
        completions.textChanged();
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private int lineOf(int position) {
        return offsetToPosition(position, Bias.Backward).getMajor();
    }

    private void highlight(int firstLine, int lastLine) {
        StyleSpansBuilder<Collection<String>> styles = new StyleSpansBuilder<>();
        for (int line = firstLine; line <= lastLine; line++) {
            if (line > firstLine) {
                styles.add(List.of(), 1); // The line end.
            }
            styles.addAll(styles(line));
        }
        setStyleSpans(firstLine, 0, styles.create());
    }

    private StyleSpans<Collection<String>> styles(int line) {
        StyleSpans<Collection<String>> styles = highlighter().styles(getText(line));
        if (problem == null || line != problemLine(problem)) {
            return styles;
        }
        IndexRange place = problemRange(problem);
        StyleSpansBuilder<Collection<String>> underline = new StyleSpansBuilder<>();
        underline.add(List.of(), place.getStart()).add(List.of(PROBLEM), place.getLength());
        return styles.overlay(
                underline.create(),
                (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }

    private Highlighter highlighter() {
        return Highlighter.of(getLength() <= MAX_HIGHLIGHTED ? format : TextFormat.PLAIN);
    }

    private void explain(MouseOverTextEvent e) {
        if (problem != null && getStyleOfChar(e.getCharacterIndex()).contains(PROBLEM)) {
            tooltip.setText(ErrorTexts.sentence(problem));
            tooltip.show(
                    this, e.getScreenPosition().getX(), e.getScreenPosition().getY() + 16);
        }
    }

    private void pressed(KeyEvent e) {
        completions.pressed(e);
        if (e.isConsumed() || !isEditable()) {
            return;
        }
        if (e.getCode() == KeyCode.SPACE && e.isControlDown()) {
            completions.show();
            e.consume();
        } else if (e.getCode() == KeyCode.TAB && e.isControlDown()) {
            leaving = true;
            fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
            leaving = false;
            e.consume();
        } else if (e.getCode() == KeyCode.TAB && !e.isShiftDown() && !leaving) {
            replaceSelection(format == TextFormat.PLAIN ? "\t" : "  ");
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
            String before = getText(getCurrentParagraph()).substring(0, getCaretColumn());
            replaceSelection("\n"
                    + before.substring(
                            0, before.length() - before.stripLeading().length()));
            requestFollowCaret();
            e.consume();
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> getAccessibleText() == null ? getText() : getAccessibleText() + "\n" + getText();
            case EDITABLE -> isEditable();
            case CARET_OFFSET -> getCaretPosition();
            case SELECTION_START -> getSelection().getStart();
            case SELECTION_END -> getSelection().getEnd();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
