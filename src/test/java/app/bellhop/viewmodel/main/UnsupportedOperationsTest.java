package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.buckets.BucketSectionViewModel;
import app.bellhop.viewmodel.buckets.BucketSectionViewModel.State;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.inspector.InspectorViewModel;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server says it does not implement is not offered any more, after a restart either, until the user tries again. */
class UnsupportedOperationsTest {

    @TempDir
    Path folder;

    /** What is to happen on the FX thread: this test's own. */
    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();

    /** Status and code of refused requests, by method and what the query or the SNS action begins with. */
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private FaultyServer server;
    private TestContext test;
    private MainViewModel main;

    @BeforeEach
    void serve() throws IOException {
        server = new FaultyServer(this::answer);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        String action = body.startsWith("Action=") ? body.substring(7).split("&")[0] : "";
        String bucket = exchange.getRequestURI().getPath().split("/").length > 1
                ? exchange.getRequestURI().getPath().split("/")[1]
                : "";
        String request = action.isEmpty() ? exchange.getRequestMethod() + " " + bucket + "?" + query : action;
        asked.add(request);
        for (Map.Entry<String, String> one : refused.entrySet()) {
            if (request.startsWith(one.getKey())) {
                String[] answer = one.getValue().split(" ");
                String error = FaultyServer.error(answer[1], "No.");
                FaultyServer.send(
                        exchange,
                        Integer.parseInt(answer[0]),
                        action.isEmpty()
                                ? error
                                : error.replace("<Error>", "<ErrorResponse><Error>") + "</ErrorResponse>");
                return;
            }
        }
        FaultyServer.send(exchange, 200, document(exchange.getRequestMethod(), query, action));
    }

    private static String document(String method, String query, String action) {
        if (action.equals("ListTopics")) {
            return "<ListTopicsResponse><ListTopicsResult><Topics><member><TopicArn>arn:aws:sns:us-east-1:1:t</TopicArn>"
                    + "</member></Topics></ListTopicsResult></ListTopicsResponse>";
        }
        if (!action.isEmpty()) {
            return "<" + action + "Response><" + action + "Result/></" + action + "Response>";
        }
        if (!method.equals("GET")) {
            return "";
        }
        return query.startsWith("cors")
                ? "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin>"
                        + "</CORSRule></CORSConfiguration>"
                : query.startsWith("list-type")
                        ? "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"
                        : query.startsWith("versioning")
                                ? "<VersioningConfiguration/>"
                                : "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>";
    }

    private void start() throws Exception {
        start(SignInOptions.DIRECT);
    }

    private void start(SignInOptions signIn) throws Exception {
        Connection connection = new Connection(
                "t",
                "Box",
                Connection.Source.SAVED,
                null,
                server.endpoint(),
                server.endpoint(),
                "us-east-1",
                "AKIA",
                ConnectionLook.PLAIN,
                ServerOptions.DEFAULT,
                signIn);
        test = new TestContext(folder, ui::add);
        AwsConnection cloud = new AwsConnection(connection, "secret", Runnable::run);
        TransferQueue queue = new TransferQueue(
                cloud.objects(),
                SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {}),
                Runnable::run,
                test.timer,
                System::nanoTime,
                test.context.places());
        open.add(cloud);
        open.add(queue);
        main = new MainViewModel(
                new Session(
                        connection, cloud.s3(), cloud.sns(), Optional.empty(), queue, test.context.places(), () -> {}),
                test.context,
                new NoTabs());
    }

    private void restart() throws Exception {
        test.context.settings().flush();
        asked.clear();
        start();
    }

    private BucketSectionViewModel inspect(String bucket, BucketSection section) throws Exception {
        main.location().open(new S3Location(bucket, ""));
        main.inspector().tab().set(InspectorViewModel.Tab.BUCKET);
        main.inspector().shown().set(true);
        main.tick();
        BucketSectionViewModel found = main.inspector().bucket().section(section);
        until(() -> found.state().get() != State.LOADING);
        return found;
    }

    private Command command(String id) {
        return main.commands().get(id);
    }

    /** Runs what waits for the FX thread until that is so. */
    private void until(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            Runnable next = ui.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
            assertTrue(System.nanoTime() < end, () -> "nothing happens: " + asked);
        }
    }

    private long asked(String request) {
        return asked.stream().filter(one -> one.startsWith(request)).count();
    }

    @ParameterizedTest
    @CsvSource({"501, NotImplemented", "405, MethodNotAllowed", "501, ''"})
    void aRefusedSectionIsNotAskedForAgainUntilTheUserTriesAgain(int status, String code) throws Exception {
        refused.put("GET b?cors", status + " " + (code.isEmpty() ? "X" : code));
        start();
        BucketSectionViewModel cors = inspect("b", BucketSection.CORS);
        until(() -> cors.refused().get());
        assertEquals(State.NOT_SUPPORTED, cors.state().get());
        assertTrue(
                cors.summary().get().contains("doesn’t support GetBucketCors"),
                cors.summary().get());

        restart();
        BucketSectionViewModel again = inspect("b", BucketSection.CORS);
        assertEquals(State.NOT_SUPPORTED, again.state().get());
        assertTrue(again.summary().get().contains("GetBucketCors"));
        assertEquals(0, asked("GET b?cors"));

        refused.clear();
        again.tryAgain();
        until(() -> again.state().get() == State.SET);
        assertFalse(again.refused().get());
        restart();
        assertEquals(State.SET, inspect("b", BucketSection.CORS).state().get());
    }

    @Test
    void onlyWhatIsNotImplementedIsRemembered() throws Exception {
        refused.put("GET b?cors", "403 AccessDenied");
        start();
        assertEquals(State.FAILED, inspect("b", BucketSection.CORS).state().get());
        refused.clear();
        restart();
        assertEquals(State.SET, inspect("b", BucketSection.CORS).state().get());
    }

    @Test
    void whatWorkedElsewhereIsRefusedForThatBucketOnly() throws Exception {
        refused.put("GET old?cors", "501 NotImplemented");
        start();
        assertEquals(State.SET, inspect("new", BucketSection.CORS).state().get());
        BucketSectionViewModel refusing = inspect("old", BucketSection.CORS);
        until(() -> refusing.refused().get());
        restart();
        assertEquals(
                State.NOT_SUPPORTED, inspect("old", BucketSection.CORS).state().get());
        assertEquals(State.SET, inspect("new", BucketSection.CORS).state().get());
        assertEquals(0, asked("GET old?cors"));
    }

    @Test
    void aCommandIsDisabledWithItsReasonAndOfferedAgain() throws Exception {
        refused.put("Unsubscribe", "501 NotImplemented");
        refused.put("CreateTopic", "400 InvalidAction");
        refused.put("GET b?versions", "501 NotImplemented");
        start();
        test.dialogs.answer(Map.of(Field.ONLY, "alerts"));
        command("newTopic").run();
        until(() -> !command("newTopic").enabled().get());
        assertEquals(
                "This server doesn’t support CreateTopic (InvalidAction).",
                command("newTopic").refusal().get());
        main.location().open(new S3Location("b", ""));
        command("versions").run();
        until(() -> !command("versions").enabled().get());

        restart();
        assertFalse(command("newTopic").enabled().get());
        main.location().open(new S3Location("b", ""));
        assertFalse(command("versions").enabled().get());
        assertTrue(command("unsupportedOperations").enabled().get());
        test.dialogs.answer(Map.of("refusal0", "true", "refusal1", "false"));
        command("unsupportedOperations").run();
        assertTrue(test.dialogs.last().text().contains("Box"));
        assertTrue(command("newTopic").enabled().get());
        assertFalse(command("versions").enabled().get());
    }

    /** Nobody signs: the reason is there before anything is tried. */
    @Test
    void anAnonymousConnectionSignsNoLinks() throws Exception {
        start(new SignInOptions(true, null, null, null, null));
        for (String id : List.of("copyPresignedUrl", "copyPresignedUrlFor", "makePresignedUrl", "copyVersionUrl")) {
            assertFalse(command(id).enabled().get(), id);
            assertEquals(
                    ErrorTexts.sentence(Reason.of(ConnectionProblem.NO_LINKS_ANONYMOUS)),
                    command(id).refusal().get());
        }
    }

    @Test
    void entriesOfAnotherVersionAreSkipped() throws Exception {
        start();
        Files.writeString(folder.resolve("settings.json"), """
                {"started": true, "refusals": [{"connection": 7}, null, "x",
                 {"connection": "t", "server": "%1$s %1$s", "operation": "CreateBucket", "everywhere": true,
                  "code": "NotImplemented", "since": 3},
                 {"connection": "t", "server": "http://old/ null", "operation": "DeleteBucket", "everywhere": true,
                  "code": "NotImplemented"}]}""".formatted(server.endpoint()));
        start();
        assertFalse(command("newBucket").enabled().get());
        main.location().open(new S3Location("b", ""));
        assertTrue(command("deleteBucket").enabled().get(), "that was another server");
        assertEquals(
                Texts.get("unsupported.reason", "CreateBucket", "NotImplemented"),
                command("newBucket").refusal().get());
    }
}
