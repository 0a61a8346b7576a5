package app.bellhop.ui.pictures;

import static app.bellhop.fake.DemoConnection.await;

import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.net.SocketServer;
import java.util.List;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Topics, subscriptions, messages, and the windows about them: none, many, loading, and refused. */
class NotificationPictures extends PicturesBase {

    private static final String LONG_TOPIC = "parks-and-recreation-in-all-districts-of-the-city-weekly";
    private static final String MESSAGE =
            "Bridge Street is closed between 3rd and 5th until 6 p.m. Please take Main Street.";
    private static final int MANY = 30;
    private static final int DRAWN = 1_500;

    /** Those that are about the selected topic and subscription. */
    private static final List<String> WINDOWS = List.of(
            "newTopic",
            "topicSettings",
            "topicPolicy",
            "deliveryPolicy",
            "deliveryLogging",
            "newSubscription",
            "subscribeMany",
            "confirmByToken",
            "filterPolicy",
            "deliverySettings",
            "deadLetters",
            "topicUsage",
            "publishMany",
            "publishSms",
            "contactsToTopics",
            "alerts",
            "copySubscriptions",
            "unsubscribe",
            "deleteTopics");

    @Test
    void none() throws Exception {
        open("--demo");
        shows("bucketTree");
        Sns sns = robot.server().sns();
        for (Topic topic : await(sns.topics().all())) {
            await(sns.topics().deleteTopic(topic));
        }
        robot.showTab("notificationsTab");
        robot.push(KeyCode.F5);
        robot.until(() -> robot.column("topicTable", "topicNameColumn").isEmpty());
        camera.take("sns-empty");
        tabs("empty");
        windows("empty", List.of("publishSms", "contactsToTopics", "alerts"));
    }

    @Test
    void many() throws Exception {
        open("--demo");
        shows("bucketTree");
        Sns sns = robot.server().sns();
        Topic topic = await(sns.topics().createTopic(NewTopic.named(LONG_TOPIC)));
        for (int i = 0; i < MANY; i++) {
            await(sns.topics().createTopic(NewTopic.named("road-works-district-" + i)));
            await(sns.subscriptions().subscribe(topic, new NewSubscription("sms", "+1555010" + (1000 + i))));
            await(sns.subscriptions()
                    .subscribe(
                            topic, new NewSubscription("email", "resident." + i + "@the-city-of-springfield.example")));
        }
        await(sns.messages().publish(topic, Message.of("Bridge closed till 6", MESSAGE)));
        robot.showTab("notificationsTab");
        robot.push(KeyCode.F5);
        robot.select("topicTable", "topicNameColumn", LONG_TOPIC);
        robot.select("subscriptionTable", "protocolColumn", "sms");
        robot.interact(
                () -> robot.<TableView<?>>node("inboxTable").getSelectionModel().select(0));
        robot.type("publishSubjectField", "Bridge closed till 6");
        robot.type("publishMessageArea", MESSAGE);
        camera.take("sns-full");
        tabs("full");
        windows("full", WINDOWS);
    }

    @Test
    void loading() throws Exception {
        try (SocketServer server =
                new SocketServer(client -> client.getInputStream().readAllBytes())) {
            openServer(server.url(), "--sns-endpoint=" + server.url());
            robot.showTab("notificationsTab");
            camera.take("sns-loading");
            windows("loading", List.of("publishSms", "contactsToTopics", "alerts"));
            close();
        }
    }

    @Test
    void refused() throws Exception {
        String body = "<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>User:"
                + " arn:aws:iam::123456789012:user/ada.moreno is not authorized to perform: SNS:ListTopics on resource:"
                + " arn:aws:sns:us-east-1:123456789012:*</Message></Error><RequestId>1</RequestId></ErrorResponse>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 403, body))) {
            openServer(server.endpoint(), "--sns-endpoint=" + server.endpoint());
            robot.showTab("notificationsTab");
            Thread.sleep(DRAWN);
            camera.take("sns-refused");
            windows("refused", List.of("publishSms", "contactsToTopics", "alerts"));
            close();
        }
    }

    private void tabs(String state) throws Exception {
        TabPane tabs = robot.node("publishTabs");
        for (int i = 1; i < tabs.getTabs().size(); i++) {
            int index = i;
            robot.interact(() -> tabs.getSelectionModel().select(index));
            Thread.sleep(DRAWN);
            camera.take("sns-" + state + "-" + tabs.getTabs().get(i).getId());
        }
        robot.interact(() -> tabs.getSelectionModel().select(0));
    }

    private void windows(String state, List<String> ids) throws Exception {
        for (String id : ids) {
            run(id);
            Thread.sleep(DRAWN);
            camera.take("sns-" + state + "-" + id);
            robot.closeDialogs();
        }
    }
}
