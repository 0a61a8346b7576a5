package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.KeepingServer;
import app.bellhop.fake.RawServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a server does not take DeleteObjects, objects are deleted one by one. */
class SingleDeletesTest {

    private static List<ObjectIdentifier> put(KeepingServer server, int objects) {
        return IntStream.range(0, objects)
                .mapToObj(i -> new S3Location("b", "k" + i))
                .peek(location -> server.put(location, "x", Map.of(), Map.of()))
                .map(ObjectIdentifier::current)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "501, NotImplemented",
        "405, MethodNotAllowed",
        "400, InvalidArgument",
        "400, MissingContentMD5",
        "411, MissingContentLength",
        "404, NoSuchKey",
        "404, ''"
    })
    void objectsAreDeletedOneByOne(int status, String code) throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            server.refuse("POST /b?delete", status, code);
            List<ObjectIdentifier> objects = put(server, 50);
            DeleteReport report = await(server.connection().objects().delete("b", objects));
            assertEquals(new DeleteReport(50, Map.of()), report);
            assertEquals(Map.of(), server.objects);
            await(server.connection().objects().delete("b", put(server, 3)));
            assertEquals(1, server.count("POST /b?delete"), "not tried again");
        }
    }

    @Test
    void aBodyThatArrivesCorruptedIsSentAgainWithoutOne() throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            server.refuse("POST /b?delete", 400, "BadDigest");
            assertEquals(
                    new DeleteReport(5, Map.of()),
                    await(server.connection().objects().delete("b", put(server, 5))));
            await(server.connection().objects().delete("b", put(server, 3)));
            assertTrue(server.count("POST /b?delete") > 1, "it may have been a mishap");
        }
    }

    @Test
    void aBucketThatIsNotThereIsToldOnce() throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            List<ObjectIdentifier> objects = put(server, 5);
            server.refuse("POST /b?delete", 404, "NoSuchBucket");
            CloudException e = CloudException.of(assertThrows(
                    ExecutionException.class,
                    () -> await(server.connection().objects().delete("b", objects))));
            assertEquals(ErrorKind.NOT_FOUND, e.kind());
            assertEquals(5, server.objects.size());
        }
    }

    @Test
    void whatIsRefusedIsReportedAndNotCounted() throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            server.refuse("POST /b?delete", 501, "NotImplemented");
            List<ObjectIdentifier> objects = put(server, 20);
            server.refuse("DELETE /b/k7", 403, "AccessDenied");
            DeleteReport report = await(server.connection().objects().delete("b", objects));
            assertEquals(new DeleteReport(19, Map.of("k7", "AccessDenied: refused")), report);
            assertEquals(List.of("/b/k7"), List.copyOf(server.objects.keySet()));
        }
    }

    /** Of a request that is sent again, for one. */
    @Test
    void aVersionThatIsGoneIsDeleted() throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            server.refuse("POST /b?delete", 501, "NotImplemented");
            server.refuse("DELETE /b/k0", 404, "NoSuchVersion");
            List<ObjectIdentifier> versions = List.of(new ObjectIdentifier(new S3Location("b", "k0"), "v"));
            assertEquals(
                    new DeleteReport(1, Map.of()),
                    await(server.connection().objects().delete("b", versions)));
        }
    }

    @Test
    void anErrorOfTheServerIsNoRefusal() throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            server.refuse("POST /b?delete", 501, "NotImplemented");
            List<ObjectIdentifier> objects = put(server, 2);
            server.refuse("DELETE /b/k1", 500, "InternalError");
            CloudException e = CloudException.of(assertThrows(
                    ExecutionException.class,
                    () -> await(server.connection().objects().delete("b", objects))));
            assertEquals(ErrorKind.NETWORK, e.kind());
        }
    }

    /** With status 200: it fails, and counts for nothing. */
    @ParameterizedTest
    @CsvSource({"InternalError, NETWORK", "SlowDown, THROTTLED", "AccessDenied, ACCESS_DENIED"})
    void anErrorWithinTheAnswerIsWhatItsCodeSays(String code, ErrorKind kind) throws Exception {
        String error = RawServer.ok(FaultyServer.error(code, "m"));
        S3Location object = new S3Location("b", "k");
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD")
                ? "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 1\r\nConnection: close\r\n\r\n"
                : error)) {
            List<ObjectIdentifier> objects = List.of(ObjectIdentifier.current(object));
            for (CompletableFuture<?> request : List.of(
                    server.connection().objects().delete("b", objects),
                    server.connection().objects().copy(object, new S3Location("b", "other")))) {
                assertEquals(
                        kind,
                        CloudException.of(assertThrows(ExecutionException.class, () -> await(request)))
                                .kind());
            }
        }
    }

    @Test
    void aRenameDeletesTheOldObject() throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            server.refuse("POST /b?delete", 501, "NotImplemented");
            put(server, 1);
            S3Location to = new S3Location("b", "new");
            await(server.connection()
                    .s3()
                    .objects()
                    .move(new S3Location("b", "k0"), to, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
            assertNull(server.get(new S3Location("b", "k0")));
            assertEquals("x", server.text(to));
        }
    }

    @Test
    void aKeyThatIsListedTwiceIsOneThatHasChanged() throws Exception {
        String twice =
                "<Contents><Key>k</Key><Size>1</Size><LastModified>2099-01-01T00:00:00Z</LastModified></Contents>"
                        .repeat(2);
        try (RawServer server = new RawServer(request -> RawServer.ok(
                "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated>" + twice + "</ListBucketResult>"))) {
            assertEquals(
                    new DeleteReport(0, Map.of("k", DeleteReport.CHANGED)),
                    await(server.connection()
                            .objects()
                            .deleteBelow(new S3Location("b", ""), false, Instant.now(), count -> {})));
        }
    }
}
