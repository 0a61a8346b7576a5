package app.bellhop.ui.main;

import static app.bellhop.fake.DemoConnection.await;

import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.ui.AppRobot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The Notifications tab of one program, with new topics and an empty inbox for every test. */
abstract class NotificationsTestBase {

    private static final String SMALL_WINDOW =
            "{\"window\": {\"x\": 0, \"y\": 0, \"width\": 1280, \"height\": 800, \"maximized\": false}}";

    @TempDir
    static Path home;

    static AppRobot robot;

    @TempDir
    Path folder;

    Topic news;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(home.resolve("settings.json"), SMALL_WINDOW);
        robot = new AppRobot(home, "--demo");
    }

    @AfterAll
    static void stop() throws Exception {
        robot.close();
    }

    /** Two topics of the test's own, no subscriptions, nothing in the inbox. */
    @BeforeEach
    void open() throws Exception {
        robot.showTab("notificationsTab");
        for (Topic old : await(sns().topics().all())) {
            if (!old.name().equals("city-alerts")) {
                await(sns().topics().deleteTopic(old));
            }
        }
        emptyInbox();
        news = await(sns().topics().createTopic(NewTopic.named("news")));
        await(sns().topics().createTopic(NewTopic.named("water_critical")));
        robot.push(KeyCode.F5);
        robot.until(() ->
                robot.column("topicTable", "topicNameColumn").equals(List.of("city-alerts", "news", "water_critical")));
        robot.select("topicTable", "topicNameColumn", "news");
        robot.until(() -> robot.column("subscriptionTable", "endpointColumn").isEmpty());
    }

    @AfterEach
    void closeDialogs() {
        robot.closeDialogs();
    }

    private static void emptyInbox() throws Exception {
        try (var files = Files.list(home.resolve("demo/inbox"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        robot.until(() -> robot.column("inboxTable", "toColumn").isEmpty());
        if (robot.node("unreadLabel").isVisible()) {
            robot.fire("markAllRead");
        }
    }

    static Sns sns() throws Exception {
        return robot.server().sns();
    }

    Subscription subscribe(String endpoint) throws Exception {
        await(sns().subscriptions().subscribe(news, new NewSubscription("sms", endpoint)));
        robot.push(KeyCode.F5);
        robot.until(() -> robot.column("subscriptionTable", "endpointColumn").contains(endpoint));
        return await(sns().subscriptions().all(news)).stream()
                .filter(s -> s.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }
}
