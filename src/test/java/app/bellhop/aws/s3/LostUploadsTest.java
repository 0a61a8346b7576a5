package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadedPart;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.Fault;
import app.bellhop.fake.Fault.Kind;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.FaultyServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.utils.Md5Utils;

/** A multipart upload that the server began, but whose ID never arrived, is aborted; nobody else's is. */
class LostUploadsTest {

    private static final S3Location OBJECT = new S3Location("bucket", "large.bin");
    private static final int SIZE = 20 << 20;

    @TempDir
    Path folder;

    private final AtomicInteger created = new AtomicInteger();

    private Path file() throws IOException {
        Path file = folder.resolve("large.bin");
        return Files.exists(file) ? file : Files.write(file, new byte[SIZE]);
    }

    private void upload(AwsConnection connection) throws Exception {
        upload(connection, List.of());
    }

    /** @param earlier how long ago a process that is no more was about to create an upload */
    private void upload(AwsConnection connection, List<Duration> earlier) throws Exception {
        upload(connection, earlier, () -> {});
    }

    /** @param created runs when the ID is known, and no part has been sent */
    private void upload(AwsConnection connection, List<Duration> earlier, Runnable created) throws Exception {
        UploadLog log = new UploadLog() {
            @Override
            public Optional<UnfinishedUpload> unfinished() {
                return Optional.empty();
            }

            @Override
            public List<Duration> creating() {
                return earlier;
            }

            @Override
            public boolean begun(String uploadId, long partSize, @Nullable String etag) {
                created.run();
                return false;
            }

            @Override
            public void stored(UploadedPart part) {}
        };
        await(connection.objects().upload(UploadRequest.of(file(), OBJECT), log, bytes -> {}));
    }

    @Test
    void lostAnswerLeavesNoUploadBehind() throws Exception {
        try (DemoConnection demo = new DemoConnection(folder.resolve("demo"));
                FaultProxy proxy = new FaultProxy(demo.demo.s3Endpoint());
                AwsConnection connection = demo.through(proxy)) {
            await(demo.connection.objects().createBucket(NewBucket.named(OBJECT.bucket())));
            AtomicBoolean lost = new AtomicBoolean();
            proxy.rule(request ->
                    request.method().equals("POST") && request.target().contains("uploads") && !lost.getAndSet(true)
                            ? Fault.of(Kind.CUT_ANSWER, 10)
                            : Fault.NONE);
            upload(connection);
            assertTrue(lost.get());
            List<IncompleteUpload> left = new ArrayList<>();
            await(demo.connection.s3().incompleteUploads().list(OBJECT.bucket(), left::addAll));
            assertEquals(List.of(), left);
        }
    }

    @Test
    void otherClientsUploadsStay() throws Exception {
        List<String> aborted = new CopyOnWriteArrayList<>();
        AtomicBoolean lost = new AtomicBoolean();
        try (FaultyServer server = new FaultyServer(exchange -> answer(exchange, lost, aborted))) {
            upload(server.connection());
        }
        assertEquals(List.of("lost"), aborted);
    }

    /** Its process ended before it learned the ID. What others have begun since is theirs. */
    @Test
    void anUploadOfAnEarlierProcessIsAborted() throws Exception {
        List<String> aborted = new CopyOnWriteArrayList<>();
        try (FaultyServer server = new FaultyServer(exchange -> answer(exchange, new AtomicBoolean(true), aborted))) {
            upload(server.connection(), List.of(Duration.ofMinutes(60)));
        }
        assertEquals(List.of("an hour ago"), aborted);
    }

    /** What began between them is not theirs. */
    @Test
    void uploadsOfSeveralEarlierProcessesAreAborted() throws Exception {
        List<String> aborted = new CopyOnWriteArrayList<>();
        try (FaultyServer server = new FaultyServer(exchange -> answer(exchange, new AtomicBoolean(true), aborted))) {
            upload(server.connection(), List.of(Duration.ofSeconds(7207), Duration.ofMinutes(30)));
        }
        assertEquals(List.of("older"), aborted);
        aborted.clear();
        created.set(0);
        try (FaultyServer server = new FaultyServer(exchange -> answer(exchange, new AtomicBoolean(true), aborted))) {
            upload(server.connection(), List.of(Duration.ofSeconds(7207), Duration.ofMinutes(60)));
        }
        assertEquals(Set.of("older", "an hour ago"), Set.copyOf(aborted));
    }

    @Test
    void anUploadOfTheSameProcessStays() throws Exception {
        List<String> aborted = new CopyOnWriteArrayList<>();
        AtomicBoolean lost = new AtomicBoolean(true);
        try (FaultyServer server = new FaultyServer(exchange -> answer(exchange, lost, aborted))) {
            AwsConnection connection = server.connection();
            upload(connection, List.of(), () -> {
                lost.set(false);
                assertDoesNotThrow(() -> upload(connection));
            });
        }
        assertTrue(lost.get());
        assertEquals(List.of("lost"), aborted);
    }

    @Test
    void nothingIsListedWhereEveryRequestWasAnswered() throws Exception {
        List<String> aborted = new CopyOnWriteArrayList<>();
        AtomicBoolean lost = new AtomicBoolean(true);
        List<String> listings = new CopyOnWriteArrayList<>();
        try (FaultyServer server = new FaultyServer(exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                listings.add(exchange.getRequestURI().toString());
            }
            answer(exchange, lost, aborted);
        })) {
            upload(server.connection());
        }
        assertEquals(List.of(), listings);
        assertEquals(List.of(), aborted);
    }

    private void answer(HttpExchange exchange, AtomicBoolean lost, List<String> aborted) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String uploadId = query.replaceAll(".*uploadId=([^&]+).*", "$1");
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                if (query.contains("uploadId")) {
                    FaultyServer.send(exchange, 200, completed());
                } else if (!lost.getAndSet(true)) {
                    FaultyServer.send(exchange, 500, FaultyServer.error("InternalError", "After it was done."));
                } else {
                    FaultyServer.send(
                            exchange,
                            200,
                            "<InitiateMultipartUploadResult><Bucket>bucket</Bucket><Key>large.bin</Key><UploadId>"
                                    + (created.getAndIncrement() == 0 ? "ours" : "ours, too")
                                    + "</UploadId></InitiateMultipartUploadResult>");
                }
            }
            case "PUT" -> {
                byte[] part = exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("ETag", "\"" + md5(part) + "\"");
                FaultyServer.send(exchange, 200, "");
            }
            case "GET" -> {
                if (aborted.contains(uploadId)) {
                    FaultyServer.send(exchange, 404, FaultyServer.error("NoSuchUpload", "Aborted."));
                } else {
                    FaultyServer.send(exchange, 200, query.contains("uploadId") ? parts(uploadId) : uploads());
                }
            }
            case "HEAD" -> FaultyServer.send(exchange, 404, "");
            default -> {
                aborted.add(uploadId);
                FaultyServer.send(exchange, 204, "");
            }
        }
    }

    private String uploads() {
        return "<ListMultipartUploadsResult><Bucket>bucket</Bucket><Prefix>large.bin</Prefix><IsTruncated>false</IsTruncated>"
                + listed("large.bin", "ours", "12:00:07")
                + (created.get() < 2 ? "" : listed("large.bin", "ours, too", "12:00:07"))
                + listed("large.bin", "lost", "12:00:07")
                + listed("large.bin", "with parts", "12:00:07")
                + listed("large.bin", "a colleague's", "12:00:07").replace("me", "colleague")
                + listed("large.bin", "older", "10:00:00")
                + listed("large.bin", "an hour ago", "11:00:07")
                + listed("large.bin", "younger", "12:00:09")
                + listed("large.bin.other", "another key's", "12:00:07")
                + "</ListMultipartUploadsResult>";
    }

    private static String listed(String key, String uploadId, String time) {
        return "<Upload><Key>" + key + "</Key><UploadId>" + uploadId + "</UploadId><Initiated>2026-11-28T" + time
                + ".000Z</Initiated><Initiator><ID>me</ID></Initiator></Upload>";
    }

    private static String parts(String uploadId) {
        String part = uploadId.equals("with parts")
                ? "<Part><PartNumber>1</PartNumber><ETag>\"e\"</ETag><Size>1</Size></Part>"
                : "";
        return "<ListPartsResult><UploadId>" + uploadId + "</UploadId><IsTruncated>false</IsTruncated>" + part
                + "</ListPartsResult>";
    }

    private static String completed() {
        return "<CompleteMultipartUploadResult><Bucket>bucket</Bucket><Key>large.bin</Key><ETag>\"opaque\"</ETag>"
                + "</CompleteMultipartUploadResult>";
    }

    private static String md5(byte[] part) {
        return HexFormat.of().formatHex(Md5Utils.computeMD5Hash(part));
    }
}
