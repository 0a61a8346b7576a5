package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class ScreenDialogTest {

    private final FxRobot robot = new FxRobot();

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    @ParameterizedTest
    @ValueSource(classes = {ListView.class, TreeView.class, TableView.class})
    void escapeClosesAWindowWhatsoeverHasTheFocus(Class<? extends Node> kind) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Node focused = kind.getConstructor().newInstance();
        AtomicInteger closed = new AtomicInteger();
        robot.interact(() -> {
            StackPane pane = new StackPane(focused);
            ScreenDialog.closeWithEscape(pane, closed::incrementAndGet);
            stage.setScene(new Scene(pane));
            // As dialogs do, with what nobody has taken.
            stage.getScene().addEventHandler(KeyEvent.KEY_PRESSED, e -> closed.incrementAndGet());
            stage.show();
            focused.requestFocus();
            focused.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
        });
        assertEquals(1, closed.get());
    }

    @Test
    void allOfAWindowThatIsTooHighForTheScreenCanBeReached() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            Region content = new Region();
            content.setMinHeight(700);
            assertTrue(ScreenDialog.scrolled(content, 700, 700).isEmpty());
            ScrollPane scroll = ScreenDialog.scrolled(content, 700, 450).orElseThrow();
            stage.setScene(new Scene(scroll));
            stage.show();
            assertEquals(450, scroll.getViewportBounds().getHeight(), 1);
            assertEquals(700, content.getHeight());
            assertEquals(scroll.getViewportBounds().getWidth(), content.getWidth(), 1);
            assertSame(content, scroll.getContent());
        });
    }
}
