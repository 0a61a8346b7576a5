package app.bellhop.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class FormDialogTest {

    private enum Color {
        RED,
        BLUE
    }

    private final FxRobot robot = new FxRobot();
    private final Field<String> name = Field.text("name", "Name", "");
    private final Field<Color> color = Field.choice(
            "color", "Color", Color.RED, List.of(Color.values()), c -> c.name().toLowerCase(java.util.Locale.ROOT));
    private final Field<Integer> count = Field.number("count", "Count", 1, 1, 9, "Enter 1 to 9.");
    private final Field<Boolean> glossy = Field.check("glossy", "Glossy", false);
    private final Field<Path> folder = Field.folder("folder", "Folder", Path.of("/tmp"), "Choose a folder.");
    private final Form form = Form.of("Paint", "What to paint.", "Paint")
            .fields(name, color, count, glossy, folder)
            .check(name, answers -> answers.get(name).isBlank() ? "Enter a name." : "")
            .check(
                    glossy,
                    answers -> answers.get(glossy) && answers.get(color) == Color.BLUE ? "Blue is not glossy." : "");

    private Stage stage;
    private FormDialog dialog;

    @BeforeEach
    void stage() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            stage.setScene(new Scene(new Pane(), 800, 700));
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(() -> dialog.close());
        FxToolkit.cleanupStages();
    }

    private void show(Form asked) {
        robot.interact(() -> {
            dialog = new FormDialog(
                    asked, stage, field -> CompletableFuture.completedFuture(Optional.of(Path.of("/chosen"))));
            dialog.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node node(String id) {
        return robot.lookup("#" + id).query();
    }

    private void type(String id, String text) {
        robot.interact(() -> ((TextInputControl) node(id)).setText(text));
    }

    private String problem(String name) {
        return ((Labeled) node(name + "Problem")).getText();
    }

    private boolean red(String id) {
        return node(id).getPseudoClassStates().contains(Styles.STATE_DANGER);
    }

    private Answers answers() {
        return dialog.getResult();
    }

    @Test
    void whatCannotBeReadIsToldAlsoWhereNothingCouldBeReadBefore() {
        Field<String> code = Field.parsed("code", "Code", "", text -> text, text -> Optional.empty(), "Not a code.");
        Field<String> topic = Field.editableChoice(
                "topic", "Topic", null, List.of("parks"), text -> text, text -> Optional.empty(), "Choose a topic.");
        show(Form.of("Copy", "", "Copy").fields(code, topic));
        assertEquals("", problem("code"), "nothing is typed yet");
        type("codeField", "x");
        robot.interact(() -> ((ComboBox<?>) node("topicField")).getEditor().setText("nosuch"));
        assertEquals("Not a code.", problem("code"));
        assertEquals("Choose a topic.", problem("topic"));
    }

    @Test
    void whatIsTypedIntoAChoiceTakesThePlaceOfWhatStandsThere() {
        Field<String> expiry = Field.editableChoice(
                "expiry", "Expires after", "1 hour", List.of("1 hour", "1 day"), text -> text, Optional::of, "");
        show(Form.of("Link", "", "Copy").fields(expiry));
        ComboBox<?> box = (ComboBox<?>) node("expiryField");
        assertTrue(box.isFocused());
        assertEquals("1 hour", box.getEditor().getSelectedText());
    }

    @Test
    void emptyFormScoldsNobodyButCannotBeConfirmed() {
        Field<String> region =
                Field.editableChoice("region", "Region", "default", List.of("default"), text -> text, Optional::of, "");
        show(Form.of("Paint", "", "Paint")
                .fields(name, region)
                .check(name, answers -> answers.get(name).isBlank() ? "Enter a name." : ""));
        assertTrue(node("dialogOk").isDisabled());
        assertEquals("", problem("name"));
        assertFalse(red("nameField"));
        assertTrue(node("nameField").isFocused(), "the first field has the focus");
    }

    @Test
    void problemIsSaidAtItsFieldWhileTyping() {
        show(form);
        type("countField", "many");
        assertEquals("Enter 1 to 9.", problem("count"));
        assertTrue(node("countProblem").isVisible());
        assertEquals("Enter 1 to 9.", node("countField").getAccessibleHelp());
        assertTrue(red("countField"));
        assertFalse(red("folderField"), "what is well is not marked");
        type("countField", "3");
        assertEquals("", problem("count"));
        assertFalse(red("countField"));
        assertEquals("Enter a name.", problem("name"), "it was passed over");
        type("nameField", "door");
        assertEquals("", problem("name"));
        assertFalse(node("dialogOk").isDisabled());
    }

    @Test
    void fieldsThatWereNotReachedYetAreNotScolded() {
        Field<String> second = Field.text("second", "Second", "");
        show(Form.of("Two", "", "Go")
                .fields(name, second)
                .check(second, answers -> answers.get(second).isBlank() ? "Enter the second." : ""));
        type("nameField", "door");
        assertEquals("", problem("second"));
        assertTrue(node("dialogOk").isDisabled());
        type("secondField", "x");
        type("secondField", "");
        assertEquals("Enter the second.", problem("second"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void rulesAboutSeveralFieldsAreSaidAtOneOfThem() {
        show(form);
        type("nameField", "door");
        robot.clickOn("#glossyField");
        robot.interact(() -> ((ComboBox<Color>) node("colorField")).setValue(Color.BLUE));
        assertEquals("Blue is not glossy.", problem("glossy"));
        assertTrue(node("dialogOk").isDisabled());
        robot.clickOn("#glossyField");
        assertFalse(node("dialogOk").isDisabled());
    }

    @Test
    void enterAnswersWithTypedValuesOnceAllIsWell() {
        show(form);
        robot.push(KeyCode.ENTER);
        assertTrue(dialog.isShowing(), "a name is missing");
        robot.clickOn("#nameField").write("door");
        robot.clickOn("#dialogBrowse");
        robot.clickOn("#nameField").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(dialog.isShowing());
        assertEquals("door", answers().get(name));
        assertEquals(Color.RED, answers().get(color));
        assertEquals(1, answers().get(count));
        assertEquals(Path.of("/chosen"), answers().get(folder));
    }

    @Test
    void escapeAnswersNothing() {
        show(form);
        type("nameField", "door");
        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(dialog.isShowing());
        assertNull(answers());
    }

    @Test
    void enterAloneLosesNothing() {
        show(Form.confirm("Delete", "Really?", List.of(), "Delete"));
        assertTrue(node("dialogCancel").isFocused());
        assertFalse(((Region) node("dialogCancel")).getBorder().isEmpty(), "it shows where Enter goes");
        robot.push(KeyCode.ENTER);
        assertNull(answers());
    }

    @Test
    void factsAreOnlyShownAndClosed() {
        show(Form.of("Facts", "", "Close").fields(Field.fact("Address", "https://example.com/")));
        assertTrue(robot.lookup("#dialogCancel").queryAll().isEmpty());
        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(dialog.isShowing());
    }

    @Test
    void windowMakesRoomForWhatIsSaid() {
        String said = "This is wrong, and it takes more than one line to say what would be right instead. ".repeat(2);
        Field<String> second = Field.text("second", "Second", "");
        show(Form.of("Two", "", "Go")
                .fields(name, second)
                .check(name, answers -> answers.get(name).isBlank() ? said : "")
                .check(second, answers -> answers.get(second).isBlank() ? said : ""));
        robot.interact(() -> {
            for (String field : List.of("nameField", "secondField")) {
                ((TextInputControl) node(field)).setText("x");
                ((TextInputControl) node(field)).setText("");
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(bottom("nameProblem") <= top("secondField"), "the next field covers nothing of it");
        assertTrue(bottom("secondProblem") <= top("dialogOk"), "neither do the buttons");
        Region problem = (Region) node("nameProblem");
        assertTrue(problem.getHeight() >= problem.prefHeight(problem.getWidth()), "it is shown whole");
        DialogPane pane = dialog.getDialogPane();
        assertEquals(pane.prefHeight(pane.getWidth()), pane.getHeight(), 2, "there is no more room than that");
    }

    @Test
    void tabsHoldTheSectionsAndOneWithAnErrorIsMarked() {
        Field<String> second = Field.text("second", "Second", "");
        show(Form.of("Two", "", "Go")
                .section("One", List.of(name))
                .section("Other", List.of(second))
                .check(second, answers -> answers.get(second).isBlank() ? "Enter the second." : ""));
        TabPane tabs = robot.lookup(".form-tabs").query();
        assertEquals(
                List.of("One", "Other"),
                tabs.getTabs().stream().map(Tab::getText).toList());
        type("secondField", "x");
        type("secondField", "");
        assertEquals("Enter the second.", problem("second"));
        assertTrue(tabs.getTabs().get(1).getStyleClass().contains("form-tab-wrong"));
        assertFalse(tabs.getTabs().get(0).getStyleClass().contains("form-tab-wrong"));
        type("secondField", "y");
        assertFalse(tabs.getTabs().get(1).getStyleClass().contains("form-tab-wrong"));
        assertFalse(node("dialogOk").isDisabled());
    }

    private double heightWith(String typed) {
        type("nameField", typed);
        WaitForAsyncUtils.waitForFxEvents();
        return dialog.getDialogPane().getScene().getWindow().getHeight();
    }

    private Form explained(Form form) {
        return form.hint(
                name, answers -> "This explains it. ".repeat(answers.get(name).length()));
    }

    @Test
    void windowGrowsWithWhatATabSays() {
        show(explained(Form.of("Hints", "", "Go").section("One", List.of(name))));
        double before = heightWith("");
        assertTrue(before < heightWith("1234567890123"));
        Region hint = (Region) node("nameHint");
        assertTrue(hint.getHeight() >= hint.prefHeight(hint.getWidth()), "it is shown whole");
        assertTrue(bottom("nameHint") <= top("dialogOk"), "above the buttons");
    }

    @Test
    void windowTakesTheRoomOfWhatItSaidBack() {
        show(explained(Form.of("Hints", "", "Go").fields(name)));
        double before = heightWith("");
        double after = heightWith("1234567890123");
        assertTrue(before < heightWith("123") && heightWith("123") < after);
        assertEquals(before, heightWith(""), 1);
    }

    @Test
    void changedFieldFillsOthersIn() {
        Field<String> second = Field.text("second", "Second", "");
        show(Form.of("Two", "", "Go")
                .fields(name, second, glossy, color)
                .fill(
                        name,
                        answers -> List.of(
                                Answer.read(second, answers.get(name).toUpperCase(java.util.Locale.ROOT)),
                                Answer.read(glossy, "true"),
                                Answer.read(color, "blue"))));
        type("nameField", "door");
        assertEquals("DOOR", ((TextInputControl) node("secondField")).getText());
        type("secondField", "mine");
        robot.clickOn("#dialogOk");
        assertEquals("mine", answers().get(second));
        assertEquals(true, answers().get(glossy));
        assertEquals(Color.BLUE, answers().get(color));
    }

    @Test
    void actionSeesTheAnswersAndLeavesTheDialogOpen() {
        List<String> seen = new ArrayList<>();
        show(Form.of("Act", "", "Go")
                .fields(name)
                .check(name, answers -> answers.get(name).isBlank() ? "Enter a name." : "")
                .action("tryIt", "Try", answers -> seen.add(answers.get(name))));
        assertTrue(node("tryIt").isDisabled(), "nothing to try yet");
        type("nameField", "door");
        robot.clickOn("#tryIt");
        assertEquals(List.of("door"), seen);
        assertTrue(dialog.isShowing());
    }

    private double top(String id) {
        return node(id).localToScene(node(id).getBoundsInLocal()).getMinY();
    }

    private double bottom(String id) {
        return node(id).localToScene(node(id).getBoundsInLocal()).getMaxY();
    }

    @Test
    void theFieldThatMustBeFilledInHasTheFocus() {
        show(Form.of("Paint", "", "Paint")
                .fields(color, name, glossy)
                .check(name, answers -> answers.get(name).isBlank() ? "Enter a name." : ""));
        assertTrue(node("nameField").isFocused());
    }

    @Test
    void tabsOfAFormScrollOnASmallScreen() {
        List<Field<?>> many = IntStream.range(0, 30)
                .<Field<?>>mapToObj(i -> Field.text("field" + i, "Field " + i, ""))
                .toList();
        show(Form.of("Paint", "", "Paint").section("All", many));
        assertEquals(540, viewport(many, 1080), "as much as is pleasant");
        assertEquals(283, viewport(many, 533), "1280×800 at 150 %");
    }

    @Test
    void buttonsOfALongFormStayOnTheScreen() {
        List<Field<?>> many = IntStream.range(0, 40)
                .<Field<?>>mapToObj(i -> Field.text("field" + i, "Field " + i, ""))
                .toList();
        show(Form.of("Long", "", "Save").fields(many.toArray(Field[]::new)));
        DialogPane pane = dialog.getDialogPane();
        double screen = Screen.getPrimary().getVisualBounds().getMaxY();
        Node ok = pane.lookup("#dialogOk");
        assertTrue(ok.localToScreen(ok.getBoundsInLocal()).getMaxY() <= screen);
        ScrollPane scroll = (ScrollPane) pane.getContent();
        assertTrue(scroll.getHeight() > screen / 2);
        assertTrue(scroll.getWidth() >= ((Region) scroll.getContent()).getWidth());
    }

    /** The height of a tab with these fields on a screen of that height. */
    private double viewport(List<Field<?>> fields, double screen) {
        List<Double> height = new ArrayList<>();
        robot.interact(() -> {
            List<FieldRow<?>> rows = fields.stream()
                    .<FieldRow<?>>map(field -> new FieldRow<>(field, browsed -> new CompletableFuture<>()))
                    .toList();
            FormTabs tabs = new FormTabs(List.of(new Form.Section("All", fields)), rows, 500, screen);
            stage.setScene(new Scene(tabs.pane(), 500, 600));
            tabs.pane().applyCss();
            tabs.fit();
            height.add(((ScrollPane) tabs.pane().getTabs().get(0).getContent()).getPrefViewportHeight());
        });
        return height.get(0);
    }
}
