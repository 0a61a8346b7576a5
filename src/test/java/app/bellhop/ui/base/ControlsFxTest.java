package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.SearchableComboBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The controls of ControlsFX, as our screens use them. */
class ControlsFxTest {

    private final FxRobot robot = new FxRobot();
    private final ObservableList<String> checked = FXCollections.observableArrayList();
    private Stage stage;
    private SearchableComboBox<String> column;
    private CheckComboBox<String> protocols;

    @BeforeEach
    void stage() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            Theme.apply(false);
            column = new SearchableComboBox<>(FXCollections.observableArrayList(null, "district", "kind", "opened"));
            column.setId("column");
            protocols = new CheckComboBox<>();
            protocols.setId("protocols");
            CheckFilter.bind(protocols, List.of("email", "sms", "https"), checked, "All protocols");
            Scene scene = new Scene(new VBox(20, column, protocols), 900, 600);
            scene.getStylesheets().add(Theme.stylesheet());
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void columnIsFoundByAPartOfItsName() throws Exception {
        robot.clickOn("#column");
        robot.write("in").push(KeyCode.DOWN).push(KeyCode.ENTER);
        assertEquals("kind", column.getValue());
    }

    @Test
    void severalProtocolsAreCheckedAtOnce() throws Exception {
        assertEquals("All protocols", protocols.getTitle());
        robot.clickOn("#protocols");
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("email").clickOn("sms");
        assertEquals(List.of("email", "sms"), checked);
        assertEquals("email, sms", protocols.getTitle());
        robot.clickOn("email");
        assertEquals(List.of("sms"), checked);
    }

    @Test
    void announcementsAreStackedAndOpenWhatTheyTell() throws Exception {
        List<String> opened = new ArrayList<>();
        FxDesktop desktop = new FxDesktop(null, stage);
        robot.interact(() -> {
            desktop.announce("Potholes", "212 are open", () -> opened.add("first"));
            desktop.announce("Lamps", "3 are dark", () -> opened.add("second"));
        });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> bars().size() == 2 && apart());
        // At the announcement itself: while it still slides, the mouse would meet the other one.
        Node first = robot.lookup("Potholes").query();
        robot.interact(() -> first.fireEvent(clicked()));
        assertEquals(List.of("first"), opened);
    }

    private static MouseEvent clicked() {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    /** From the top. */
    private List<Node> bars() {
        return robot.lookup(".notification-bar").queryAll().stream()
                .sorted(Comparator.comparing(bar -> place(bar).getMinY()))
                .toList();
    }

    private boolean apart() {
        return place(bars().get(0)).getMaxY() <= place(bars().get(1)).getMinY();
    }

    private static Bounds place(Node node) {
        return node.localToScreen(node.getLayoutBounds());
    }
}
