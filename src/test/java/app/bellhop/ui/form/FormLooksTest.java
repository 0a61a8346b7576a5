package app.bellhop.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.base.Theme;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** How a form looks: edges, boxes, what is disabled or wrong. */
class FormLooksTest {

    private final FxRobot robot = new FxRobot();
    private final Field<String> name = Field.text("name", "Name", "");
    private final Field<Boolean> glossy = Field.check("glossy", "Glossy", false);
    private final Field<String> coat = Field.text("coat", "Top coat", "");
    private final Form form = Form.of("Paint", "What to paint.", "Paint")
            .fields(name, glossy, coat)
            .usedWhen(coat, typed -> typed.get(glossy))
            .check(name, typed -> typed.get(name).isBlank() ? "Enter a name." : "");
    private Stage stage;
    private FormDialog dialog;

    @BeforeEach
    void stage() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            Theme.apply(false);
            stage.setScene(new Scene(new Pane(), 800, 700));
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(() -> {
            Theme.apply(false);
            dialog.close();
        });
        FxToolkit.cleanupStages();
    }

    private void show(Form asked) {
        robot.interact(() -> {
            dialog = new FormDialog(asked, stage, field -> new CompletableFuture<>());
            dialog.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private <N extends Node> N node(String id) {
        return robot.lookup("#" + id).query();
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void boxStandsWhereTheFieldsDoWithItsWordsBesideIt() {
        show(form);
        CheckBox box = node("glossyField");
        assertEquals("Glossy", box.getText().replace("_", ""));
        assertEquals(bounds(node("nameField")).getMinX(), bounds(box).getMinX(), 1);
        assertTrue(robot.lookup((Label label) -> label.getText().equals("Glossy"))
                .queryAll()
                .isEmpty());
    }

    @Test
    void boxesAloneStandAtTheEdge() {
        show(Form.of("Paint", "", "Paint").fields(glossy));
        assertEquals(16, bounds(node("glossyField")).getMinX(), 1);
    }

    @Test
    void boxesWhoseWordsHaveRoomTakeOneLine() {
        Field<Boolean> copy = Field.check("copy", "Copy, move, rename and edit properties", false);
        Field<Boolean> query = Field.check("query", "Athena queries (add the output location)", false);
        Field<Boolean> upload = Field.check("upload", "Upload", false);
        show(Form.of("Paint", "", "Paint")
                .fields(glossy, copy, query, upload, name)
                .columns("two", name));
        List<Double> tops = Stream.of("glossyField", "copyField", "queryField", "uploadField")
                .map(id -> bounds(node(id)).getMinY())
                .toList();
        double line = tops.get(1) - tops.get(0);
        assertEquals(line, tops.get(2) - tops.get(1), 1);
        assertEquals(line, tops.get(3) - tops.get(2), 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fieldsAndButtonsHaveTheSameEdges(boolean tabs) {
        show(tabs ? Form.of("Paint", "", "Paint").section("First", List.of(name)) : form);
        Bounds field = bounds(node("nameField"));
        assertEquals(field.getMaxX(), bounds(node("dialogOk")).getMaxX(), 1);
        Node title = dialog.getDialogPane().lookup(".title-4");
        Node label = dialog.getDialogPane().lookup(".form-label");
        assertEquals(bounds(title).getMinX(), bounds(label).getMinX(), 1);
    }

    @Test
    void fieldThatMeansNothingIsDisabled() {
        show(form);
        assertTrue(node("coatField").isDisabled());
        robot.interact(() -> this.<CheckBox>node("glossyField").setSelected(true));
        assertFalse(node("coatField").isDisabled());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wrongFieldIsRedWithTheFocusToo(boolean dark) {
        robot.interact(() -> Theme.apply(dark));
        show(form);
        TextField field = node("nameField");
        robot.interact(() -> {
            field.setText("x");
            field.setText("");
            field.requestFocus();
            field.applyCss();
        });
        assertTrue(field.isFocused());
        Color border = (Color) field.getBackground().getFills().get(0).getFill();
        assertTrue(border.getRed() > border.getBlue() + 0.3, border.toString());
    }

    @Test
    void failureOfTheLastTryIsRed() {
        show(form.failure("Wrong color. Try again."));
        Label failure = robot.lookup("Wrong color. Try again.").query();
        Color color = (Color) failure.getTextFill();
        assertTrue(color.getRed() > color.getBlue() + 0.3, color.toString());
    }

    @Test
    void bordersOfFieldsCanBeSeenInTheDark() {
        robot.interact(() -> Theme.apply(true));
        show(form);
        Region field = node("coatField");
        robot.interact(field::applyCss);
        Color border = (Color) field.getBackground().getFills().get(0).getFill();
        Color ground = (Color) field.getBackground().getFills().get(1).getFill();
        assertTrue(border.getBrightness() - ground.getBrightness() > 0.2, border + " on " + ground);
    }
}
