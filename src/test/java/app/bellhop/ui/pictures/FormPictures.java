package app.bellhop.ui.pictures;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.signin.DeviceCode;
import app.bellhop.cloud.signin.SignIn;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.ui.main.FxDialogs;
import app.bellhop.viewmodel.signin.MfaPrompt;
import app.bellhop.viewmodel.signin.SignInViewModel;
import app.bellhop.viewmodel.start.SecretPrompts;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;

/** Connections and their secrets, signing in, and what belongs to the program. */
class FormPictures extends PicturesBase {

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
}
