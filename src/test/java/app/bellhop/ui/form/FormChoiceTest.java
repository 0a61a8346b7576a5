package app.bellhop.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A field that is chosen from a list, before two that are typed. */
class FormChoiceTest {

    private final FxRobot robot = new FxRobot();
    private final Field<String> color =
            Field.choice("color", "Color", "Red", List.of("Red", "Brown", "Blue"), choice -> choice);
    private final Field<String> name = Field.text("name", "Name", "");
    private final Field<String> last = Field.text("last", "Last", "");
    private FormDialog dialog;

    @BeforeEach
    void show() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            stage.setScene(new Scene(new Pane(), 800, 700));
            stage.show();
            Form form = Form.of("Paint", "", "Paint")
                    .fields(color, name, last)
                    .check(name, answers -> answers.get(name).isBlank() ? "Enter a name." : "")
                    .fill(color, answers -> List.of(Answer.read(last, "filled")));
            dialog = new FormDialog(form, stage, field -> new CompletableFuture<>());
            dialog.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(() -> dialog.close());
        FxToolkit.cleanupStages();
    }

    private ComboBox<?> box() {
        return robot.lookup("#colorField").query();
    }

    private TextField field(String id) {
        return robot.lookup("#" + id).query();
    }

    @Test
    void typingChoosesWhatBeginsWithIt() {
        robot.clickOn(box()).push(KeyCode.ESCAPE).write("bl");
        assertEquals("Blue", box().getValue());
        robot.clickOn(box()).write("r");
        assertEquals("Red", box().getValue(), "also while it is open");
    }

    @Test
    void fieldIsNotPassedOverByWhatIsFilledIn() {
        robot.clickOn(box()).write("br").push(KeyCode.ENTER);
        assertEquals("filled", field("lastField").getText());
        assertEquals("", field("nameField").getAccessibleHelp());
        robot.interact(() -> field("lastField").setText("mine"));
        assertEquals("Enter a name.", field("nameField").getAccessibleHelp());
    }
}
