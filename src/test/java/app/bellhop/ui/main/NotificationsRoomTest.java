package app.bellhop.ui.main;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.NewTopic;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** What the Notifications tab has room for in a window of 1280 by 800 pixels. */
class NotificationsRoomTest extends NotificationsTestBase {

    private static final String SUBJECT = "Bridge closed till 6";

    private double[] before;

    @BeforeEach
    void remember() {
        before = panes().getDividerPositions();
    }

    @AfterEach
    void restore() {
        divide(before);
    }

    private static SplitPane panes() {
        return robot.node("notificationsSplit");
    }

    private static void divide(double... positions) {
        robot.interact(() -> {
            panes().setDividerPositions(positions);
            panes().layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** What a table's cells show, whole or cut. */
    private static List<String> shown(String table) {
        return robot.lookup("#" + table + " .table-cell .text").queryAllAs(Text.class).stream()
                .map(Text::getText)
                .toList();
    }

    private static boolean columnShows(String id) {
        TableView<?> table = robot.node("subscriptionTable");
        return table.getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .allMatch(TableColumn::isVisible);
    }

    private static Map<String, Boolean> words(String... buttons) {
        return Stream.of(buttons)
                .collect(Collectors.toMap(
                        id -> id, id -> robot.<Button>node(id).getContentDisplay() != ContentDisplay.GRAPHIC_ONLY));
    }

    @Test
    void namesOfSixteenLettersAndSubjectsAreWhole() throws Exception {
        await(sns().topics().createTopic(NewTopic.named("city-alerts-2025")));
        subscribe("+15550100001");
        await(sns().messages().publish(news, Message.of("", SUBJECT)));
        robot.push(KeyCode.F5);
        robot.until(() -> shown("topicTable").contains("city-alerts-2025"));
        robot.until(() -> shown("inboxTable").contains(SUBJECT));
    }

    @Test
    void longNameIsCutInTheMiddleAndWholeInItsTooltip() throws Exception {
        String name = "parks-and-recreation-in-all-districts-of-the-city-weekly";
        await(sns().topics().createTopic(NewTopic.named(name)));
        robot.push(KeyCode.F5);
        robot.until(() -> shown("topicTable").stream().anyMatch(s -> s.startsWith("parks-") && s.endsWith("ekly")));
        TableCell<?, ?> cell = robot.lookup("#topicTable .table-cell")
                .match((TableCell<?, ?> c) -> name.equals(c.getText()))
                .query();
        assertEquals(name, cell.getTooltip().getText());
        robot.select("topicTable", "topicNameColumn", name);
        Label target = robot.node("publishTarget");
        robot.until(() -> {
            String shown = ((Text) target.lookup(".text")).getText();
            return shown.startsWith("To parks-") && shown.endsWith("weekly");
        });
        assertEquals("To " + name, target.getTooltip().getText());
        List<String> dots = robot.lookup(".text").queryAll().stream()
                .filter(Node::isVisible)
                .map(text -> ((Text) text).getText())
                .filter(text -> text.contains("..."))
                .toList();
        assertEquals(List.of(), dots);
    }

    @Test
    void filterPoliciesGiveEndpointsTheRoomUnlessTheyAreAskedFor() {
        assertFalse(columnShows("filterPolicyColumn"));
        divide(0.21, 0.8);
        assertTrue(columnShows("filterPolicyColumn"));
        divide(before);
        assertFalse(columnShows("filterPolicyColumn"));
        robot.clickOn("#subscriptionTable .show-hide-columns-button").clickOn(".context-menu #filterPolicyColumn");
        assertTrue(columnShows("filterPolicyColumn"));
        divide(0.21, 0.8);
        divide(before);
        assertFalse(columnShows("filterPolicyColumn"));
    }

    @Test
    void wordsStandBesideIconsWhereTheyFit() throws Exception {
        subscribe("+15550100001");
        assertEquals(
                Map.of("newTopic", false, "listenToTopic", true, "markAllRead", false),
                words("newTopic", "listenToTopic", "markAllRead"));
        divide(0.35, 0.6);
        assertEquals(
                Map.of("newTopic", true, "contactsToTopics", false, "listenToTopic", true, "markAllRead", true),
                words("newTopic", "contactsToTopics", "listenToTopic", "markAllRead"));
        wordsAreWhole();
        divide(0.21, 0.8);
        assertEquals(
                Map.of("newTopic", false, "newSubscription", true, "subscribeMany", true, "listenToTopic", false),
                words("newTopic", "newSubscription", "subscribeMany", "listenToTopic"));
        wordsAreWhole();
    }

    private static void wordsAreWhole() {
        for (String bar : List.of("topicActions", "subscriptionActions", "inboxActions")) {
            robot.lookup("#" + bar + " .button .text").queryAllAs(Text.class).stream()
                    .map(Text::getText)
                    .forEach(words -> assertFalse(words.endsWith("…"), words));
        }
    }
}
