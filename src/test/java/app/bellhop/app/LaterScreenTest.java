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
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class LaterScreenTest {

    private final AtomicInteger loaded = new AtomicInteger();
    private final LaterScreen screen = new LaterScreen(() -> {
        loaded.incrementAndGet();
        return new VBox(new Button("Publish"));
    });

    @Test
    void preparedScreenIsStyledOnceAndCanBeShownThen() throws Exception {
        FxToolkit.registerPrimaryStage();
        new FxRobot().interact(() -> {
            screen.prepare();
            screen.prepare();
            Parent prepared = screen.get();
            Button button = (Button) prepared.getChildrenUnmodifiable().get(0);
            assertNotNull(button.getSkin(), "its nodes have their looks");
            assertNull(prepared.getScene(), "it stands nowhere yet");
            BorderPane window = new BorderPane(prepared);
            screen.prepare();
            assertSame(window, prepared.getParent(), "what is shown stays where it is");
        });
        assertEquals(1, loaded.get());
    }

    @Test
    void colorsAreThereOnceANodeHasAScene() throws Exception {
        FxToolkit.registerPrimaryStage();
        List<String> sheets = new ArrayList<>();
        new FxRobot().interact(() -> {
            VBox content = new VBox();
            content.sceneProperty().addListener((o, before, scene) -> {
                if (scene != null) {
                    sheets.addAll(scene.getStylesheets());
                }
            });
            new LaterScreen(() -> content).prepare();
        });
        assertEquals(List.of(Theme.stylesheet()), sheets);
    }
}
