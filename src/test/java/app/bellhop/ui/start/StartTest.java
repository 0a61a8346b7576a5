package app.bellhop.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.app.BellhopApp;
import app.bellhop.fake.DemoConnection;
import app.bellhop.ui.AppRobot;
import app.bellhop.ui.Drop;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** How the program starts: first and later, with options, with keys that are wrong, with settings that are broken. */
class StartTest {

    private static final List<String> KEYS = List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.region");

    @TempDir
    Path folder;

    @AfterEach
    void forgetKeys() {
        KEYS.forEach(System::clearProperty);
    }

    private static boolean showsBuckets(AppRobot robot) {
        return robot.lookup("#bucketTree").queryAll().size() == 1
                && !((TreeView<?>) robot.node("bucketTree"))
                        .getRoot()
                        .getChildren()
                        .isEmpty();
    }

    private static void useKeys(String accessKeyId, String secretAccessKey) {
        System.setProperty("aws.accessKeyId", accessKeyId);
        System.setProperty("aws.secretAccessKey", secretAccessKey);
        System.setProperty("aws.region", "us-east-1");
    }

    @Test
    void theVeryFirstStartOpensTheDemoAndLaterOnesAsk() throws Exception {
        try (AppRobot first = new AppRobot(folder.resolve("home"))) {
            first.until(() -> showsBuckets(first));
        }
        try (AppRobot second = new AppRobot(folder.resolve("home"))) {
            second.until(() ->
                    !((ListView<?>) second.node("connectionList")).getItems().isEmpty());
            second.until(() -> ((ListView<?>) second.node("connectionList")).getHeight() == 51);
            second.press("openConnection");
            second.until(() -> showsBuckets(second));
        }
    }

    @Test
    void connectionsCanBeReachedFromTheDemo() throws Exception {
        try (AppRobot robot = new AppRobot(folder.resolve("home"), "--demo")) {
            robot.until(() -> showsBuckets(robot));
            robot.clickOn("#connectToAws");
            robot.until(() -> !robot.lookup("#connectionList").queryAll().isEmpty());
            robot.press("openConnection");
            robot.until(() -> showsBuckets(robot));
        }
    }

    @Test
    void endpointOptionOpensAtOnceWithTheEnvironmentsKeys() throws Exception {
        try (DemoConnection server = DemoConnection.withSampleData(folder.resolve("server"))) {
            useKeys(server.demo.accessKeyId(), server.demo.secretAccessKey());
            try (AppRobot robot = new AppRobot(
                    folder.resolve("home"),
                    "--endpoint=" + server.demo.s3Endpoint(),
                    "--sns-endpoint=" + server.demo.snsEndpoint())) {
                robot.until(() -> showsBuckets(robot));
                robot.clickOn("#notificationsTab");
                robot.until(() -> robot.column("topicTable", "topicNameColumn").equals(List.of("city-alerts")));
            }
        }
    }

    @Test
    void wrongKeysAreToldWithTheWayToMendThem() throws Exception {
        try (DemoConnection server = new DemoConnection(folder.resolve("server"))) {
            useKeys(server.demo.accessKeyId(), "wrong");
            try (AppRobot robot = new AppRobot(folder.resolve("home"), "--endpoint=" + server.demo.s3Endpoint())) {
                robot.until(() -> !robot.lookup("#errorBanner").queryAll().isEmpty()
                        && robot.text("errorBanner").contains("SignatureDoesNotMatch"));
                assertFalse(
                        Drop.on(robot.node("objectTable"), Files.writeString(folder.resolve("x"), "x")),
                        "no bucket is open");
                robot.press("errorAction");
                robot.until(() -> !robot.lookup("#connectionList").queryAll().isEmpty());
            }
        }
    }

    @Test
    void serverThatIsDownIsTold() throws Exception {
        useKeys("AKIA", "secret");
        try (AppRobot robot = new AppRobot(folder.resolve("home"), "--endpoint=http://127.0.0.1:1")) {
            robot.until(() -> !robot.lookup("#errorBanner").queryAll().isEmpty()
                    && robot.text("errorBanner")
                            .matches("Couldn’t reach this account: "
                                    // The SDK's pool at times forgets why it could not connect.
                                    + "(connection refused|can’t connect to http://127\\.0\\.0\\.1:1)\\..*"));
        }
    }

    @Test
    void brokenFilesAreSetAsideAndToldEachByItsName() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        List<String> broken =
                List.of("settings.json", "secrets.json", "alerts.json", "published.json", "contacts.json");
        for (String name : broken) {
            Files.writeString(home.resolve(name), "{ broken");
        }
        try (AppRobot robot = new AppRobot(home)) {
            robot.until(() ->
                    !robot.lookup("#errorBanner").queryAll().isEmpty() && reports(robot.text("errorBanner"), broken));
        }
        try (Stream<Path> files = Files.list(home)) {
            assertTrue(files.anyMatch(f -> f.getFileName().toString().startsWith("settings.json.broken-")));
        }
    }

    @Test
    void failureLeavesWhatWasReportedAndRoomForTheConnections() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("settings.json"), """
                { "started": true, "connections": [
                  { "id": "1", "name": "Office", "source": "SAVED", "endpoint": "http://127.0.0.1:1" } ] }""");
        Files.writeString(home.resolve("demo"), "a file");
        List<String> broken = List.of("alerts.json", "published.json", "contacts.json");
        for (String name : broken) {
            Files.writeString(home.resolve(name), "{ broken");
        }
        try (AppRobot robot = new AppRobot(home)) {
            robot.interact(() -> {
                robot.window(0).setWidth(853);
                robot.window(0).setHeight(533);
            });
            robot.until(() -> reports(robot.text("errorBanner"), broken));
            robot.press("openConnection");
            robot.until(() -> robot.text("errorBanner")
                    .startsWith("Couldn’t use " + home.resolve("demo")
                            + " on this computer: a file with that name already exists."));
            assertTrue(reports(robot.text("startReport"), broken), robot.text("startReport"));
            assertTrue(((ListView<?>) robot.node("connectionList")).getHeight() >= 2 * 51);
            assertTrue(robot.node("startReport").isVisible());
        }
    }

    private static boolean reports(String told, List<String> files) {
        return files.stream().allMatch(name -> told.contains(name + " couldn’t be read. It was moved to"));
    }

    @Test
    void savedConnectionOpensAndIsThereTheNextTime() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("settings.json"), "{ \"started\": true }");
        try (DemoConnection server = DemoConnection.withSampleData(folder.resolve("server"))) {
            try (AppRobot robot = new AppRobot(home)) {
                robot.press("newConnection");
                robot.type("nameField", "Office");
                robot.type("endpointField", "not an address");
                robot.until(() -> robot.text("endpointProblem").contains("Enter a URL"));
                robot.type("endpointField", server.demo.s3Endpoint().toString());
                robot.type("accessKeyIdField", server.demo.accessKeyId());
                robot.type("secretAccessKeyField", server.demo.secretAccessKey());
                robot.press("dialogOk");
                choosePassphrase(robot);
                robot.until(() -> showsBuckets(robot));
            }
            try (AppRobot robot = new AppRobot(home)) {
                robot.until(() ->
                        ((ListView<?>) robot.node("connectionList")).getItems().size() == 2);
                robot.until(() -> !robot.lookup("Office").queryAll().isEmpty());
                robot.clickOn("Office");
                robot.press("openConnection");
                robot.type("passphraseField", "correct house");
                robot.press("dialogOk");
                robot.until(() ->
                        !robot.lookup("Wrong passphrase. Try again.").queryAll().isEmpty());
                robot.type("passphraseField", "correct horse");
                robot.press("dialogOk");
                robot.until(() -> showsBuckets(robot));
                assertEquals(
                        "city-data",
                        ((TreeView<?>) robot.node("bucketTree"))
                                .getRoot()
                                .getChildren()
                                .get(0)
                                .getValue()
                                .toString());
            }
        }
    }

    /** Without a keychain, the first secret is saved where the user chooses. */
    private static void choosePassphrase(AppRobot robot) throws Exception {
        robot.type("passphraseField", "correct horse");
        robot.type("passphraseAgainField", "correct horse");
        robot.press("dialogOk");
    }

    @Test
    void editedConnectionIsSavedAndOpensWithItsOldSecret() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        try (DemoConnection server = DemoConnection.withSampleData(folder.resolve("server"))) {
            Files.writeString(home.resolve("settings.json"), """
                    { "started": true, "connections": [
                      { "id": "1", "name": "Office", "source": "SAVED", "endpoint": "http://127.0.0.1:1",
                        "accessKeyId": "%s" } ] }""".formatted(server.demo.accessKeyId()));
            Files.writeString(
                    home.resolve("secrets.json"),
                    "{ \"secretAccessKeys\": { \"1\": \"" + server.demo.secretAccessKey() + "\" } }");
            try (AppRobot robot = new AppRobot(home)) {
                robot.until(() -> !robot.lookup("Office").queryAll().isEmpty());
                assertTrue(robot.node("editConnection").isDisabled(), "the demo is selected");
                robot.clickOn("Office").push(KeyCode.F2);
                robot.type("nameField", "Head office");
                robot.type("endpointField", server.demo.s3Endpoint().toString());
                robot.press("dialogOk");
                robot.until(() -> !robot.lookup("Head office").queryAll().isEmpty());
                robot.press("openConnection");
                choosePassphrase(robot);
                robot.until(() -> showsBuckets(robot));
                assertFalse(Files.exists(home.resolve("secrets.json")));
            }
        }
    }

    @Test
    void secondStartWithOneHomeOpensItsConnectionInTheOpenWindow() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("settings.json"), "{ \"started\": true }");
        try (AppRobot robot = new AppRobot(home)) {
            robot.until(() ->
                    !((ListView<?>) robot.node("connectionList")).getItems().isEmpty());
            startAgain(home, "--demo");
            robot.until(() -> showsBuckets(robot));
            startAgain(home, "--demo");
            robot.until(() -> robot.text("noticeLabel").equals("Bellhop is already open."));
        }
        try (AppRobot later = new AppRobot(home, "--demo")) {
            later.until(() -> showsBuckets(later));
        }
    }

    private static void startAgain(Path home, String option) {
        Exception refused = assertThrows(
                Exception.class, () -> FxToolkit.setupApplication(BellhopApp.class, option, "--home=" + home));
        StringWriter trace = new StringWriter();
        refused.printStackTrace(new PrintWriter(trace));
        assertTrue(trace.toString().contains("already open with " + home), trace::toString);
    }

    @Test
    void homeThatCannotBeUsedIsReportedAndTheWindowOpens() throws Exception {
        Path home = Files.writeString(folder.resolve("home"), "a file");
        try (AppRobot robot = new AppRobot(home)) {
            robot.until(() -> showsBuckets(robot));
            String told = robot.text("errorBanner");
            assertTrue(told.startsWith("Couldn’t use " + home), told);
            assertTrue(told.contains("choose another folder with --home"), told);
            assertTrue(
                    told.endsWith("Until you quit, Bellhop keeps settings and transfers in a temporary folder."), told);
        }
        assertEquals("a file", Files.readString(home));
    }
}
