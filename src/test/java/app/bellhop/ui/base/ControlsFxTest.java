package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.PopOver;
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
    private ComboBox<String> topic;
    private boolean pressed;

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
            topic = new ComboBox<>(FXCollections.observableArrayList("city-alerts", "city-news", "roads"));
            topic.setEditable(true);
            topic.setId("topic");
            Suggestions.bind(topic);
            Button ok = new Button("Save");
            ok.setOnAction(e -> pressed = true);
            Scene scene = new Scene(new VBox(20, ok, column, protocols, topic), 900, 600);
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

    /** Where dots would say nothing. */
    @Test
    void aNarrowFilterSaysHowMuchIsChecked() {
        robot.interact(() -> {
            protocols.setMinWidth(66);
            protocols.setPrefWidth(134);
            protocols.setMaxWidth(66);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("All", shown());
        assertEquals("All protocols", protocols.getTooltip().getText());
        robot.interact(() -> protocols.getCheckModel().checkIndices(0, 2));
        assertEquals("2 of 3", shown());
        assertEquals("email, https", protocols.getTooltip().getText());
        robot.interact(() -> protocols.setMaxWidth(134));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("email, https", shown());
    }

    private String shown() {
        ComboBox<?> inner = (ComboBox<?>) protocols.getChildrenUnmodifiable().get(0);
        return inner.getButtonCell().getText();
    }

    @Test
    void topicIsSuggestedByAPartOfItsName() throws Exception {
        robot.clickOn("#topic").write("city");
        until(() -> suggestions().equals(List.of("city-alerts", "city-news")));
        robot.write("-n");
        until(() -> suggestions().equals(List.of("city-news")));
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        assertEquals("city-news", topic.getEditor().getText());
        until(() -> suggestions().isEmpty());
    }

    @Test
    void topicThatIsNotInTheListIsTakenAsTyped() throws Exception {
        robot.clickOn("#topic").write("city");
        until(() -> !suggestions().isEmpty());
        robot.push(KeyCode.ENTER);
        assertEquals("city", topic.getEditor().getText());
        robot.clickOn("Save");
        assertTrue(pressed, "the first click presses the button");
        assertEquals("city", topic.getValue());
        robot.interact(() -> topic.getItems().add("city-council"));
        robot.clickOn("#topic").write("-c");
        until(() -> suggestions().equals(List.of("city-council")));
        robot.push(KeyCode.ESCAPE);
        until(() -> suggestions().isEmpty());
    }

    private List<String> suggestions() {
        return robot.lookup("#suggestions .list-cell").queryAllAs(ListCell.class).stream()
                .map(cell -> (String) cell.getItem())
                .filter(Objects::nonNull)
                .toList();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
    }

    @Test
    void popoversFillTheirWindowsWhereNoneIsTransparent() {
        PopOver[] over = new PopOver[1];
        robot.interact(() -> {
            Theme.apply(true);
            over[0] = new PopOver(new Label("over"));
            over[0].show(column);
            Theme.makeOpaque(over[0].getScene());
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            PixelReader drawn = over[0].getScene().snapshot(null).getPixelReader();
            assertTrue(drawn.getColor(3, 3).getBrightness() < 0.5, "in the corner, beside the arrow");
            over[0].hide(Duration.ZERO);
            Theme.apply(false);
        });
    }

    @Test
    void announcementsAreStackedAndOpenWhatTheyTell() throws Exception {
        List<String> opened = new ArrayList<>();
        FxDesktop desktop = new FxDesktop(null, stage);
        until(() -> {
            if (bars().isEmpty()) { // They stay for a few seconds only, which a busy machine may need to show them.
                robot.interact(() -> {
                    desktop.announce("Potholes", "212 are open", () -> opened.add("first"));
                    desktop.announce("Lamps", "3 are dark", () -> opened.add("second"));
                });
            }
            return bars().size() == 2 && apart();
        });
        // At the announcement itself: while it still slides, the mouse would meet the other one.
        Node first = robot.lookup("Potholes").query();
        robot.interact(() -> first.fireEvent(clicked()));
        assertEquals(List.of("first"), opened);
    }

    @Test
    void announcementOfALongMessageIsCut() throws Exception {
        FxDesktop desktop = new FxDesktop(null, stage);
        String event = "{\"Records\":[{\"eventSource\":\"aws:s3\"}]}".repeat(20);
        until(() -> {
            if (bars().isEmpty()) {
                robot.interact(() -> desktop.announce("SMS to +14155550101", event, () -> {}));
            }
            return !bars().isEmpty();
        });
        assertTrue(place(bars().get(0)).getWidth() < 500, bars().get(0)::toString);
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
