package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import app.bellhop.ui.base.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class LaterScreenTest {

    private final FxRobot robot = new FxRobot();
    private final AtomicInteger loaded = new AtomicInteger();
    private final LaterScreen screen = new LaterScreen(() -> {
        loaded.incrementAndGet();
        return new VBox(new Button("Publish"));
    });
    private BorderPane window;

    @BeforeEach
    void show() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            Theme.apply(false);
            window = new BorderPane();
            stage.setScene(new Scene(window, 600, 400));
            stage.getScene().getStylesheets().add(Theme.stylesheet());
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void preparedScreenIsStyledOnceAndCanBeShownThen() {
        robot.interact(() -> {
            List<Object> before = List.copyOf(window.getChildren());
            screen.prepare(window);
            screen.prepare(window);
            Parent prepared = screen.get();
            Button button = (Button) prepared.getChildrenUnmodifiable().get(0);
            assertNotNull(button.getSkin(), "its nodes have their looks");
            assertNull(prepared.getScene(), "it stands nowhere yet");
            assertEquals(before, window.getChildren());
            window.setCenter(prepared);
            screen.prepare(window);
            assertSame(window, prepared.getParent(), "what is shown stays where it is");
        });
        assertEquals(1, loaded.get());
    }

    @Test
    void colorsAreThereOnceANodeHasAScene() {
        List<String> sheets = new ArrayList<>();
        robot.interact(() -> {
            VBox content = new VBox();
            content.sceneProperty().addListener((o, before, scene) -> {
                if (scene != null) {
                    sheets.addAll(scene.getStylesheets());
                }
            });
            new LaterScreen(() -> content).prepare(window);
        });
        assertEquals(List.of(Theme.stylesheet()), sheets);
    }
}
