package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.ui.base.Theme;
import app.bellhop.ui.pictures.LongTexts;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The sidebar's names, which languages differ in. */
class SidebarTest {

    private final FxRobot robot = new FxRobot();

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    private void show(List<String> names) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            Theme.apply(false);
            TabPane tabs = new TabPane();
            tabs.getStyleClass().add("sidebar");
            tabs.setSide(Side.LEFT);
            names.forEach(name -> tabs.getTabs().add(new Tab()));
            SidebarItem.show(
                    tabs,
                    names.stream()
                            .map(name -> new SidebarItem("fth-bell", name))
                            .toArray(SidebarItem[]::new));
            Scene scene = new Scene(new BorderPane(tabs), 900, 600);
            scene.getStylesheets().add(Theme.stylesheet());
            stage.setScene(scene);
            stage.show();
        });
    }

    @Test
    void shortNamesLeaveTheScreensTheirRoom() throws Exception {
        show(List.of("Objects", "Notifications"));
        assertEquals(86, robot.lookup(".sidebar > .tab-header-area").query().prefHeight(-1));
    }

    private List<String> shown() {
        return robot.lookup(".sidebar-item > .label > .text").queryAllAs(Text.class).stream()
                .map(Text::getText)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void longNamesAreShownWhole() throws Exception {
        List<String> names = List.of(LongTexts.of("Objects"), LongTexts.of("Notifications"));
        show(names);
        assertEquals(names, shown());
    }
}
