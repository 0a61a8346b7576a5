package app.bellhop.app;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.signin.CodePrompt;
import app.bellhop.fake.DemoConnection;
import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ConnectionsFile;
import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.settings.SettingsStore;
import app.bellhop.settings.SignInOptions;
import app.bellhop.settings.secrets.SecretPrompt.Choice;
import app.bellhop.settings.secrets.Secrets;
import app.bellhop.settings.secrets.TestPrompt;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.start.Connector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Looks for secrets in everything that is written, with every logger at ALL. */
class SecretScanTest {

    private static final String PASSPHRASE = "Kennwort-5c4n";
    private static final ConnectionSecrets WRONG =
            new ConnectionSecrets("wr0ng-secret-5c4n", "t0ken-5c4n", "pr0xy-5c4n", "c3rt-5c4n");
    private static final Logger ROOT = Logger.getLogger("");

    @TempDir
    Path folder;

    private final TestPrompt prompt = new TestPrompt();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final List<String> told = new ArrayList<>();
    private final StreamHandler handler = new StreamHandler(console, new SimpleFormatter());
    private Level level;
    private BellhopHome home;

    @BeforeEach
    void logAll() throws IOException {
        home = new BellhopHome(Files.createDirectory(folder.resolve("home")));
        level = ROOT.getLevel();
        handler.setLevel(Level.ALL);
        ROOT.addHandler(handler);
        ROOT.setLevel(Level.ALL);
    }

    @AfterEach
    void logAsBefore() {
        ROOT.setLevel(level);
        ROOT.removeHandler(handler);
    }

    private static Connection connection(String id, DemoConnection server, ServerOptions options) {
        return new Connection(
                id,
                id,
                Connection.Source.SAVED,
                null,
                server.demo.s3Endpoint().toString(),
                server.demo.snsEndpoint().toString(),
                server.demo.region(),
                server.demo.accessKeyId(),
                ConnectionLook.PLAIN,
                options,
                SignInOptions.DIRECT);
    }

    private AppConnector connector(Threads threads) {
        SetAsideFiles setAside = new SetAsideFiles();
        SettingsStore settings = new SettingsStore(home.settingsFile(), threads.timer, setAside);
        Secrets secrets = new Secrets(home, settings, setAside, Optional.empty(), prompt);
        return new AppConnector(
                home,
                settings,
                new SavedSecrets(secrets, prompt),
                setAside,
                threads,
                Runnable::run,
                connection -> CodePrompt.NONE,
                connection -> change -> CompletableFuture.completedFuture(true));
    }

    private void failure(Executable request) {
        CloudException e = CloudException.of(assertThrows(Exception.class, request));
        told.add(ErrorTexts.sentence(e));
        told.add(e.toString());
        Logger.getLogger("app.bellhop.test").log(Level.WARNING, "As reported", e);
    }

    @Test
    void noSecretIsWrittenAnywhere() throws Exception {
        prompt.choices.add(new Choice(SecretStorage.PASSPHRASE_FILE, PASSPHRASE));
        String right;
        try (DemoConnection server = DemoConnection.withSampleData(folder.resolve("server"));
                Threads threads = new Threads();
                LogFile log = new LogFile(home)) {
            right = server.demo.secretAccessKey();
            AppConnector connector = connector(threads);
            Connection good = connection("good", server, ServerOptions.DEFAULT);
            Connection bad = connection("bad", server, ServerOptions.DEFAULT);
            await(connector.save(new Connector.Edited(good, "good", saved -> ConnectionSecrets.ofKey(right))));
            await(connector.save(new Connector.Edited(bad, "bad", saved -> WRONG)));
            await(connector.save(new Connector.Edited(bad, "bad", saved -> saved)));
            String link = use(await(connector.open(good)));
            Session refused = await(connector.open(bad));
            failure(() -> await(refused.objects().listBuckets()));
            failure(() -> await(refused.sns().topics().all()));
            await(connector.test(
                    new Connector.Edited(bad, "bad", saved -> saved), result -> told.add(result.toString())));
            ConnectionsFile.write(home.folder().resolve("export.json"), List.of(good, bad));
            connector.closeAll();
            check(List.of(right, PASSPHRASE, link.replaceAll(".*X-Amz-Signature=", "")));
        }
    }

    /** @return a presigned link */
    private String use(Session session) throws Exception {
        await(session.objects().listBuckets());
        await(session.objects().list(new S3Location("city-data", ""), page -> {}));
        failure(() -> await(session.objects().list(new S3Location("no-such-bucket-5c4n", ""), page -> {})));
        return await(session.s3()
                        .sharing()
                        .presign(PresignRequest.get(new S3Location("city-data", "a"), Duration.ofHours(1))))
                .url()
                .toString();
    }

    private void check(List<String> more) throws IOException {
        handler.flush();
        String logged = console.toString(StandardCharsets.UTF_8);
        assertTrue(logged.contains("As reported"), "The log was looked at");
        assertTrue(Files.readString(home.logFile()).contains("As reported"));
        List<String> found = new ArrayList<>();
        List<String> secrets = new ArrayList<>(more);
        secrets.addAll(List.of(
                String.valueOf(WRONG.secretAccessKey()),
                String.valueOf(WRONG.sessionToken()),
                String.valueOf(WRONG.proxyPassword()),
                String.valueOf(WRONG.certificatePassword()),
                "AWS4-HMAC-SHA256 Credential="));
        String arguments = ProcessHandle.current().info().commandLine().orElse("");
        for (String secret : secrets) {
            look("console", logged, secret, found);
            look("sentences", told.toString(), secret, found);
            look("arguments", arguments, secret, found);
            look("properties", System.getProperties().toString(), secret, found);
            try (Stream<Path> files = Files.walk(home.folder())) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    look(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1), secret, found);
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private static void look(String where, String text, String secret, List<String> found) {
        int at = text.indexOf(secret);
        if (at >= 0) {
            found.add(where + ": " + text.substring(Math.max(0, text.lastIndexOf('\n', at) - 200), at));
        }
    }
}
