package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.S3Clients;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong on real networks and servers, over the wire. */
class FaultsTest {

    private static final S3Location ROOT = new S3Location("bucket", "");
    private static final String FIRST_PAGE = "<?xml version=\"1.0\"?><ListBucketResult><Name>bucket</Name>"
            + "<IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken>"
            + "<Contents><Key>first</Key><Size>1</Size></Contents></ListBucketResult>";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, ACCESS_DENIED",
        "403, InvalidAccessKeyId, BAD_CREDENTIALS",
        "400, ExpiredToken, BAD_CREDENTIALS",
        "403, RequestTimeTooSkewed, CLOCK_SKEW",
        "404, NoSuchBucket, NOT_FOUND",
        "409, OperationAborted, CONFLICT",
        "405, MethodNotAllowed, NOT_SUPPORTED",
        "501, NotImplemented, NOT_SUPPORTED",
        "503, SlowDown, THROTTLED",
        "400, InvalidArgument, INVALID",
        "301, PermanentRedirect, INVALID",
        "500, InternalError, NETWORK"
    })
    void errorsOfTheServiceKeepTheirMeaning(int status, String code, ErrorKind kind) throws Exception {
        try (FaultyServer server = new FaultyServer(e -> FaultyServer.send(e, status, FaultyServer.error(code, "m")))) {
            CloudException e = failure(server.connection().objects().listBuckets());
            assertEquals(kind, e.kind());
            assertEquals(code, e.failure().code());
        }
    }

    @Test
    void emptyAnswerStillTellsTheStatus() throws Exception {
        try (FaultyServer server = new FaultyServer(e -> FaultyServer.send(e, 403, ""))) {
            CloudException e = failure(server.connection()
                    .s3()
                    .properties()
                    .head(ObjectIdentifier.current(new S3Location("bucket", "key"))));
            assertEquals(ErrorKind.ACCESS_DENIED, e.kind());
            assertEquals(
                    new Detail.MissingPermission("s3:GetObject", "arn:aws:s3:::bucket/key"),
                    e.failure().detail());
        }
    }

    /** The answer to reading a version that only marks a deletion: the server implements reading. */
    @Test
    void aDeleteMarkerIsNoMissingOperation() throws Exception {
        try (FaultyServer server = new FaultyServer(e -> {
            e.getResponseHeaders().set("x-amz-delete-marker", "true");
            FaultyServer.send(e, 405, FaultyServer.error("MethodNotAllowed", "not allowed"));
        })) {
            CloudException e = failure(server.connection()
                    .s3()
                    .properties()
                    .tags(new ObjectIdentifier(new S3Location("bucket", "key"), "v1")));
            assertEquals(ErrorKind.NOT_FOUND, e.kind());
        }
    }

    @Test
    void clockSkewTellsTheServersTime() throws Exception {
        try (FaultyServer server = new FaultyServer(e -> FaultyServer.send(
                e,
                403,
                FaultyServer.error("RequestTimeTooSkewed", "skewed")
                        .replace("</Error>", "<ServerTime>2020-01-01T00:00:00Z</ServerTime></Error>")))) {
            CloudException e = failure(server.connection().objects().listBuckets());
            assertEquals(Detail.ClockDifference.class, e.failure().detail().getClass());
            assertTrue(ErrorTexts.sentence(e).startsWith("This computer’s clock is"), ErrorTexts.sentence(e));
        }
    }

    @Test
    void serverThatGoesDownInMidListingKeepsWhatCame() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (FaultyServer server = new FaultyServer(exchange -> {
            if (requests.incrementAndGet() == 1) {
                FaultyServer.send(exchange, 200, FIRST_PAGE);
            } else {
                exchange.close();
            }
        })) {
            List<ObjectEntry> came = new ArrayList<>();
            CloudException e = failure(server.connection().objects().list(ROOT, came::addAll));
            assertEquals(ErrorKind.NETWORK, e.kind());
            assertEquals("first", came.get(0).key());
        }
    }

    @Test
    void cancelledListingAsksNoMore() throws Exception {
        AtomicInteger listings = new AtomicInteger();
        try (FaultyServer server = new FaultyServer(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/")) {
                FaultyServer.send(exchange, 200, "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>");
            } else {
                listings.incrementAndGet();
                FaultyServer.send(exchange, 200, FIRST_PAGE);
            }
        })) {
            ObjectStore objects = server.connection().objects();
            CompletableFuture<CompletableFuture<Void>> listing = new CompletableFuture<>();
            listing.complete(objects.list(
                    ROOT, page -> listing.thenAccept(l -> l.cancel(true)).join()));
            assertEquals(ErrorKind.CANCELLED, failure(await(listing)).kind());
            for (int i = 0; i < 10; i++) {
                await(objects.listBuckets()); // In so much time, an endless listing would ask ten times.
            }
            assertTrue(listings.get() <= 2, "the page under way is the last: " + listings);
        }
    }

    @Test
    void serverThatGoesDownInMidDownloadIsANetworkFailure() throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            OutputStream body = exchange.getResponseBody();
            body.write(new byte[10]);
            body.flush();
            exchange.close();
        })) {
            CloudException e = failure(server.connection()
                    .objects()
                    .download(
                            DownloadRequest.of(
                                    ObjectIdentifier.current(new S3Location("bucket", "key")), folder.resolve("down")),
                            DownloadLog.NONE,
                            bytes -> {}));
            assertEquals(ErrorKind.NETWORK, e.kind());
        }
    }

    @Test
    void nothingListens() {
        CloudException e = listBuckets("http://127.0.0.1:1");
        assertEquals(ErrorKind.NETWORK, e.kind());
        // The SDK's pool at times forgets why it could not connect, and ends after its ten seconds.
        assertTrue(
                ErrorTexts.sentence(e).matches(".*(connection refused|can’t connect to http://127.0.0.1:1)\\..*"),
                ErrorTexts.sentence(e));
    }

    @Test
    void unknownHost() {
        CloudException e = listBuckets("http://no-such-host.invalid");
        assertEquals(ErrorKind.NETWORK, e.kind());
        assertTrue(ErrorTexts.sentence(e).contains("no-such-host.invalid"), ErrorTexts.sentence(e));
    }

    private static CloudException listBuckets(String endpoint) {
        Connection there = new Connection("t", "t", Connection.Source.SAVED, null, endpoint, null, "us-east-1", "AKIA");
        try (AwsConnection connection = new AwsConnection(there, "secret", Runnable::run)) {
            return failure(connection.objects().listBuckets());
        }
    }

    @Test
    void cancelledUploadLeavesNoPartsOnTheServer() throws Exception {
        try (DemoConnection demo = new DemoConnection(folder.resolve("demo"));
                var s3 = S3Clients.of(demo.demo)) {
            s3.createBucket(r -> r.bucket("half"));
            Path file = Files.write(folder.resolve("big"), new byte[64 << 20]);
            CompletableFuture<Void> begun = new CompletableFuture<>();
            CompletableFuture<?> upload = demo.connection
                    .objects()
                    .upload(
                            UploadRequest.of(file, new S3Location("half", "big")),
                            UploadLog.NONE,
                            bytes -> begun.complete(null));
            await(CompletableFuture.anyOf(begun, upload));
            upload.cancel(true);
            SnsEndpoint.until(() ->
                    s3.listMultipartUploads(r -> r.bucket("half")).uploads().isEmpty());
            assertTrue(s3.listObjectsV2(r -> r.bucket("half")).contents().isEmpty());
        }
    }

    @Test
    void snsThatKnowsOnlyFourActionsSaysSo() throws Exception {
        try (FaultyServer server =
                new FaultyServer(e -> FaultyServer.send(e, 405, FaultyServer.error("MethodNotAllowed", "")))) {
            CloudException e = failure(server.connection()
                    .sns()
                    .subscriptions()
                    .subscribe(new Topic("arn:aws:sns:default::t"), new NewSubscription("sms", "+14155550100")));
            assertEquals(ErrorKind.NOT_SUPPORTED, e.kind());
            assertTrue(ErrorTexts.sentence(e).startsWith("This server doesn’t support Subscribe"));
        }
    }

    private static CloudException failure(CompletableFuture<?> future) {
        return CloudException.of(assertThrows(Exception.class, () -> await(future)));
    }
}
