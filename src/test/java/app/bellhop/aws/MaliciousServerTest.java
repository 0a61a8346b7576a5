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
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.net.HastyServer;
import app.bellhop.viewmodel.base.ErrorTexts;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(Exception.class, () -> await(request)));
    }
}
