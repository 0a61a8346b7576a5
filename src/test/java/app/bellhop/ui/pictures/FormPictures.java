package app.bellhop.ui.pictures;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.signin.DeviceCode;
import app.bellhop.cloud.signin.SignIn;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.ui.AppRobot;
import app.bellhop.ui.main.FxDialogs;
import app.bellhop.viewmodel.signin.MfaPrompt;
import app.bellhop.viewmodel.signin.SignInViewModel;
import app.bellhop.viewmodel.start.SecretPrompts;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures to look at, not tests, as {@link WindowPictures}: connections and their secrets, and what is set up for a bucket and
 * an object.
 */
class FormPictures {

    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));
    private static final String LONG = "a-bucket-with-a-name-that-is-as-long-as-names-of-buckets-may-be";
    private static final List<String> KEYS = List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.region");

    @TempDir
    Path folder;

    private AppRobot robot;
    private Camera camera;

    @AfterEach
    void close() throws Exception {
        KEYS.forEach(System::clearProperty);
        if (robot != null) {
            robot.closeDialogs();
            robot.close();
        }
    }

    private void open(String... options) throws Exception {
        robot = new AppRobot(folder.resolve("home"), options);
        camera = new Camera((Stage) robot.window(0), PICTURES);
    }

    private void shows(String id) throws Exception {
        robot.until(() -> robot.lookup("#" + id).queryAll().stream().anyMatch(Node::isVisible));
    }

    private void settings(String connections) throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("home")).resolve("settings.json"),
                "{\"started\": true, \"connections\": [" + connections + "]}");
    }

    private static String connection(int i, String name, String color, String group, boolean ask) {
        return """
                {"id": "c%d", "name": "%s", "source": "SAVED", "endpoint": "https://s3.%d.storage.example.com",
                 "region": "us-east-1", "accessKeyId": "AKIAIOSFODNN7EXAMPLE",
                 "look": {"color": %s, "group": %s, "defaultPlace": null, "askBeforeWrites": %s},
                 "server": null, "signIn": null}
                """.formatted(i, name, i, color, group, ask);
    }

    @Test
    void connections() throws Exception {
        settings("");
        open();
        shows("connectionList");
        camera.take("connections-none");
        robot.press("newConnection");
        shows("nameField");
        camera.take("connection-new");
        for (int tab = 1; tab < 4; tab++) {
            tab(tab);
            camera.take("connection-new-tab" + tab);
        }
        tab(0);
        robot.type("nameField", "Archive");
        robot.type("endpointField", "storage.example.com:9000/path");
        robot.type("regionField", "eu west");
        robot.type("accessKeyIdField", "AKIAIOSFODNN7EXAMPLE");
        robot.type("snsEndpointField", "ftp://nowhere");
        camera.take("connection-wrong");
        tab(1);
        robot.type("roleArnField", "arn:aws:iam::reader");
        camera.take("connection-wrong-tab1");
        tab(2);
        robot.type("proxyField", "proxy.example.com");
        camera.take("connection-wrong-tab2");
        tab(3);
        robot.type("defaultPlaceField", "somewhere");
        camera.take("connection-wrong-tab3");
    }

    private void tab(int index) {
        robot.interact(
                () -> robot.<TabPane>node("dialogTabs").getSelectionModel().select(index));
    }

    @Test
    void manyConnections() throws Exception {
        List<String> groups =
                List.of("null", "\"Production\"", "\"Staging and development of the north-western region\"");
        List<String> colors = List.of(
                "null",
                "\"RED\"",
                "\"ORANGE\"",
                "\"YELLOW\"",
                "\"GREEN\"",
                "\"TEAL\"",
                "\"BLUE\"",
                "\"PURPLE\"",
                "\"GRAY\"");
        settings(IntStream.range(0, 12)
                .mapToObj(i -> connection(
                        i,
                        i == 4
                                ? "The department of streets and sanitation, archive of service requests since 2004 (read only)"
                                : "Storage " + i,
                        colors.get(i % colors.size()),
                        groups.get(i % groups.size()),
                        i % 2 == 0))
                .collect(Collectors.joining(",")));
        open();
        shows("connectionList");
        camera.take("connections-12");
        robot.type("connectionSearch", "nothing like that");
        camera.take("connections-no-match");
        robot.type("connectionSearch", "streets");
        camera.take("connections-match");
        robot.press("forgetConnection");
        camera.take("connection-remove");
        robot.closeDialogs();
        robot.press("editConnection");
        shows("nameField");
        tab(3);
        camera.take("connection-edit-tab3");
        robot.closeDialogs();
        robot.press("testConnection");
        Thread.sleep(4_000);
        camera.take("connection-test");
    }

    @Test
    void brokenFiles() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        for (String name : List.of("settings.json", "secrets.json", "alerts.json", "published.json", "contacts.json")) {
            Files.writeString(home.resolve(name), "{ broken");
        }
        open("--demo");
        shows("bucketTree");
        run("connections");
        shows("connectionList");
        camera.take("connections-broken-files");
    }

    @Test
    void secrets() throws Exception {
        settings("");
        open();
        shows("connectionList");
        FxDialogs dialogs = new FxDialogs(() -> robot.window(0), Platform::runLater, Platform::runLater);
        TestContext test = new TestContext(folder);
        SecretPrompts prompts = new SecretPrompts(() -> dialogs, Platform::runLater, () -> test.context.errors(), true);
        prompts.passphrase(false);
        taken("passphrase");
        prompts.passphrase(true);
        taken("passphrase-wrong");
        prompts.storage(List.of(SecretStorage.values()), 3);
        taken("secret-storage");
        prompts.storage(List.of(SecretStorage.PASSPHRASE_FILE, SecretStorage.THIS_RUN), 0);
        shows("passphraseField");
        robot.type("passphraseField", "abc");
        robot.type("passphraseAgainField", "abd");
        taken("secret-storage-file");
        Connection saved = new Connection(
                "c",
                "Streets and sanitation",
                Connection.Source.SAVED,
                null,
                "https://s3.example.com",
                null,
                null,
                "AKIA",
                ConnectionLook.PLAIN,
                ServerOptions.DEFAULT,
                SignInOptions.DIRECT);
        prompts.secrets(saved, null);
        taken("secrets");
        MfaPrompt mfa = new MfaPrompt(() -> dialogs, Platform::runLater);
        mfa.ask("arn:aws:iam::111122223333:mfa/ada.lovelace", "");
        taken("mfa");
        mfa.ask(
                "arn:aws:iam::111122223333:mfa/ada.lovelace",
                "MultiFactorAuthentication failed with invalid MFA one time pass code.");
        shows("mfaCodeField");
        robot.type("mfaCodeField", "12a");
        taken("mfa-wrong");
        robot.press("connectionMenu");
        camera.take("connections-menu");
        robot.choose("secretStorage");
        taken("secret-storage-change");
    }

    @Test
    void signIn() throws Exception {
        settings("");
        open();
        shows("connectionList");
        TestContext test = new TestContext(folder);
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        SignIn port = (SignIn) Proxy.newProxyInstance(
                SignIn.class.getClassLoader(), new Class<?>[] {SignIn.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("signIn")) {
                        @SuppressWarnings("unchecked")
                        Consumer<DeviceCode> code = (Consumer<DeviceCode>) arguments[1];
                        code.accept(new DeviceCode(
                                "ABCD-EFGH",
                                URI.create("https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH")));
                        waiting.add(new CompletableFuture<>());
                        return waiting.get(waiting.size() - 1);
                    }
                    return null;
                });
        FxDialogs dialogs = new FxDialogs(() -> robot.window(0), Platform::runLater, Platform::runLater);
        robot.interact(() -> {
            SignInViewModel model =
                    new SignInViewModel(port, "production-of-the-department-of-streets", test.context, () -> {});
            dialogs.show(model);
        });
        shows("signInCode");
        camera.take("sign-in");
        robot.interact(() -> waiting.get(0)
                .completeExceptionally(CloudException.because(
                        ErrorKind.BAD_CREDENTIALS, "CreateToken", "", CredentialProblem.SIGN_IN_TOO_LATE)));
        camera.take("sign-in-failed");
    }

    private void taken(String name) throws Exception {
        shows("dialogOk");
        camera.take(name);
        robot.closeDialogs();
    }

    @Test
    void bucketSettings() throws Exception {
        open("--demo");
        shows("bucketTree");
        robot.createBucket(LONG);
        robot.go("s3://" + LONG + "/");
        run("inspectBucket");
        Thread.sleep(3_000);
        camera.take("bucket-empty");
        editors("empty");
        run("sharing");
        acl("bucket");
        robot.go("s3://city-data/requests/");
        Thread.sleep(2_000);
        fires("emptyBucket", "delete-empty");
        fires("deleteBucket", "delete");
    }

    @Test
    void bucketIsFull() throws Exception {
        open("--demo");
        shows("bucketTree");
        robot.createBucket(LONG);
        Map<BucketSection, String> documents = new EnumMap<>(BucketSection.class);
        documents.put(
                BucketSection.TAGS,
                "{\"TagSet\": ["
                        + some(
                                12,
                                "{\"Key\": \"cost-center-%d\", \"Value\": \"department of streets and sanitation, district %1$d\"}")
                        + "]}");
        documents.put(
                BucketSection.CORS,
                "{\"CORSRules\": ["
                        + some(
                                9,
                                "{\"ID\": \"rule-%d\", \"AllowedOrigins\": [\"https://district-%1$d.the-city-with-a-long-name.example.com\"], \"AllowedMethods\": [\"GET\", \"HEAD\"]}")
                        + "]}");
        documents.put(
                BucketSection.LIFECYCLE,
                "{\"Rules\": ["
                        + some(
                                14,
                                "{\"ID\": \"expire-requests-of-district-%d-after-a-year\", \"Status\": \"Enabled\", \"Filter\": {\"Prefix\": \"requests/%1$d/\"}, \"Expiration\": {\"Days\": 365}}")
                        + "]}");
        documents.put(BucketSection.VERSIONING, "{\"Status\": \"Enabled\"}");
        documents.put(
                BucketSection.WEBSITE,
                "{\"IndexDocument\": {\"Suffix\": \"index.html\"}, \"ErrorDocument\": {\"Key\": \"errors/not-found-or-no-longer-there.html\"}}");
        documents.put(
                BucketSection.LOGGING,
                "{\"LoggingEnabled\": {\"TargetBucket\": \"" + LONG + "\", \"TargetPrefix\": \"logs/" + LONG + "/\"}}");
        documents.put(BucketSection.OWNERSHIP, "{\"Rules\": [{\"ObjectOwnership\": \"ObjectWriter\"}]}");
        documents.put(BucketSection.PUBLIC_ACCESS_BLOCK, "{\"BlockPublicAcls\": true, \"IgnorePublicAcls\": true}");
        documents.put(
                BucketSection.POLICY,
                "{\"Version\": \"2012-10-17\", \"Statement\": ["
                        + some(
                                6,
                                "{\"Sid\": \"Read%d\", \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::"
                                        + LONG + "/public/%1$d/*\"}")
                        + "]}");
        for (Map.Entry<BucketSection, String> document : documents.entrySet()) {
            try {
                DemoConnection.await(robot.server().s3().buckets().put(LONG, document.getKey(), document.getValue()));
            } catch (Exception e) {
                System.err.println(document.getKey() + ": " + e);
            }
        }
        robot.go("s3://" + LONG + "/");
        run("inspectBucket");
        Thread.sleep(3_000);
        camera.take("bucket-full");
        editors("full");
        robot.fire("jsonLifecycle");
        shows("editorArea");
        robot.type(
                "editorArea",
                "{\"Rules\": [{\"ID\": \"x\", \"Status\": \"Enabled\", \"Filter\": {}, \"Expiration\": {\"Days\": 30}}]}");
        robot.press("editorReview");
        Thread.sleep(1_000);
        camera.take("json-Lifecycle-review");
        robot.closeDialogs();
        robot.fire("deleteLifecycle");
        taken("section-delete");
    }

    private static String some(int count, String each) {
        return IntStream.rangeClosed(1, count).mapToObj(each::formatted).collect(Collectors.joining(", "));
    }

    private void editors(String state) throws Exception {
        for (String name : List.of(
                "PublicAccessBlock",
                "Ownership",
                "Versioning",
                "Website",
                "Logging",
                "Encryption",
                "Tags",
                "RequestPayment",
                "Lifecycle",
                "Cors")) {
            if (robot.lookup("#edit" + name)
                    .tryQuery()
                    .filter(n -> !n.isDisabled())
                    .isPresent()) {
                robot.fire("edit" + name);
                shows("dialogOk");
                camera.take("edit-" + name + "-" + state);
                robot.closeDialogs();
            }
        }
        for (String name : List.of("Policy", "Cors", "Lifecycle", "ObjectLock", "Notification")) {
            if (robot.lookup("#json" + name)
                    .tryQuery()
                    .filter(n -> !n.isDisabled())
                    .isPresent()) {
                robot.fire("json" + name);
                shows("editorArea");
                camera.take("json-" + name + "-" + state);
                robot.closeDialogs();
            }
        }
    }

    private void acl(String of) throws Exception {
        shows("grantTable");
        Thread.sleep(1_000);
        camera.take("acl-" + of);
        robot.fire("addGrant");
        taken("acl-add-" + of);
    }

    private void fires(String id, String name) throws Exception {
        run(id);
        Thread.sleep(2_000);
        camera.take("bucket-" + name);
        robot.closeDialogs();
    }

    @Test
    void rights() throws Exception {
        open("--demo");
        shows("bucketTree");
        for (String id : List.of(
                "neededRights",
                "preferences",
                "about",
                "unsupportedOperations",
                "keyboardShortcuts",
                "copyForSupport",
                "customerKey")) {
            run(id);
            Thread.sleep(500);
            camera.take("dialog-" + id);
            robot.closeDialogs();
        }
    }

    @Test
    void failing() throws Exception {
        for (int status : List.of(403, 500, 501)) {
            String code = status == 403 ? "AccessDenied" : status == 500 ? "InternalError" : "NotImplemented";
            try (FaultyServer server = new FaultyServer(exchange ->
                    FaultyServer.send(exchange, status, FaultyServer.error(code, "We are sorry: " + code + ".")))) {
                System.setProperty("aws.accessKeyId", "key");
                System.setProperty("aws.secretAccessKey", "secret");
                System.setProperty("aws.region", "us-east-1");
                open("--endpoint=" + server.endpoint());
                shows("bucketTree");
                robot.go("s3://city-data/");
                Thread.sleep(2_000);
                run("inspectBucket");
                Thread.sleep(8_000);
                camera.take("bucket-failing-" + status);
                robot.close();
                robot = null;
            }
        }
    }

    /** Chooses an entry of the menu bar, if it can be chosen. */
    private void run(String id) {
        robot.interact(() -> robot.lookup(".menu-bar").<MenuBar>query().getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .flatMap(item -> item instanceof Menu menu ? menu.getItems().stream() : List.of(item).stream())
                .filter(item -> id.equals(item.getId()) && !item.isDisable())
                .findFirst()
                .ifPresent(MenuItem::fire));
    }
}
