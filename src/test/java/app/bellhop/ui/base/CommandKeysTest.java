package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class CommandKeysTest {

    private final FxRobot robot = new FxRobot();
    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty ready = new SimpleBooleanProperty(true);
    private final StringProperty filter = new SimpleStringProperty("");
    private TableView<String> table;
    private TextField field;

    @BeforeEach
    void stage() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Command delete = Command.of(CommandIds.DELETE_OBJECTS)
                .key("Delete")
                .enabledWhen(ready)
                .does(() -> done.add("delete"));
        Command copy = Command.of(CommandIds.COPY_OBJECTS).key("Shortcut+C").does(() -> done.add("copy"));
        Command up = Command.of(CommandIds.GO_UP).key("Backspace").does(() -> done.add("up"));
        robot.interact(() -> {
            table = new TableView<>();
            field = new TextField("text");
            TypeToFilter.install(table, filter);
            CommandKeys.bind(table, delete, copy, up);
            stage.setScene(new Scene(new VBox(table, field), 400, 300));
            stage.show();
            table.requestFocus();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void keysOfTheFocusedTableRunItsCommands() {
        robot.push(KeyCode.DELETE).push(KeyCode.SHORTCUT, KeyCode.C);
        assertEquals(List.of("delete", "copy"), done);
    }

    @Test
    void deleteInATextFieldDeletesText() {
        robot.interact(() -> {
            field.requestFocus();
            field.positionCaret(0);
        });
        robot.push(KeyCode.DELETE);
        assertEquals("ext", field.getText());
        assertEquals(List.of(), done);
    }

    @Test
    void keyOfADisabledCommandDoesNothing() {
        robot.interact(() -> ready.set(false));
        robot.push(KeyCode.DELETE);
        assertEquals(List.of(), done);
    }

    @Test
    void backspaceTakesBackALetterOfTheFilterBeforeItGoesUp() {
        robot.push(KeyCode.A).push(KeyCode.B);
        assertEquals("ab", filter.get());
        robot.push(KeyCode.BACK_SPACE).push(KeyCode.BACK_SPACE);
        assertEquals("", filter.get());
        assertEquals(List.of(), done);
        robot.push(KeyCode.BACK_SPACE);
        assertEquals(List.of("up"), done);
    }

    @Test
    void escapeClearsTheFilter() {
        robot.push(KeyCode.A).push(KeyCode.B).push(KeyCode.ESCAPE);
        assertEquals("", filter.get());
    }
}
