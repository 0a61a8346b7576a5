package app.bellhop.aws.client;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.fake.net.SocketServer;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/** What a server says before its answer, on connections that are kept alive. */
class InterimAnswersTest {

    private static final S3Location ROOT = new S3Location("b", "");
    private static final S3Location KEY = new S3Location("b", "k");
    private static final String LISTING = "<ListBucketResult><IsTruncated>false</IsTruncated>"
            + "<Contents><Key>k</Key><Size>5</Size></Contents></ListBucketResult>";

    @TempDir
    Path folder;

    private SocketServer server;
    private AwsConnection connection;
    private String before = "";
    private String behind = "";
    private boolean endless;
    private long pauseMillis;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final BlockingQueue<Socket> clients = new LinkedBlockingQueue<>();
    private final BlockingQueue<Socket> ended = new LinkedBlockingQueue<>();

    private void serve(String... statuses) throws IOException {
        serve(SignInOptions.DIRECT, statuses);
    }

    private void serve(SignInOptions signIn, String... statuses) throws IOException {
        for (String status : statuses) {
            before += "HTTP/1.1 " + status + "\r\nLink: </x>; rel=preload\r\n\r\n";
        }
        server = new SocketServer(this::serve);
        connection = new AwsConnection(
                new Connection(
                        "t",
                        "t",
                        Connection.Source.SAVED,
                        null,
                        server.url(),
                        "",
                        "us-east-1",
                        "AKIA",
                        ConnectionLook.PLAIN,
                        ServerOptions.DEFAULT,
                        signIn),
                ConnectionSecrets.ofKey("secret"),
                SignInTools.unattended(server.threads),
                new ReadLimits(8 << 20, 2, Duration.ofMillis(700), Duration.ZERO),
                CopyLimits.DEFAULT,
                Throttle.Both.NONE);
    }

    private void serve(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        clients.add(client);
        answerAll(client, in);
        ended.add(client);
    }

    private void answerAll(Socket client, InputStream in) throws IOException {
        for (List<String> head = SocketServer.head(in); !head.isEmpty(); head = SocketServer.head(in)) {
            String length = head.stream()
                    .map(line -> line.toLowerCase(Locale.ROOT))
                    .filter(line -> line.startsWith("content-length:"))
                    .findFirst()
                    .orElse(":0");
            if (head.toString().toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
                write(client, "HTTP/1.1 100 Continue\r\n\r\n");
            }
            in.readNBytes(
                    Integer.parseInt(length.substring(length.indexOf(':') + 1).strip()));
            do {
                write(client, before);
                pause();
            } while (endless);
            write(client, answer(head.get(0)) + behind);
        }
    }

    private void pause() {
        try {
            closing.await(pauseMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String answer(String request) {
        String body = request.contains("list-type=2") ? LISTING : request.startsWith("GET") ? "abcde" : "";
        int length = request.startsWith("HEAD") ? 5 : body.length();
        return "HTTP/1.1 200 OK\r\nETag: \"ab56b4d92b40713acc5af89985d4b786\"\r\nContent-Length: " + length + "\r\n\r\n"
                + body;
    }

    /** All at once: the client may close the connection when the first byte comes. */
    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @AfterEach
    void close() throws Exception {
        closing.countDown();
        connection.close();
        server.close();
    }

    private List<ObjectEntry> list() throws Exception {
        List<ObjectEntry> entries = new ArrayList<>();
        await(connection.objects().list(ROOT, entries::addAll));
        return entries;
    }

    private CompletableFuture<?> download() {
        return connection
                .objects()
                .download(
                        new DownloadRequest(ObjectIdentifier.current(KEY), folder.resolve("part"), 5),
                        DownloadLog.NONE,
                        bytes -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "103 Early Hints", "102 Processing,103 Early Hints,103 Early Hints", "100 Continue"})
    void eachRequestGetsItsOwnAnswer(String statuses) throws Exception {
        serve(statuses.isEmpty() ? new String[0] : statuses.split(","));
        for (int i = 0; i < 3; i++) {
            assertEquals("k", list().get(0).key());
            await(connection.clients().s3.putObject(r -> r.bucket("b").key("k"), AsyncRequestBody.fromString("abcde")));
            assertEquals(
                    5,
                    await(connection.s3().properties().head(ObjectIdentifier.current(KEY)))
                            .size());
            await(download());
        }
    }

    @Test
    void theOneThatABodyWaitsForIsNotLeftOut() throws Exception {
        serve("103 Early Hints");
        for (int i = 0; i < 2; i++) {
            await(connection
                    .clients()
                    .s3
                    .putObject(
                            r -> r.bucket("b")
                                    .key("k")
                                    .overrideConfiguration(o -> o.putHeader("Expect", "100-continue")),
                            AsyncRequestBody.fromBytes(new byte[100_000])));
            assertEquals("k", list().get(0).key());
        }
    }

    /** A length that is too short, by accident or to have the rest taken for the answer to another request. */
    @Test
    void whatComesBehindAnAnswerIsNotTheNextOne() throws Exception {
        behind = answer("GET /b?list-type=2").replace("<Key>k</Key>", "<Key>x</Key>");
        serve();
        for (int i = 0; i < 5; i++) {
            assertEquals("k", list().get(0).key());
        }
    }

    @Test
    void whatComesUnaskedEndsTheConnection() throws Exception {
        serve();
        for (int i = 0; i < 2; i++) {
            assertEquals("k", list().get(0).key());
            write(clients.take(), answer("GET /b?list-type=2").replace("<Key>k</Key>", "<Key>x</Key>"));
            assertNotNull(ended.poll(30, TimeUnit.SECONDS));
        }
        assertEquals("k", list().get(0).key());
    }

    /** A byte now and then holds no timeout between two bytes. */
    @Test
    void aHeadThatComesByteByByteIsAFault() throws Exception {
        before = "HTTP/1.1 200 OK\r\nX: ";
        pauseMillis = 50;
        endless = true;
        serve();
        ExecutionException listing = assertThrows(ExecutionException.class, this::list);
        assertEquals(
                Reason.of(AnswerProblem.TOO_SLOW),
                CloudException.of(listing).failure().detail());
        ExecutionException download = assertThrows(ExecutionException.class, () -> await(download()));
        assertEquals(ErrorKind.NETWORK, CloudException.of(download).kind());
    }

    @Test
    void neitherDoesTheHeadOfASignIn() throws Exception {
        before = "HTTP/1.1 200 OK "; // No end of the line.
        pauseMillis = 50;
        endless = true;
        serve(new SignInOptions(false, "arn:aws:iam::1:role/r", null, null, null));
        ExecutionException role = assertThrows(
                ExecutionException.class, () -> await(connection.objects().listBuckets()));
        assertEquals(
                Reason.of(AnswerProblem.TOO_SLOW),
                CloudException.of(role).failure().detail());
    }

    @Test
    void thoseWithoutEndAreAFault() throws Exception {
        endless = true;
        serve("103 Early Hints");
        ExecutionException listing = assertThrows(ExecutionException.class, this::list);
        assertEquals(ErrorKind.NETWORK, CloudException.of(listing).kind());
        assertEquals(
                Reason.of(AnswerProblem.TOO_LONG),
                CloudException.of(listing).failure().detail());
        ExecutionException download = assertThrows(ExecutionException.class, () -> await(download()));
        assertEquals(ErrorKind.NETWORK, CloudException.of(download).kind());
    }
}
