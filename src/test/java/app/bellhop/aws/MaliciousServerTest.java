package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.fake.FakeTimer;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.net.HastyServer;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.viewmodel.base.ErrorTexts;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that mean harm: nothing fills the memory, is read from the disk, or is fetched from elsewhere. */
class MaliciousServerTest {

    private static final S3Location ROOT = new S3Location("b", "");

    @TempDir
    Path folder;

    private static void endless(HttpExchange exchange, int status) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, 0);
        byte[] more =
                "<Contents><Key>k</Key><Size>1</Size></Contents>".repeat(1000).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseBody().write("<ListBucketResult><Name>b</Name>".getBytes(StandardCharsets.UTF_8));
        while (true) {
            exchange.getResponseBody().write(more); // Fails when the client has had enough.
        }
    }

    /** S6. */
    @ParameterizedTest
    @ValueSource(ints = {200, 403})
    void anAnswerWithoutEndIsGivenUp(int status) throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> endless(exchange, status))) {
            assertTooLong(failure(server.connection().objects().list(ROOT, page -> {})));
            assertTooLong(failure(server.connection().objects().listBuckets()));
            assertTooLong(failure(server.connection().sns().topics().all()));
        }
    }

    @Test
    void anErrorWithoutEndInsteadOfAnObjectIsGivenUp() throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> endless(exchange, 403))) {
            CloudException e = failure(server.connection()
                    .objects()
                    .download(
                            new DownloadRequest(
                                    ObjectIdentifier.current(new S3Location("b", "k")), folder.resolve("file"), 1000),
                            DownloadLog.NONE,
                            bytes -> {}));
            assertEquals(ErrorKind.ACCESS_DENIED, e.kind());
        }
    }

    /** Neither fills the disk, nor the memory. */
    @Test
    void anObjectWithoutEndIsGivenUp() throws Exception {
        Path file = folder.resolve("file");
        try (FaultyServer server = new FaultyServer(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"e\"");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", "1000");
                FaultyServer.send(exchange, 200, "");
            } else {
                endless(exchange, 200);
            }
        })) {
            ObjectIdentifier object = ObjectIdentifier.current(new S3Location("b", "k"));
            for (long listed : new long[] {1000, -1}) {
                CloudException e = failure(server.connection()
                        .objects()
                        .download(new DownloadRequest(object, file, listed), DownloadLog.NONE, bytes -> {}));
                assertTrue(ErrorTexts.sentence(e).contains("The object has 1000 B"), ErrorTexts.sentence(e));
                assertTrue(Files.size(file) < 4 << 20, "given up soon");
            }
            assertEquals(
                    1000,
                    await(server.connection().s3().content().read(object, 0, 1000))
                            .bytes()
                            .length);
        }
    }

    /** S4: more than the stack holds; in lists and in errors. */
    @ParameterizedTest
    @ValueSource(ints = {200, 403})
    void answersThatAreNestedDeeplyEndInASentence(int status) throws Exception {
        String deep = "<a>".repeat(200_000) + "</a>".repeat(200_000);
        String root = status == 200 ? "ListBucketResult" : "Error";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(
                exchange,
                status,
                exchange.getRequestMethod().equals("POST")
                        ? "<ListTopicsResponse>" + deep + "</ListTopicsResponse>"
                        : "<" + root + "><Name>b</Name>" + deep + "</" + root + ">"))) {
            for (CompletableFuture<?> request : List.of(
                    server.connection().objects().list(ROOT, page -> {}),
                    server.connection().sns().topics().all())) {
                CloudException e = failure(request);
                assertTrue(e.kind() == ErrorKind.NETWORK || e.kind() == ErrorKind.ACCESS_DENIED, e.toString());
            }
        }
    }

    /** Only its beginning is read, without credentials. */
    @Test
    void aPublicAddressWithoutEndIsLeft() throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> endless(exchange, 200))) {
            URI url = URI.create(server.endpoint() + "/b/k");
            assertEquals(
                    200,
                    await(server.connection().s3().sharing().fetchAnonymously(url))
                            .status());
        }
    }

    /** Lengths that are none, too large for any disk, or two. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 9223372036854775807",
                "Content-Length: 99999999999999999999",
                "Content-Length: -1",
                "Content-Length: many",
                "Content-Length: 5\r\nContent-Length: 1000",
                "Content-Length: 1000\r\nTransfer-Encoding: chunked"
            })
    void lengthsThatLieBringNoFile(String length) throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nETag: \"e\"\r\n" + length + "\r\nConnection: close\r\n\r\nabcde";
        String head = "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n";
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? head : answer)) {
            ObjectIdentifier object = ObjectIdentifier.current(new S3Location("b", "k"));
            for (CloudException e : List.of(
                    failure(server.connection()
                            .objects()
                            .download(
                                    new DownloadRequest(object, folder.resolve("file"), 1000),
                                    DownloadLog.NONE,
                                    bytes -> {})),
                    failure(server.connection().s3().content().read(object, 0, 1000)),
                    failure(server.connection().objects().list(ROOT, page -> {})))) {
                assertEquals(ErrorKind.NETWORK, e.kind(), e.toString());
            }
        }
    }

    /** Another region each time, and addresses that lead back: nobody is sent round in circles. */
    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400})
    void redirectsWithoutEndEnd(int status) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (FaultyServer server = new FaultyServer(exchange -> {
            int number = requests.incrementAndGet();
            exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-west-" + number);
            exchange.getResponseHeaders().set("Location", exchange.getRequestURI() + "?" + number);
            FaultyServer.send(exchange, status, FaultyServer.error("AuthorizationHeaderMalformed", "elsewhere"));
        })) {
            ObjectIdentifier object = ObjectIdentifier.current(new S3Location("b", "k"));
            failure(server.connection().objects().list(ROOT, page -> {}));
            failure(server.connection().s3().properties().head(object));
            failure(server.connection().s3().content().read(object, 0, 10));
            failure(server.connection().objects().listBuckets());
            assertTrue(requests.get() < 20, "requests: " + requests);
        }
    }

    /** Keys that lead elsewhere, over the wire: nothing outside the folder, nothing replaced. */
    @Test
    void keysDoNotLeadOutOfTheFolder() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path mine = Files.writeString(home.resolve("mine"), "mine");
        Path downloads = Files.createDirectory(home.resolve("downloads"));
        List<String> keys = List.of(
                "../mine",
                "../../mine",
                "/" + mine,
                "a/../../../mine",
                "..",
                ".",
                "C:\\mine",
                "..\\mine",
                "%2e%2e/mine");
        String list = "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated>"
                + keys.stream()
                        .map(key -> "<Contents><Key>p/" + key + "</Key><Size>4</Size></Contents>")
                        .collect(Collectors.joining())
                + "</ListBucketResult>";
        try (FaultyServer server = new FaultyServer(exchange -> {
                    exchange.getResponseHeaders().set("ETag", "\"e\"");
                    boolean listed =
                            String.valueOf(exchange.getRequestURI().getQuery()).contains("list-type");
                    FaultyServer.send(exchange, 200, listed ? list : "evil");
                });
                SqliteJournal journal = SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {})) {
            TransferQueue queue = new TransferQueue(
                    server.connection().objects(),
                    journal,
                    Runnable::run,
                    new FakeTimer(),
                    System::nanoTime,
                    new Places(Runnable::run, (millis, work) -> {}));
            TransferBatch batch =
                    queue.download(List.of(ObjectEntry.ofPrefix("p/")), new S3Location("b", ""), downloads);
            assertEquals(keys.size(), await(batch.result()).done().size());
        }
        assertEquals("mine", Files.readString(mine));
        try (Stream<Path> all = Files.list(home)) {
            assertEquals(2, all.count());
        }
    }

    private static void assertTooLong(CloudException e) {
        assertTrue(
                e.failure().detail() instanceof Reason reason && reason.code() == AnswerProblem.TOO_LONG, e.toString());
        assertTrue(ErrorTexts.sentence(e).contains("too long"), ErrorTexts.sentence(e));
    }

    /** Entities that would read a file, fetch an address, or become a gigabyte; in lists and in errors. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!ENTITY x SYSTEM 'file://%1$s'>",
                "<!ENTITY x SYSTEM '%2$s/stolen'>",
                "<!ENTITY %% p SYSTEM '%2$s/stolen'> %%p; <!ENTITY x 'x'>",
                "<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>"
                        + "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'>"
                        + "<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;'><!ENTITY x '&f;&f;&f;&f;&f;&f;&f;&f;'>"
            })
    void entitiesAreNotResolved(String entities) throws Exception {
        List<String> fetched = Collections.synchronizedList(new ArrayList<>());
        Path secret = Files.writeString(folder.resolve("secret"), "swordfish");
        try (RawServer elsewhere = new RawServer(request -> {
            fetched.add(request);
            return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        })) {
            String type =
                    "<?xml version='1.0'?><!DOCTYPE r [" + entities.formatted(secret, elsewhere.endpoint()) + "]>";
            String list = type + "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated>"
                    + "<Contents><Key>&x;</Key><Size>1</Size></Contents></ListBucketResult>";
            String error = type + "<Error><Code>&x;</Code><Message>&x;</Message></Error>";
            try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, list))) {
                List<ObjectEntry> found = new ArrayList<>();
                CloudException e = failure(server.connection().objects().list(ROOT, found::addAll));
                assertEquals(ErrorKind.NETWORK, e.kind());
                assertEquals(List.of(), found);
            }
            try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 403, error))) {
                CloudException e = failure(server.connection().objects().list(ROOT, page -> {}));
                assertTrue(!e.toString().contains("swordfish") && !e.toString().contains("aaaaaaaaaa"), e.toString());
            }
        }
        assertEquals(List.of(), fetched);
    }

    /** R8. */
    @Test
    void hugeHeadersEndInASentence() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nX-Filler: " + "x".repeat(1 << 20)
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (RawServer server = new RawServer(request -> answer)) {
            for (CloudException e : List.of(
                    failure(server.connection().objects().list(ROOT, page -> {})),
                    failure(server.connection().sns().topics().all()))) {
                assertEquals(ErrorKind.NETWORK, e.kind());
                assertTrue(ErrorTexts.sentence(e).startsWith("Unexpected answer"), ErrorTexts.sentence(e));
            }
        }
    }

    /** R1b: the length of the object is lost with the head that is too long. */
    @Test
    void hugeHeadersBringNoFile() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 1000\r\nConnection: close\r\n";
        String filled = head + "X-Filler: " + "x".repeat(1 << 20) + "\r\n\r\n";
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? head + "\r\n" : filled)) {
            ObjectIdentifier object = ObjectIdentifier.current(new S3Location("b", "k"));
            DownloadRequest request = new DownloadRequest(object, folder.resolve("file"), 1000);
            for (CloudException e : List.of(
                    failure(server.connection().objects().download(request, DownloadLog.NONE, bytes -> {})),
                    failure(server.connection().s3().content().read(object, 0, 1000)))) {
                assertEquals(ErrorKind.NETWORK, e.kind());
            }
        }
    }

    /** SNS's lists, too, may come round to where they were. */
    @Test
    void listsInACircleEndInASentence() throws Exception {
        String topics = "<ListTopicsResponse><ListTopicsResult><NextToken>again</NextToken><Topics/></ListTopicsResult>"
                + "</ListTopicsResponse>";
        String buckets = "<ListAllMyBucketsResult><Buckets/><ContinuationToken>again</ContinuationToken>"
                + "</ListAllMyBucketsResult>";
        try (RawServer server = new RawServer(request -> RawServer.ok(request.startsWith("POST") ? topics : buckets))) {
            for (CloudException e : List.of(
                    failure(server.connection().sns().topics().all()),
                    failure(server.connection().objects().listBuckets()))) {
                assertTrue(
                        e.failure().detail() instanceof Reason reason && reason.code() == AnswerProblem.SAME_PAGE,
                        e.toString());
            }
        }
    }

    /** B2: a preview ends when the connection does. */
    @Test
    void aBodyThatIsCutEndsAPreview() throws Exception {
        try (RawServer server = new RawServer(request -> "HTTP/1.1 206 X\r\nContent-Range: bytes 0-99/100\r\n"
                + "Content-Length: 100\r\nETag: \"e\"\r\n\r\nshort")) {
            CloudException e = failure(server.connection()
                    .s3()
                    .content()
                    .read(ObjectIdentifier.current(new S3Location("b", "k")), 0, 100));
            assertEquals(ErrorKind.NETWORK, e.kind());
        }
    }

    /** V22: the answer came before the body was sent. */
    @Test
    void aRefusalInMidUploadIsTheServersAnswer() throws Exception {
        Path file = Files.write(folder.resolve("large"), new byte[4 << 20]);
        String refusal = FaultyServer.error("EntityTooLarge", "At most 1 MB");
        try (HastyServer server = new HastyServer("HTTP/1.1 413 Too Large\r\nContent-Type: application/xml\r\n"
                + "Content-Length: " + refusal.length() + "\r\nConnection: close\r\n\r\n" + refusal)) {
            CloudException e = failure(server.connection()
                    .objects()
                    .upload(UploadRequest.of(file, new S3Location("b", "k")), UploadLog.NONE, sent -> {}));
            assertEquals("EntityTooLarge", e.failure().code(), ErrorTexts.sentence(e));
            assertEquals(ErrorKind.INVALID, e.kind());
        }
    }

    /** The same where the connection is reset at once: the answer may be lost with it, but not what it may mean. */
    @Test
    void aResetInMidUploadSaysWhatItMayMean() throws Exception {
        Path file = Files.write(folder.resolve("large"), new byte[4 << 20]);
        String refusal = FaultyServer.error("EntityTooLarge", "At most 1 MB");
        try (HastyServer server = new HastyServer(
                "HTTP/1.1 413 Too Large\r\nContent-Type: application/xml\r\n" + "Content-Length: " + refusal.length()
                        + "\r\nConnection: close\r\n\r\n" + refusal,
                true)) {
            CloudException e = failure(server.connection()
                    .objects()
                    .upload(UploadRequest.of(file, new S3Location("b", "k")), UploadLog.NONE, sent -> {}));
            String sentence = ErrorTexts.sentence(e);
            assertTrue(sentence.contains("At most 1 MB") || sentence.contains("limits the size of uploads"), sentence);
        }
    }

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(Exception.class, () -> await(request)));
    }
}
