package app.bellhop.app;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.cloud.signin.CodePrompt;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Topic;
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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    private static final String CUSTOMER_KEY =
            Base64.getEncoder().encodeToString("customer-key-5c4n-of-32-bytes!!!".getBytes(StandardCharsets.US_ASCII));
    private static final Logger ROOT = Logger.getLogger("");

    @TempDir
    Path folder;

    private final TestPrompt prompt = new TestPrompt();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final List<String> told = new ArrayList<>();
    private final List<String> signatures = new ArrayList<>();
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
            use(await(connector.open(good)));
            Session refused = await(connector.open(bad));
            failure(() -> await(refused.objects().listBuckets()));
            failure(() -> await(refused.sns().topics().all()));
            await(connector.test(
                    new Connector.Edited(bad, "bad", saved -> saved), result -> told.add(result.toString())));
            ConnectionsFile.write(home.folder().resolve("export.json"), List.of(good, bad));
            connector.closeAll();
            check(right);
        }
    }

    private void use(Session session) throws Exception {
        await(session.objects().listBuckets());
        await(session.objects().list(new S3Location("city-data", ""), page -> {}));
        failure(() -> await(session.objects().list(new S3Location("no-such-bucket-5c4n", ""), page -> {})));
        transfer(session);
        write(session);
        presign(session, PresignRequest.Method.GET);
    }

    private void presign(Session session, PresignRequest.Method method) throws Exception {
        ObjectIdentifier object = ObjectIdentifier.current(new S3Location("city-data", "a"));
        PresignRequest request = new PresignRequest(object, method, Duration.ofHours(1), null, null);
        String link = await(session.s3().sharing().presign(request)).url().toString();
        signatures.add(link.replaceAll(".*X-Amz-Signature=", ""));
    }

    /** With a key of the customer's, there and back, and without it. */
    private void transfer(Session session) throws Exception {
        Path file = Files.writeString(folder.resolve("sealed.txt"), "text");
        UploadOptions sealed = new UploadOptions(
                null,
                null,
                null,
                null,
                null,
                new Encryption(Encryption.Kind.SSE_C, CUSTOMER_KEY),
                Map.of(),
                Map.of(),
                null,
                false);
        S3Location root = new S3Location("city-data", "");
        session.transfers().upload(List.of(file), root, sealed, null).result().get(1, TimeUnit.MINUTES);
        ObjectEntry entry = new ObjectEntry("sealed.txt", false, 4, null, null, null);
        session.transfers().download(List.of(entry), root, folder).result().get(1, TimeUnit.MINUTES);
        session.s3().content().useCustomerKey("city-data", CUSTOMER_KEY);
        session.transfers().download(List.of(entry), root, folder).result().get(1, TimeUnit.MINUTES);
        session.transfers().drain().changed().forEach(transfer -> told.add(transfer.toString()));
    }

    private void write(Session session) throws Exception {
        S3Location text = new S3Location("city-data", "text-5c4n.txt");
        await(session.s3().content().create(text, new byte[3], "text/plain"));
        await(session.s3().content().replace(text, new byte[4], null));
        await(session.s3().objects().copy(text, new S3Location("city-data", "copy-5c4n.txt")));
        await(session.objects().delete("city-data", List.of(ObjectIdentifier.current(text))));
        Topic topic = await(session.sns().topics().all()).get(0);
        await(session.sns().messages().publish(topic, Message.of("subject", "message")));
        presign(session, PresignRequest.Method.PUT);
    }

    private void check(String right) throws IOException {
        handler.flush();
        String logged = console.toString(StandardCharsets.UTF_8);
        assertTrue(logged.contains("As reported"), "The log was looked at");
        assertTrue(Files.readString(home.logFile()).contains("As reported"));
        List<String> found = new ArrayList<>();
        assertEquals(2, signatures.size());
        List<String> secrets = new ArrayList<>(signatures);
        secrets.addAll(List.of(
                right,
                PASSPHRASE,
                CUSTOMER_KEY,
                String.valueOf(WRONG.secretAccessKey()),
                String.valueOf(WRONG.sessionToken()),
                String.valueOf(WRONG.proxyPassword()),
                String.valueOf(WRONG.certificatePassword()),
                "AWS4-HMAC-SHA256 Credential="));
        Map<Path, String> files = written();
        String arguments = ProcessHandle.current().info().commandLine().orElse("");
        for (String secret : secrets) {
            look("console", logged, secret, found);
            look("sentences", told.toString(), secret, found);
            look("arguments", arguments, secret, found);
            look("properties", System.getProperties().toString(), secret, found);
            files.forEach((file, text) -> look(file.toString(), text, secret, found));
        }
        assertEquals(List.of(), found);
    }

    private Map<Path, String> written() throws IOException {
        while (true) {
            Map<Path, String> texts = new LinkedHashMap<>();
            try (Stream<Path> files = Files.walk(home.folder())) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    texts.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
                return texts;
            } catch (NoSuchFileException | UncheckedIOException e) {
                // Settings were just moved into place: all is read again.
            }
        }
    }

    private static void look(String where, String text, String secret, List<String> found) {
        int at = text.indexOf(secret);
        if (at >= 0) {
            found.add(where + ": " + text.substring(Math.max(0, text.lastIndexOf('\n', at) - 200), at));
        }
    }
}
