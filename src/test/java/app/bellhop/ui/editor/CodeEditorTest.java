package app.bellhop.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.policy.PolicyCheck;
import app.bellhop.ui.base.Theme;
import app.bellhop.work.preview.TextFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.NavigationActions.SelectionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class CodeEditorTest {

    private static final String POLICY = """
            {
              "Version": "2012-10-17",
              "Statement": [{
                "Effect": "Permit",
                "Condition": {"Limit": -1.5e3, "Open": true}
              }]
            }""";

    private final FxRobot robot = new FxRobot();
    private final StringProperty text = new SimpleStringProperty(POLICY);
    private final ObjectProperty<DocumentProblem> problem = new SimpleObjectProperty<>();
    private CodeEditor editor;
    private Button before;
    private Button after;

    @BeforeEach
    void stage() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            Theme.apply(false);
            editor = new CodeEditor();
            editor.setId("editor");
            editor.bindText(text);
            editor.bindProblem(problem);
            editor.setWords(List.of("Effect", "s3:GetObject", "s3:GetObjectAcl", "s3:PutObject"));
            text.addListener((o, was, now) -> check());
            VirtualizedScrollPane<CodeEditor> pane = new VirtualizedScrollPane<>(editor);
            pane.getStyleClass().add("code-pane");
            VBox.setVgrow(pane, Priority.ALWAYS);
            before = new Button("before");
            after = new Button("after");
            Scene scene = new Scene(new VBox(before, pane, after), 600, 400);
            scene.getStylesheets().add(Theme.stylesheet());
            stage.setScene(scene);
            stage.show();
            editor.requestFocus();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    private void check() {
        problem.set(PolicyCheck.of(text.get(), "arn:aws:s3:::b").orElse(null));
    }

    private void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
    }

    /** What is drawn with that style class, in the order of the text. */
    private List<String> drawn(String style) {
        return robot.lookup("." + style).queryAllAs(Text.class).stream()
                .map(Text::getText)
                .toList();
    }

    private List<String> numbers(String selector) {
        return robot.lookup(selector).queryAllAs(Label.class).stream()
                .map(label -> label.getText().strip())
                .sorted()
                .toList();
    }

    private boolean suggests(String... words) {
        List<String> shown =
                robot.lookup("#suggestions .list-cell").queryAllAs(javafx.scene.control.ListCell.class).stream()
                        .map(cell -> (String) cell.getItem())
                        .filter(word -> word != null)
                        .toList();
        return shown.equals(List.of(words));
    }

    @Test
    void linesAreNumbered() throws Exception {
        until(() -> numbers(".lineno").equals(List.of("1", "2", "3", "4", "5", "6", "7")));
    }

    @Test
    void jsonIsHighlighted() throws Exception {
        until(() -> drawn("code-key")
                .equals(List.of(
                        "\"Version\"", "\"Statement\"", "\"Effect\"", "\"Condition\"", "\"Limit\"", "\"Open\"")));
        assertEquals(List.of("\"2012-10-17\"", "\"Permit\""), drawn("code-string"));
        assertEquals(List.of("-1.5e3"), drawn("code-number"));
        assertEquals(List.of("true"), drawn("code-word"));
        robot.interact(() -> editor.setFormat(TextFormat.PLAIN));
        until(() -> drawn("code-key").isEmpty());
    }

    @Test
    void problemIsUnderlinedWhereItIsUntilItIsMended() throws Exception {
        robot.interact(this::check);
        until(() -> drawn("text.code-problem").equals(List.of("\"Permit\"")));
        assertEquals(List.of("4"), numbers(".lineno.code-problem"));
        robot.interact(() -> editor.insertText(0, "\n\n"));
        until(() -> numbers(".lineno.code-problem").equals(List.of("6")));
        assertEquals(List.of("\"Permit\""), drawn("text.code-problem"));
        robot.interact(() -> text.set(text.get().replace("Permit", "Allow")));
        until(() -> !drawn("text.code-problem").contains("\"Permit\""));
    }

    @Test
    void mouseOverTheProblemExplainsIt() throws Exception {
        robot.interact(this::check);
        until(() -> drawn("text.code-problem").equals(List.of("\"Permit\"")));
        robot.moveTo((Node) robot.lookup(".text.code-problem")
                .queryAllAs(Text.class)
                .iterator()
                .next());
        until(() -> robot.lookup(".tooltip").queryAll().stream().anyMatch(Node::isVisible));
    }

    @Test
    void goToProblemSelectsIt() {
        robot.interact(this::check);
        robot.interact(editor::goToProblem);
        assertEquals("\"Permit\"", editor.getSelectedText());
    }

    @Test
    void problemBehindTheLastCharacterIsShown() throws Exception {
        robot.interact(() -> text.set("{\n\"Version\": \"2012-10-17\",\n"));
        until(() -> numbers(".lineno.code-problem").size() == 1);
        robot.interact(editor::goToProblem);
        assertTrue(editor.getCaretPosition() >= text.get().length() - 2);
    }

    @Test
    void wordIsCompletedAtTheCaretByKeyboard() throws Exception {
        robot.interact(() -> text.set("s3:Get"));
        robot.interact(() -> editor.end(SelectionPolicy.CLEAR));
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        until(() -> suggests("s3:GetObject", "s3:GetObjectAcl"));
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        assertEquals("s3:GetObjectAcl", text.get());
        until(() -> robot.lookup("#suggestions").queryAll().isEmpty());
    }

    @Test
    void suggestionsFollowWhatIsTypedAndGoWithEscape() throws Exception {
        robot.interact(() -> text.set(""));
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        until(() -> suggests("Effect", "s3:GetObject", "s3:GetObjectAcl", "s3:PutObject"));
        robot.write("s3:p");
        until(() -> suggests("s3:PutObject"));
        robot.push(KeyCode.ESCAPE);
        until(() -> robot.lookup("#suggestions").queryAll().isEmpty());
        assertEquals("s3:p", text.get());
    }

    @Test
    void lineIsIndentedAsTheOneBefore() {
        robot.interact(() -> text.set("  x"));
        robot.interact(() -> editor.end(SelectionPolicy.CLEAR));
        robot.push(KeyCode.ENTER).push(KeyCode.TAB).write("y");
        assertEquals("  x\n    y", text.get());
    }

    @Test
    void editsAreUndoneAndRedoneButNotTheTextItself() {
        robot.interact(() -> editor.end(SelectionPolicy.CLEAR));
        robot.write("x");
        assertEquals(POLICY + "x", text.get());
        robot.push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(POLICY, text.get());
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        assertEquals(POLICY + "x", text.get());
    }

    @Test
    void focusMovesByShiftTabAndControlTab() {
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertTrue(before.isFocused());
        robot.interact(editor::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertTrue(after.isFocused());
        assertEquals(POLICY, text.get());
    }

    @Test
    void longLineAndLongTextAreShownWithoutColours() throws Exception {
        until(() -> !drawn("code-key").isEmpty());
        robot.interact(() -> text.set("{\"a\": 1},".repeat(300)));
        until(() -> numbers(".lineno").equals(List.of("1")));
        assertEquals(List.of(), drawn("code-key"));
        robot.interact(() -> text.set("{\"a\": 1},\n".repeat(30_000)));
        until(() -> numbers(".lineno").contains("5"));
        assertEquals(List.of(), drawn("code-key"));
        robot.interact(() -> text.set("{\"a\": 1}"));
        until(() -> drawn("code-key").equals(List.of("\"a\"")));
    }

    @Test
    void yamlAndXmlAreHighlighted() throws Exception {
        robot.interact(() -> {
            editor.setFormat(TextFormat.YAML);
            text.set("- name: \"a # b\" # why\n  on: true");
        });
        until(() -> drawn("code-key").equals(List.of("name", "on")));
        assertEquals(List.of("\"a # b\""), drawn("code-string"));
        assertEquals(List.of("# why"), drawn("code-comment"));
        robot.interact(() -> {
            editor.setFormat(TextFormat.XML);
            text.set("<a id=\"1\">it's <!-- so --></a>");
        });
        until(() -> drawn("code-key").equals(List.of("<a", ">", "</a>")));
        assertEquals(List.of("\"1\""), drawn("code-string"));
        assertEquals(List.of("<!-- so -->"), drawn("code-comment"));
    }

    @Test
    void screenReaderReadsTheText() {
        assertEquals(POLICY, editor.queryAccessibleAttribute(AccessibleAttribute.TEXT));
        assertFalse(editor.getAccessibleRole() == null);
    }
}
