package app.bellhop.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.base.Theme;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class FactTest {

    private static final String ARN = "arn:aws:sns:us-east-1:000000000000:" + "a-topic-with-a-long-name-".repeat(5);

    private final FxRobot robot = new FxRobot();
    private Fact word;
    private Fact arn;
    private Button after;
    private int closed;

    @BeforeEach
    void show() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            Theme.apply(false);
            word = new Fact("us-east-1");
            arn = new Fact(ARN);
            after = new Button("Close");
            GridPane grid = new GridPane();
            grid.addRow(0, new Label("Region"), word);
            grid.addRow(1, new Label("ARN"), arn);
            after.setDefaultButton(true);
            after.setOnAction(e -> closed++);
            stage.setScene(new Scene(new VBox(grid, after), 400, 600));
            stage.getScene().getStylesheets().add(Theme.stylesheet());
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    private static boolean scrolls(Fact fact) {
        return fact.lookupAll(".scroll-bar").stream().anyMatch(bar -> bar.isVisible());
    }

    @Test
    void longValueTakesTheLinesThatItNeeds() {
        assertTrue(word.getHeight() < 30, word.getHeight() + " for one line");
        assertTrue(arn.getHeight() > 4 * word.getHeight(), arn.getHeight() + " for several");
        assertTrue(!scrolls(word) && !scrolls(arn), "all of it shows");
        robot.interact(() -> arn.setText("short"));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(word.getHeight(), arn.getHeight());
    }

    @Test
    void valueShowsWithoutAScrollBarOnAScaledScreen() {
        robot.interact(() -> {
            Window window = word.getScene().getWindow();
            window.setRenderScaleX(1.5);
            window.setRenderScaleY(1.5);
            word.setText("us-west-2");
            arn.setText(ARN + ".");
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(!scrolls(word) && !scrolls(arn), "all of it shows");
    }

    /** A key may have 1,024 bytes; what stands below it is to be seen, too. */
    @Test
    void veryLongValueScrolls() {
        robot.interact(() -> arn.setText("measurements/".repeat(78)));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(arn.getHeight() < 11 * word.getHeight(), arn.getHeight() + " for a long key");
        assertTrue(scrolls(arn));
    }

    @Test
    void valueCanBeCopiedAndKeysPassIt() {
        robot.interact(() -> arn.requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.CONTROL, KeyCode.C);
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertEquals(ARN, copied[0]);
        robot.push(KeyCode.ENTER);
        assertEquals(1, closed, "the default button");
        robot.push(KeyCode.TAB);
        assertTrue(after.isFocused());
    }
}
