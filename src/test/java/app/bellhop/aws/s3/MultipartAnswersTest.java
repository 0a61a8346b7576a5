package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.cloud.s3.upload.UploadResult;
import app.bellhop.cloud.s3.upload.UploadedPart;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.RawServer;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strange answers in the course of a multipart upload of three parts. */
class MultipartAnswersTest {

    private static final S3Location OBJECT = new S3Location("b", "k.bin");
    private static final long PART = 8 << 20;
    private static final long SIZE = 2 * PART + 1;

    /** The CRC32 of a part of the file. */
    private static final String ZEROS = "GtK8RQ==";

    private static final String STORED =
            "HTTP/1.1 200 OK\r\nETag: \"p\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final String CREATED =
            RawServer.ok("<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>");
    private static final String COMPLETED =
            RawServer.ok("<CompleteMultipartUploadResult><ETag>\"e-3\"</ETag></CompleteMultipartUploadResult>");

    @TempDir
    Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();

    private UploadResult upload(UploadLog log, Function<String, String> other) throws Exception {
        return upload(UploadCondition.ALWAYS, log, other);
    }

    private UploadResult upload(UploadCondition condition, UploadLog log, Function<String, String> other)
            throws Exception {
        Path file = folder.resolve("f");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(SIZE);
        }
        try (RawServer server = new RawServer(request -> {
            requests.add(request);
            return request.startsWith("PUT") ? STORED : request.contains("?uploads") ? CREATED : other.apply(request);
        })) {
            UploadRequest request = new UploadRequest(file, OBJECT, UploadOptions.NONE, condition);
            return await(server.connection().objects().upload(request, log, progress));
        }
    }

    private final AtomicLong keptBytes = new AtomicLong();
    private final ProgressSink progress = new ProgressSink() {

        @Override
        public void transferred(long bytes) {}

        @Override
        public void transferred(long bytes, long kept) {
            keptBytes.set(kept);
        }
    };

    private CloudException failure(UploadLog log, Function<String, String> other) {
        return CloudException.of(assertThrows(ExecutionException.class, () -> upload(log, other)));
    }

    /** An upload of which two parts were stored. */
    private static UploadLog resumed() {
        return resumed(List.of(new UploadedPart(1, "p", ZEROS), new UploadedPart(2, "p", ZEROS)));
    }

    private static UploadLog resumed(List<UploadedPart> parts) {
        return new UploadLog() {

            @Override
            public Optional<UnfinishedUpload> unfinished() {
                return Optional.of(new UnfinishedUpload("u", PART, null, parts));
            }

            @Override
            public boolean begun(String uploadId, long partSize, @Nullable String etag) {
                return true;
            }

            @Override
            public void stored(UploadedPart part) {}
        };
    }

    private long parts() {
        return requests.stream().filter(request -> request.startsWith("PUT")).count();
    }

    /** What is not known to be there is sent again. */
    @ParameterizedTest
    @CsvSource({
        "<Part><ETag>p</ETag><Size>8388608</Size></Part>, 3",
        "<Part><PartNumber>1</PartNumber><Size>8388608</Size></Part>, 3",
        "<Part><PartNumber>1</PartNumber><ETag>p</ETag></Part>, 3",
        "<Part><PartNumber>1</PartNumber><ETag>other</ETag><Size>8388608</Size></Part>, 3",
        "<Part><PartNumber>1</PartNumber><ETag>p</ETag><Size>5</Size></Part>, 3",
        "<Part><PartNumber>1</PartNumber><ETag>W/\"p\"</ETag><Size>8388608</Size></Part>, 2"
    })
    void onlyPartsThatAreListedInFullAreKept(String part, int sent) throws Exception {
        String list =
                "<ListPartsResult><UploadId>u</UploadId><IsTruncated>false</IsTruncated>" + part + "</ListPartsResult>";
        upload(resumed(), request -> request.startsWith("GET") ? RawServer.ok(list) : COMPLETED);
        assertEquals(sent, parts());
        assertEquals((3L - sent) * PART, keptBytes.get());
    }

    /** The file may be another one of that size and time. */
    @ParameterizedTest
    @CsvSource({
        "p, , 3",
        "p, AAAAAA==, 3",
        "p, GtK8RQ==, 1",
        "0123456789abcdef0123456789abcdef, , 3",
        "96995b58d4cbf6aaa9041b4f00c7f6ae, , 1"
    })
    void onlyPartsOfWhatTheFileHasAreKept(String etag, @Nullable String checksum, int sent) throws Exception {
        List<UploadedPart> stored = List.of(new UploadedPart(1, etag, checksum), new UploadedPart(2, etag, checksum));
        String listed = stored.stream()
                .map(part -> "<Part><PartNumber>" + part.number() + "</PartNumber><ETag>" + etag + "</ETag><Size>"
                        + PART + "</Size></Part>")
                .collect(Collectors.joining());
        String list = "<ListPartsResult><UploadId>u</UploadId>" + listed + "</ListPartsResult>";
        UploadResult result =
                upload(resumed(stored), request -> request.startsWith("GET") ? RawServer.ok(list) : COMPLETED);
        assertEquals(sent, parts());
        assertTrue(result.verified());
    }

    /** A proxy's page does not say that the upload is gone: beginning anew would leave its parts behind. */
    @Test
    void aPageThatIsNotFoundIsNoLostUpload() throws Exception {
        String page = "<html>Not found</html>";
        CloudException e = failure(
                resumed(),
                request -> "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: " + page.length()
                        + "\r\nConnection: close\r\n\r\n" + page);
        assertEquals(ErrorKind.NETWORK, e.kind());
        assertEquals(0, parts());
    }

    /** The answer to the completion was lost; HeadObject does not tell what is there. */
    @ParameterizedTest
    @ValueSource(strings = {"ETag: \"p\"", "Content-Length: 16777217", "ETag: \"p\"\r\nContent-Length: 16777217"})
    void anObjectThatMayBeAnotherIsNotTakenForTheUpload(String head) throws Exception {
        String there = "HTTP/1.1 200 OK\r\n" + head + "\r\nConnection: close\r\n\r\n";
        CloudException e = failure(UploadLog.NONE, request -> request.startsWith("HEAD") ? there : NOT_FOUND);
        assertTrue(e.kind() == ErrorKind.NOT_FOUND || e.kind() == ErrorKind.NETWORK, e.toString());
    }

    /** While the parts were sent, somebody else has stored something: many servers ignore If-None-Match and If-Match. */
    @ParameterizedTest
    @CsvSource({"true, theirs, CONFLICT", "false, theirs, CONFLICT", "false, seen, ", "true, , "})
    void aLargeUploadReplacesNothingThatCameMeanwhile(boolean absent, @Nullable String there, @Nullable ErrorKind kind)
            throws Exception {
        String head = there == null
                ? NOT_FOUND
                : "HTTP/1.1 200 OK\r\nETag: \"" + there + "\"\r\nContent-Length: 5\r\nConnection: close\r\n\r\n";
        UploadCondition condition = absent ? UploadCondition.IF_ABSENT : UploadCondition.ifMatch("seen");
        AtomicBoolean completed = new AtomicBoolean();
        Function<String, String> server = request -> {
            completed.compareAndSet(false, request.startsWith("POST"));
            return !request.startsWith("HEAD") || completed.get() ? COMPLETED : head;
        };
        if (kind == null) {
            upload(condition, UploadLog.NONE, server);
        } else {
            ExecutionException e =
                    assertThrows(ExecutionException.class, () -> upload(condition, UploadLog.NONE, server));
            assertEquals(kind, CloudException.of(e).kind());
        }
        assertEquals(kind == null, completed.get());
    }

    /** A server that makes the object of fewer parts than it was told to. */
    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789abcdef-2", "x", "0123456789abcdef0123456789abcdef"})
    void anObjectThatLacksAPartIsNotDone(String etag) throws Exception {
        String completed = RawServer.ok(
                "<CompleteMultipartUploadResult><ETag>\"" + etag + "\"</ETag></CompleteMultipartUploadResult>");
        Function<Long, String> there = size -> "HTTP/1.1 200 OK\r\nETag: \"" + etag + "\"\r\nContent-Length: " + size
                + "\r\nConnection: close\r\n\r\n";
        CloudException e =
                failure(UploadLog.NONE, request -> request.startsWith("HEAD") ? there.apply(PART) : completed);
        assertTrue(
                ErrorTexts.sentence(e).contains("The object has 8.0 MB, but 16.0 MB were sent"),
                ErrorTexts.sentence(e));
        assertEquals(
                etag,
                upload(UploadLog.NONE, request -> request.startsWith("HEAD") ? there.apply(SIZE) : completed)
                        .etag());
    }

    /** V4: with status 200, and not the server's. */
    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Please sign in</html>", "<CompleteMultipartUploadRes", "{}"})
    void whatDoesNotSayThatItIsCompletedIsNotDone(String answer) {
        CloudException e =
                failure(UploadLog.NONE, request -> request.startsWith("HEAD") ? NOT_FOUND : RawServer.ok(answer));
        assertEquals(ErrorKind.NETWORK, e.kind(), e.toString());
    }

    /** The status was sent before it failed. */
    @ParameterizedTest
    @CsvSource({
        "InternalError, NETWORK",
        "SlowDown, THROTTLED",
        "AccessDenied, ACCESS_DENIED",
        "PreconditionFailed, CONFLICT",
        "NoSuchUpload, NOT_FOUND",
        "InvalidPart, INVALID"
    })
    void anErrorWithinAnAnswerIsWhatItsCodeSays(String code, ErrorKind kind) throws Exception {
        String error = "\n\n" + FaultyServer.error(code, "m").replaceFirst("<\\?.*?\\?>", "");
        CloudException e =
                failure(UploadLog.NONE, request -> request.startsWith("HEAD") ? NOT_FOUND : RawServer.ok(error));
        assertEquals(kind, e.kind());
    }
}
