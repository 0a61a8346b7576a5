package app.bellhop.ui.main;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.ui.Drop;
import app.bellhop.ui.editor.CodeEditor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.controlsfx.control.CheckComboBox;
import org.junit.jupiter.api.Test;

/** The Notifications tab, as a user's hands have it; the effect as another client sees it. */
class NotificationsTest extends NotificationsTestBase {

    @Test
    void topicIsSetUpByRightClick() throws Exception {
        robot.rightClickOn("news");
        robot.choose("topicSettings");
        robot.type("DisplayNameField", "City news");
        robot.type("tagsField", "team=press");
        robot.press("dialogOk");
        robot.untilOnServer(() -> await(sns().topics().tags(news)).equals(Map.of("team", "press")));
        assertEquals("City news", await(sns().topics().attributes(news)).displayName());
    }

    @Test
    void menusAreShortAndEndWithWhatDeletes() throws Exception {
        assertMenu("topicTable", "newSubscription", "deleteTopics");
        assertMenu("subscriptionTable", "newSubscription", "unsubscribeShown");
    }

    private void assertMenu(String table, String first, String last) {
        List<MenuItem> items =
                ((TableView<?>) robot.node(table)).getContextMenu().getItems();
        assertTrue(items.stream().filter(item -> item.getId() != null).count() <= 11, items.toString());
        assertEquals(first, items.get(0).getId());
        assertEquals(last, items.get(items.size() - 1).getId());
    }

    @Test
    void protectedTopicShowsALockAndStays() throws Exception {
        robot.select("topicTable", "topicNameColumn", "water_critical");
        robot.until(() -> !robot.lookup(".lock-icon").queryAll().isEmpty());
        robot.press("deleteTopics");
        robot.until(() -> robot.text("errorBanner").contains("water_critical"));
        robot.menu("Notifications", "protectTopics");
        robot.type("dialogField", "nothing*");
        robot.press("dialogOk");
        robot.until(() -> robot.lookup(".lock-icon").queryAll().isEmpty());
        robot.select("topicTable", "topicNameColumn", "water_critical");
        robot.press("deleteTopics");
        robot.press("dialogOk");
        robot.until(() -> !robot.column("topicTable", "topicNameColumn").contains("water_critical"));
        assertEquals(2, await(sns().topics().all()).size());
    }

    @Test
    void accessPolicyIsCheckedReviewedAndSaved() throws Exception {
        robot.menu("Notifications", "topicPolicy");
        robot.until(() -> !robot.lookup("#editorArea").queryAll().isEmpty());
        String before = ((CodeEditor) robot.node("editorArea")).getText();
        assertEquals("Press Ctrl+Space for suggestions.", robot.text("editorProblem"));
        robot.type("editorArea", before.replace("SNS:Publish", "s3:Publish"));
        robot.until(() -> robot.text("editorProblem").startsWith("Line"));
        robot.type("editorArea", before.replace("\"SNS:Subscribe\"", "\"SNS:Subscribe\", \"SNS:GetTopicAttributes\""));
        robot.press("editorReview");
        robot.press("editorSave");
        robot.untilOnServer(
                () -> await(sns().topics().attributes(news)).policy().contains("GetTopicAttributes"));
    }

    @Test
    void manyAreSubscribedAndWhatIsFilteredIsTakenBack() throws Exception {
        robot.press("subscribeMany");
        robot.type("endpointsField", "sms,+14155550101\nsms,+14155550102\nsms,1\nada@city.example");
        robot.press("dialogOk");
        robot.until(() -> !robot.lookup("#workTable").queryAll().isEmpty());
        robot.until(() -> robot.column("workTable", "workStateColumn")
                .equals(List.of("Pending", "Pending", "Rejected", "Pending")));
        assertEquals(0, await(sns().subscriptions().all(news)).size());
        robot.press("dialogOk");
        robot.until(
                () -> robot.column("workTable", "workStateColumn").equals(List.of("Done", "Done", "Rejected", "Done")));
        robot.press("dialogCancel");
        robot.until(() -> robot.column("subscriptionTable", "endpointColumn").size() == 3);
        assertTrue(robot.column("subscriptionTable", "subscriptionStateColumn").contains("Pending confirmation"));
        assertTrue(
                robot.lookup("Pending confirmation").queryAll().stream().anyMatch(node -> node instanceof Text),
                "it is shown whole");
        robot.clickOn("#everyTopic");
        robot.interact(() -> robot.<CheckComboBox<String>>node("protocolFilter")
                .getCheckModel()
                .check("sms"));
        robot.until(() -> robot.column("subscriptionTable", "endpointColumn").size() == 2);
        assertEquals(List.of("news", "news"), robot.column("subscriptionTable", "subscriptionTopicColumn"));
        assertFalse(robot.scrollsSideways("subscriptionTable"), "its columns fit");
        robot.menu("Notifications", "unsubscribeShown");
        robot.press("dialogOk");
        robot.until(() -> robot.column("subscriptionTable", "endpointColumn").isEmpty());
        assertEquals(1, await(sns().subscriptions().all(news)).size());
        robot.interact(() -> robot.<CheckComboBox<String>>node("protocolFilter")
                .getCheckModel()
                .clearChecks());
        robot.clickOn("#thisTopic");
    }

    @Test
    void filterPolicyDecidesWhoHears() throws Exception {
        Subscription first = subscribe("+14155550101");
        subscribe("+14155550102");
        robot.select("subscriptionTable", "endpointColumn", "+14155550101");
        robot.press("filterPolicy");
        robot.type("filterPolicyArea", "{\"severity\": [\"high\"]}");
        robot.until(() -> robot.text("filterVerdict").contains("filtered out"));
        robot.press("dialogOk");
        robot.untilOnServer(() ->
                await(sns().subscriptions().attributes(first)).filterPolicy().contains("severity"));
        robot.until(() -> robot.lookup("#filterPolicyArea").queryAll().isEmpty());
        robot.type("publishMessageArea", "Quiet");
        robot.interact(
                () -> robot.<TabPane>node("publishTabs").getSelectionModel().select(1));
        robot.press("addAttribute");
        robot.until(() -> robot.lookup(".attribute-name").queryAll().stream().anyMatch(Node::isFocused));
        robot.interact(() -> {
            ((TextField) robot.lookup(".attribute-name").query()).setText("severity");
            ((TextField) robot.lookup(".attribute-value").query()).setText("low");
        });
        robot.interact(
                () -> robot.<TabPane>node("publishTabs").getSelectionModel().select(3));
        robot.press("previewRecipients");
        robot.until(
                () -> robot.column("recipientTable", "outcomeColumn").equals(List.of("Filtered out", "Receives it")));
        robot.press("publishButton");
        robot.until(() -> robot.column("inboxTable", "toColumn").equals(List.of("+14155550102")));
        robot.interact(
                () -> robot.<TabPane>node("publishTabs").getSelectionModel().selectLast());
        robot.until(() -> robot.column("historyTable", "historySubjectColumn").contains("Quiet"));
        assertEquals(
                "news",
                robot.column("historyTable", "historyTopicColumn")
                        .get(robot.column("historyTable", "historySubjectColumn")
                                .indexOf("Quiet")));
    }

    @Test
    void eachProtocolGetsItsOwnText() throws Exception {
        subscribe("+14155550101");
        robot.type("publishMessageArea", "for all");
        robot.interact(() -> {
            robot.<TabPane>node("publishTabs").getSelectionModel().select(2);
            robot.<ToggleButton>node("text-sms").setSelected(true);
        });
        robot.type("protocolTextArea", "for phones");
        robot.press("publishButton");
        robot.until(() -> robot.column("inboxTable", "subjectColumn").equals(List.of("for phones")));
        robot.type("protocolTextArea", "");
    }

    @Test
    void smsTellsWhatItKnowsBeforeItIsSent() throws Exception {
        robot.press("publishSms");
        robot.type("phoneField", "+4722334455");
        robot.until(() -> robot.text("phoneCountry").equals("Norway"));
        robot.until(() -> robot.text("smsConsent").contains("not opted out"));
        robot.until(() -> robot.text("smsSandbox").contains("not in the SMS sandbox"));
        Label account = robot.node("smsAccount");
        robot.interact(() -> {
            account.textProperty().unbind();
            account.setText("User: arn:aws:iam::123456789012:user/ada is not authorized to perform that. ".repeat(9));
        });
        Node send = robot.node("dialogOk");
        robot.until(() -> account.getHeight() > 200);
        assertTrue(
                send.localToScene(send.getLayoutBounds()).getMaxY()
                        < send.getScene().getHeight(),
                "whatever the server says, the buttons stay in the window");
        robot.type("messageField", "ж".repeat(71));
        robot.until(() -> robot.text("smsSegments").startsWith("2 SMS"));
        robot.type("messageField", "Water is off");
        robot.clickOn("#messageField").push(KeyCode.CONTROL, KeyCode.ENTER);
        robot.until(() -> robot.column("inboxTable", "toColumn").contains("+4722334455"));
    }

    @Test
    void contactsBecomeTopics() throws Exception {
        Path table = Files.writeString(
                folder.resolve("people.csv"),
                "name,email,phone,department\nAda,ada@x.org,+14155550100,parks\nBen,broken,,parks\n");
        robot.press("contactsToTopics");
        robot.type("contactsSourceField", table.toString());
        robot.press("contactsLoad");
        robot.until(() -> robot.text("contactsPreview").equals("2 topics, 2 subscriptions; 1 rejected"));
        robot.until(() -> ((TableView<?>) robot.node("contactsTable"))
                .getColumns().stream().allMatch(column -> column.getWidth() > 100));
        robot.press("showPlan");
        robot.until(() -> !robot.lookup("#workTable").queryAll().isEmpty());
        robot.until(() -> robot.column("workTable", "workStateColumn").contains("Rejected"));
        robot.press("dialogOk");
        robot.until(() -> robot.text("workStatus").contains("4 Done"));
        List<String> names =
                await(sns().topics().all()).stream().map(Topic::name).toList();
        assertTrue(names.containsAll(List.of("parks_critical", "parks_extreme")), names.toString());
        robot.fire("exportWork");
        Path results = folder.resolve("results.csv");
        robot.type("dialogField", results.toString());
        robot.interact(() -> ((javafx.scene.control.Button) robot.lookup("#dialogOk")
                        .match((Node n) ->
                                ((Labeled) n).getText().replace("_", "").equals("Export"))
                        .query())
                .fire());
        robot.untilOnServer(() -> Files.exists(results));
        assertEquals(6, Files.readAllLines(results).size());
    }

    @Test
    void bucketEventsRingAndUnreadMessagesAreCounted() throws Exception {
        subscribe("+14155550101");
        robot.menu("Notifications", "bucketEvents");
        robot.until(() -> !robot.lookup("#eventBucketField").queryAll().isEmpty());
        robot.interact(() -> {
            robot.<ComboBox<String>>node("eventBucketField").getEditor().setText("city-data");
            robot.<ComboBox<String>>node("eventTopicField").getEditor().setText("news");
        });
        robot.press("reviewEvents");
        robot.press("writeEvents");
        robot.until(() -> robot.column("ruleTable", "ruleTopicColumn").equals(List.of("news")));
        robot.press("dialogCancel");
        robot.clickOn("#objectsTab");
        robot.go("s3://city-data/");
        robot.until(() -> !robot.column("objectTable", "nameColumn").isEmpty());
        Drop.on(robot.node("objectTable"), Files.writeString(folder.resolve("rings.txt"), "x"));
        robot.until(() -> robot.<TabPane>node("tabs").getTabs().get(1).getText().equals("Notifications (1)"));
        robot.until(() -> !robot.lookup("#bell").queryAll().isEmpty());
        robot.clickOn("#notificationsTab");
        robot.until(() -> robot.column("inboxTable", "toColumn").equals(List.of("+14155550101")));
        robot.until(() -> robot.lookup("#inboxTable .text").queryAllAs(Text.class).stream()
                .anyMatch(text -> text.getText().equals("+14155550101"))); // Shown whole.
        robot.interact(
                () -> robot.<TableView<?>>node("inboxTable").getSelectionModel().select(0));
        robot.clickOn("#inboxJson");
        robot.until(() -> ((TextInputControl) robot.node("inboxText")).getText().contains("\"key\" : \"rings.txt\""));
        robot.until(() -> !robot.node("unreadLabel").isVisible());
        robot.clickOn("#inboxJson");
        robot.menu("Notifications", "bucketEvents");
        robot.until(() -> !robot.lookup("#eventBucketField").queryAll().isEmpty());
        robot.interact(() ->
                robot.<ComboBox<String>>node("eventBucketField").getEditor().setText("city-data"));
        robot.until(() -> robot.column("ruleTable", "ruleTopicColumn").equals(List.of("news")));
        robot.interact(
                () -> robot.<TableView<?>>node("ruleTable").getSelectionModel().select(0));
        robot.interact(() -> robot.node("ruleTable").requestFocus());
        robot.push(KeyCode.DELETE);
        robot.press("writeEvents");
        robot.until(() -> robot.column("ruleTable", "ruleTopicColumn").isEmpty());
    }

    @Test
    void alertRingsWhenObjectsArrive() throws Exception {
        subscribe("+14155550101");
        robot.menu("Notifications", "alerts");
        robot.type("alertNameField", "Leaks");
        robot.type("alertSourceField", "s3://city-data/leaks/");
        robot.type("thresholdField", "1");
        robot.interact(() -> {
            robot.<ComboBox<String>>node("alertTopicField").getEditor().setText("news");
            robot.<CheckBox>node("watchField").setSelected(true);
        });
        robot.press("saveAlert");
        robot.until(() -> robot.text("alertResult").contains(" saved"));
        double told = robot.<Label>node("alertResult").getWidth();
        assertTrue(told > 280, "the result has " + told + " pixels");
        robot.press("dialogCancel");
        robot.clickOn("#objectsTab");
        robot.go("s3://city-data/");
        robot.until(() -> !robot.column("objectTable", "nameColumn").isEmpty());
        Path leaks = Files.createDirectories(folder.resolve("leaks"));
        Files.writeString(leaks.resolve("a.csv"), "street\nOak\nElm\n");
        Drop.on(robot.node("objectTable"), leaks);
        robot.clickOn("#notificationsTab");
        robot.until(() -> robot.column("inboxTable", "subjectColumn").stream()
                .anyMatch(text -> text.contains("2 is over the threshold of 1")));
    }

    @Test
    void queueRingsWhenItIsDone() throws Exception {
        subscribe("+14155550101");
        robot.clickOn("#objectsTab");
        robot.go("s3://city-data/");
        robot.until(() -> !robot.column("objectTable", "nameColumn").isEmpty());
        robot.press("publishWhenDone");
        robot.until(() -> !robot.lookup("#topicField").queryAll().isEmpty());
        robot.interact(
                () -> robot.<ComboBox<String>>node("topicField").getEditor().setText("news"));
        robot.press("dialogOk");
        robot.until(() -> robot.text("whenDoneLabel").contains("news"));
        Drop.on(robot.node("objectTable"), Files.writeString(folder.resolve("done.txt"), "x"));
        robot.clickOn("#notificationsTab");
        robot.until(() -> robot.column("inboxTable", "subjectColumn").stream()
                .anyMatch(text -> text.contains("Files transferred to s3://city-data/: 1 (1 B)")));
        assertFalse(robot.node("whenDoneLabel").isVisible());
        assertTrue(robot.keys("city-data").contains(new S3Location("city-data", "done.txt").key()));
    }

    @Test
    void inboxIsSearched() throws Exception {
        subscribe("+14155550101");
        for (String text : List.of("one fish", "two fish", "red")) {
            await(sns().messages()
                    .publish(
                            news,
                            new Message("", text, Map.of(), Map.of("n", new MessageAttribute("Number", "1")), "", "")));
        }
        robot.until(() -> robot.column("inboxTable", "subjectColumn").size() == 3);
        robot.type("inboxFilterField", "FISH");
        robot.until(() -> robot.column("inboxTable", "subjectColumn").size() == 2);
        robot.press("markAllRead");
        robot.until(() -> !robot.node("unreadLabel").isVisible());
        robot.type("inboxFilterField", "");
    }

    @Test
    void subscriptionIsConfirmedByItsLink() throws Exception {
        await(sns().subscriptions().subscribe(news, new NewSubscription("email", "ada@city.example")));
        robot.push(KeyCode.F5);
        robot.until(() ->
                robot.column("subscriptionTable", "subscriptionStateColumn").equals(List.of("Pending confirmation")));
        robot.until(() -> !robot.column("inboxTable", "toColumn").isEmpty());
        String file;
        try (var files = Files.list(home.resolve("demo/inbox"))) {
            file = Files.readString(files.filter(f -> f.toString().endsWith("email.json"))
                    .findFirst()
                    .orElseThrow());
        }
        robot.menu("Notifications", "confirmByToken");
        robot.type("dialogField", file.replaceAll("(?s).*\"confirmUrl\" : \"([^\"]+)\".*", "$1"));
        robot.press("dialogOk");
        robot.until(() ->
                robot.column("subscriptionTable", "subscriptionStateColumn").equals(List.of("Confirmed")));
    }

    @Test
    void selectionSurvivesAReloadAndSeveralTopicsAreNoTarget() throws Exception {
        for (String endpoint : List.of("+14155550101", "+14155550102", "+14155550103")) {
            subscribe(endpoint);
        }
        TableView<?> table = robot.node("subscriptionTable");
        robot.interact(() -> table.getSelectionModel().selectIndices(0, 2));
        subscribe("+14155550104");
        robot.until(() -> table.getSelectionModel().getSelectedIndices().equals(List.of(0, 2)));
        TableView<?> topics = robot.node("topicTable");
        robot.interact(() -> topics.getSelectionModel().clearAndSelect(0));
        robot.interact(() -> topics.getSelectionModel().select(1));
        robot.interact(() -> topics.getSelectionModel().select(2));
        robot.until(() -> robot.text("publishTarget").equals("Select one topic to publish to."));
        robot.type("topicFilterField", "w");
        robot.until(() -> robot.column("topicTable", "topicNameColumn").equals(List.of("news", "water_critical")));
        assertEquals("Select one topic to publish to.", robot.text("publishTarget"));
        assertEquals(2, topics.getSelectionModel().getSelectedItems().size());
        robot.type("topicFilterField", "");
    }
}
