package app.bellhop.ui.pictures;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.net.SocketServer;
import app.bellhop.ui.Drop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The main screens, empty, full, loading and failing. */
class WindowPictures extends PicturesBase {

    private static final int MANY = Integer.getInteger("pictures.rows", 10_000);
    private static final int AT_ONCE = 20;

    @Test
    void startScreen() throws Exception {
        open(); // The very first start opens the demo.
        shows("bucketTree");
        robot.close();
        open();
        shows("connectionList");
        camera.take("start");
        robot.press("newConnection");
        shows("nameField");
        camera.take("connection-form");
    }

    @Test
    void whatLoads() throws Exception {
        try (SocketServer server =
                new SocketServer(client -> client.getInputStream().readAllBytes())) {
            openServer(server.url());
            robot.go("s3://slow-bucket/reports/");
            camera.take("loading");
            close();
        }
    }

    @Test
    void session() throws Exception {
        open("--demo");
        shows("bucketTree");
        objects();
        inspector();
        tables();
        notifications();
        transfers();
        dialogs();
    }

    private void objects() throws Exception {
        robot.until(() -> !names().isEmpty());
        camera.take("objects");
        robot.createBucket("no-objects-yet");
        robot.push(KeyCode.F5);
        robot.go("s3://no-objects-yet/");
        camera.take("objects-empty");
        robot.go("s3://no-such-bucket/");
        robot.until(() -> robot.text("errorBanner").contains("NoSuchBucket"));
        camera.take("objects-failing");
        fill("s3://" + LONG_BUCKET + "/requests/2026/by-district/");
        robot.until(() -> names().size() == MANY);
        robot.interact(
                () -> this.<TableView<?>>node("objectTable").getSelectionModel().selectRange(2, 5));
        camera.take("objects-full");
    }

    private <N extends Node> N node(String id) {
        return robot.node(id);
    }

    private List<String> names() {
        return robot.column("objectTable", "nameColumn");
    }

    private void fill(String place) throws Exception {
        S3Location at = S3Location.parse(place).orElseThrow();
        robot.createBucket(at.bucket());
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String name = "%05d potholes, street lights and illegal parking in all districts, by day and hour.csv"
                    .formatted(i);
            sent.add(robot.server()
                    .s3()
                    .content()
                    .create(
                            new S3Location(at.bucket(), at.key() + name),
                            "request_id,opened\n1,2026-05-01\n".getBytes(StandardCharsets.UTF_8),
                            "text/csv"));
            if (sent.size() == AT_ONCE) {
                DemoConnection.await(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)));
                sent.clear();
            }
        }
        DemoConnection.await(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)));
        robot.push(KeyCode.F5);
        robot.go(place);
    }

    private void inspector() throws Exception {
        robot.interact(
                () -> this.<TableView<?>>node("objectTable").getSelectionModel().clearAndSelect(3));
        for (String tab : List.of("properties", "preview", "versions", "sharing", "inspectBucket")) {
            run(tab);
            Thread.sleep(1_500); // Each section answers for itself.
            camera.take("inspector-" + tab);
        }
        run("toggleInspector");
    }

    private void tables() throws Exception {
        robot.go("s3://city-data/");
        robot.until(() -> names().contains("requests/"));
        robot.interact(() -> this.<TableView<?>>node("objectTable")
                .getSelectionModel()
                .clearAndSelect(names().indexOf("requests/")));
        run("openAsTable");
        shows("dataTable");
        robot.until(() -> !this.<TableView<?>>node("dataTable").getItems().isEmpty());
        camera.take("table");
        robot.fire("saveTable");
        camera.take("table-save");
        robot.closeDialogs();
    }

    private void notifications() throws Exception {
        Topic topic = DemoConnection.await(robot.server().sns().topics().all()).get(0);
        for (String to :
                List.of("ada@city.example", "an-address-that-is-quite-long@a-department.of-the-city.example")) {
            DemoConnection.await(
                    robot.server().sns().subscriptions().subscribe(topic, new NewSubscription("email", to)));
        }
        robot.showTab("notificationsTab");
        robot.push(KeyCode.F5);
        robot.select("topicTable", "topicNameColumn", topic.name());
        robot.select("inboxTable", "toColumn", "ada@city.example");
        robot.until(() -> robot.column("subscriptionTable", "endpointColumn").contains("ada@city.example"));
        camera.take("notifications");
    }

    private void transfers() throws Exception {
        robot.showTab("objectsTab");
        robot.go("s3://no-objects-yet/");
        robot.until(() -> names().isEmpty());
        Path files = Files.createDirectories(folder.resolve("a folder with files"));
        for (int i = 0; i < 12; i++) {
            Files.writeString(
                    files.resolve("report on the condition of roads and bridges, part " + i + ".txt"),
                    "x".repeat(i * 100_000));
        }
        Drop.on(node("objectTable"), files);
        robot.until(() -> !names().isEmpty());
        robot.showTab("transfersTab");
        robot.interact(() ->
                this.<TableView<?>>node("transferTable").getSelectionModel().select(0));
        camera.take("transfers");
        robot.showTab("objectsTab");
        run("toggleTransfers");
        camera.take("objects-transfers");
        run("toggleTransfers");
    }

    @Test
    void activity() throws Exception {
        open("--demo");
        shows("bucketTree");
        robot.showTab("activityTab");
        shows("activityTable");
        robot.until(() -> !robot.column("activityTable", "callTimeColumn").isEmpty());
        robot.press("clearActivity");
        robot.until(() -> robot.column("activityTable", "callTimeColumn").isEmpty());
        camera.take("activity-empty");
        robot.showTab("objectsTab");
        robot.go("s3://city-data/reports/");
        robot.until(() -> !names().isEmpty());
        Path files = Files.createDirectories(folder.resolve("photos"));
        for (int i = 0; i < 60; i++) {
            Files.write(files.resolve("photo-%02d.jpg".formatted(i)), new byte[1000]);
        }
        Drop.on(node("objectTable"), files);
        robot.until(() -> names().contains("photos/"));
        robot.go("s3://no-such-bucket/");
        shows("errorBanner");
        robot.showTab("activityTab");
        camera.take("activity-busy");
        robot.interact(() ->
                this.<TableView<?>>node("activityTable").getSelectionModel().selectRange(0, 6));
        robot.press("showAsCode");
        shows("codeArea");
        camera.take("activity-code");
    }

    private void dialogs() throws Exception {
        robot.go("s3://city-data/reports/");
        robot.until(() -> !names().isEmpty());
        robot.interact(
                () -> this.<TableView<?>>node("objectTable").getSelectionModel().clearAndSelect(0));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        shows("paletteField");
        camera.take("palette");
        robot.push(KeyCode.ESCAPE);
        for (String id : List.of(
                "preferences",
                "newBucket",
                "copyPresignedUrlFor",
                "deleteObjects",
                "transferRules",
                "publishIndex",
                "makeWebsite",
                "unfinishedUploads",
                "syncFolder",
                "newTopic",
                "topicSettings",
                "newSubscription",
                "publishSms",
                "contactsToTopics",
                "alerts",
                "bucketEvents",
                "neededRights",
                "about")) {
            run(id);
            camera.take("dialog-" + id);
            robot.closeDialogs();
        }
    }
}
