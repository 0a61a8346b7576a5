package app.bellhop.transfer.run;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail.LocalFile;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.cloud.s3.upload.UploadResult;
import app.bellhop.cloud.s3.upload.UploadedPart;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.Fault;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.S3Clients;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.UploadRecord;
import app.bellhop.transfer.job.UploadRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;

/** Uploads that are interrupted, over the wire: nothing is sent twice that need not be, and nothing stays behind. */
class UploadRunnerTest {

    private static final String BUCKET = "resumed";
    private static final S3Location TARGET = new S3Location(BUCKET, "big.bin");
    private static final int PART = 8 << 20;
    private static final int SIZE = 4 * PART + 1000;
    private static final Pattern NUMBER = Pattern.compile("partNumber=(\\d+)");

    @TempDir
    Path folder;

    private final Queue<Reason> notices = new ConcurrentLinkedQueue<>();
    private DemoConnection demo;
    private S3Client server;
    private FaultProxy proxy;
    private AwsConnection connection;
    private SqliteJournal journal;
    private UploadRunner runner;
    private TransferJob job;

    @BeforeEach
    void start() throws Exception {
        demo = new DemoConnection(folder.resolve("server"));
        server = S3Clients.of(demo.demo);
        await(demo.connection.objects().createBucket(NewBucket.named(BUCKET)));
        Path file = folder.resolve("big.bin");
        write(file, 1, SIZE);
        job = TransferJob.upload(file, TARGET, Files.size(file), false).under(UploadCondition.IF_ABSENT);
        open();
        journal.add(List.of(job));
    }

    /** As after a crash: what is known comes from the journal. */
    private void open() throws IOException {
        proxy = new FaultProxy(demo.demo.s3Endpoint());
        connection = demo.through(proxy);
        journal = SqliteJournal.open(folder.resolve("journal.sqlite"), "c", (from, to) -> {});
        runner = new UploadRunner(connection.objects(), new JobUploads(connection.objects(), journal.uploads()));
    }

    private void close() throws IOException {
        connection.close();
        proxy.close();
        journal.close();
    }

    private void reopen() throws IOException {
        close();
        open();
    }

    /** Runs work when that part is about to be sent; the file itself is part 0, when it is sent whole. */
    private void whenSending(int part, Runnable work) {
        proxy.rule(request -> {
            if (request.method().equals("PUT") && part(request) == part) {
                work.run();
            }
            return Fault.NONE;
        });
    }

    private void change(int size) {
        try {
            FileTime before = Files.getLastModifiedTime(job.file());
            write(job.file(), 3, size);
            // In the same second, for some file systems, nothing would tell them apart.
            Files.setLastModifiedTime(job.file(), FileTime.fromMillis(before.toMillis() + 2_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() throws Exception {
        close();
        server.close();
        demo.close();
    }

    private static void write(Path file, int seed, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L * seed));
    }

    private CompletableFuture<UploadResult> upload() {
        return runner.run(job, new ProgressSink() {
            @Override
            public void transferred(long bytes) {}

            @Override
            public void noticed(Reason notice) {
                notices.add(notice);
            }
        });
    }

    private static int part(FaultProxy.Request request) {
        Matcher number = NUMBER.matcher(request.target());
        return number.find() ? Integer.parseInt(number.group(1)) : 0;
    }

    private Set<Integer> partsSent() {
        return proxy.requests().stream()
                .map(UploadRunnerTest::part)
                .filter(number -> number > 0)
                .collect(Collectors.toSet());
    }

    private static boolean completes(FaultProxy.Request request) {
        return request.method().equals("POST") && request.target().contains("uploadId=");
    }

    private void delay(Predicate<FaultProxy.Request> which) {
        proxy.rule(request -> which.test(request) ? Fault.of(Fault.Kind.DELAY, Long.MAX_VALUE) : Fault.NONE);
    }

    /** Uploads until the first two parts are stored and the others hang, then stops. */
    private UploadRecord interrupted() throws Exception {
        delay(request -> part(request) > 2);
        CompletableFuture<UploadResult> upload = upload();
        SnsEndpoint.until(() -> journal.uploads()
                .find(job.id())
                .filter(left -> left.upload().parts().size() == 2)
                .isPresent());
        upload.cancel(true);
        return journal.uploads().find(job.id()).orElseThrow();
    }

    private void assertUploaded() throws IOException {
        assertArrayEquals(
                Files.readAllBytes(job.file()),
                server.getObjectAsBytes(r -> r.bucket(BUCKET).key(TARGET.key())).asByteArray());
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        assertTrue(server.listMultipartUploads(r -> r.bucket(BUCKET)).uploads().isEmpty());
        assertTrue(journal.uploads().find(job.id()).isEmpty());
    }

    private static CloudException failure(CompletableFuture<?> future) {
        return CloudException.of(assertThrows(ExecutionException.class, () -> await(future)));
    }

    @Test
    void anUploadGoesOnWithWhatTheServerHas() throws Exception {
        UploadRecord left = interrupted();
        assertEquals(
                List.of(1, 2),
                left.upload().parts().stream()
                        .map(UploadedPart::number)
                        .sorted()
                        .toList());
        reopen();
        assertTrue(await(upload()).verified());
        assertEquals(Set.of(3, 4, 5), partsSent());
        assertEquals(List.of(), List.copyOf(notices));
        assertUploaded();
    }

    @Test
    void theFileTimeIsKept() throws Exception {
        Files.writeString(job.file(), "x");
        Files.setLastModifiedTime(job.file(), FileTime.from(Instant.parse("2026-01-02T03:04:05.678Z")));
        await(upload());
        assertEquals(
                Map.of("mtime", "1767323045.678"),
                server.headObject(r -> r.bucket(BUCKET).key(TARGET.key())).metadata());
    }

    @Test
    void aRetryAfterAFailureGoesOn() throws Exception {
        proxy.rule(request -> part(request) == 5 ? Fault.of(Fault.Kind.STATUS, 503) : Fault.NONE);
        assertEquals(ErrorKind.THROTTLED, failure(upload()).kind());
        Set<Integer> stored = journal.uploads().find(job.id()).orElseThrow().upload().parts().stream()
                .map(UploadedPart::number)
                .collect(Collectors.toSet());
        reopen();
        await(upload());
        assertTrue(partsSent().contains(5));
        assertFalse(partsSent().stream().anyMatch(stored::contains));
        assertUploaded();
    }

    @Test
    void aFileThatHasChangedSinceIsSentFromItsBeginning() throws Exception {
        UploadRecord left = interrupted();
        write(job.file(), 2, 3 * PART);
        reopen();
        await(upload());
        assertEquals(Set.of(1, 2, 3), partsSent());
        assertEquals(List.of(Reason.of(UploadProblem.STARTED_OVER)), List.copyOf(notices));
        assertUploaded();
        assertNotEquals("", left.upload().uploadId());
    }

    @Test
    void anUploadThatIsGoneIsBegunAnew() throws Exception {
        UploadRecord left = interrupted();
        reopen();
        server.abortMultipartUpload(
                r -> r.bucket(BUCKET).key(TARGET.key()).uploadId(left.upload().uploadId()));
        await(upload());
        assertEquals(Set.of(1, 2, 3, 4, 5), partsSent());
        assertEquals(List.of(Reason.of(UploadProblem.STARTED_OVER)), List.copyOf(notices));
        assertUploaded();
    }

    @Test
    void aCompletionWhoseAnswerWasLostIsDone() throws Exception {
        proxy.rule(request -> completes(request) ? Fault.of(Fault.Kind.CUT_ANSWER, 0) : Fault.NONE);
        await(upload());
        assertUploaded();
    }

    @Test
    void aCompletionThatIsFoundOutAboutLaterIsDone() throws Exception {
        proxy.rule(request -> {
            if (request.method().equals("HEAD")) {
                return Fault.of(Fault.Kind.STATUS, 503);
            }
            return completes(request) ? Fault.of(Fault.Kind.CUT_ANSWER, 0) : Fault.NONE;
        });
        assertEquals(ErrorKind.NETWORK, failure(upload()).kind());
        reopen();
        await(upload());
        assertEquals(Set.of(), partsSent());
        assertUploaded();
    }

    @Test
    void whatIsGivenUpIsAborted() throws Exception {
        interrupted();
        await(new JobUploads(connection.objects(), journal.uploads()).discard(job.id()));
        assertNothingLeft();
    }

    @Test
    void whatAQuitCouldNotAbortIsAbortedAtTheNextStart() throws Exception {
        interrupted();
        journal.remove(List.of(job.id()));
        reopen();
        await(new JobUploads(connection.objects(), journal.uploads()).discardOrphans());
        assertNothingLeft();
    }

    @Test
    void aFailureThatAnotherAttemptCannotMendLeavesNothing() throws Exception {
        proxy.rule(request -> part(request) == 3 ? Fault.of(Fault.Kind.STATUS, 403) : Fault.NONE);
        assertEquals(ErrorKind.ACCESS_DENIED, failure(upload()).kind());
        assertNothingLeft();
    }

    @ParameterizedTest
    @CsvSource({"shrinks, -1", "stays as long as it is, 0", "grows, 1"})
    void aFileThatChangesWhileItIsSentIsSentAgain(String how, int parts) throws Exception {
        AtomicBoolean changed = new AtomicBoolean();
        whenSending(5, () -> {
            if (changed.compareAndSet(false, true)) {
                change(SIZE + parts * PART);
            }
        });
        await(upload());
        assertTrue(changed.get());
        assertEquals(List.of(Reason.of(UploadProblem.STARTED_OVER)), List.copyOf(notices));
        assertUploaded();
    }

    @ParameterizedTest
    @CsvSource({"shrinks, 900", "stays as long as it is, 1000", "grows, 1100"})
    void aSmallFileThatChangesWhileItIsSentIsSentAgain(String how, int size) throws Exception {
        write(job.file(), 1, 1000);
        AtomicBoolean changed = new AtomicBoolean();
        whenSending(0, () -> {
            if (changed.compareAndSet(false, true)) {
                change(size);
            }
        });
        await(upload());
        assertEquals(List.of(Reason.of(UploadProblem.STARTED_OVER)), List.copyOf(notices));
        assertUploaded();
    }

    @Test
    void anUploadWhoseIdACrashHasSwallowedIsAborted() throws Exception {
        journal.uploads().creating(job.id(), Instant.now());
        server.createMultipartUpload(r -> r.bucket(BUCKET).key(TARGET.key()));
        reopen();
        await(upload());
        assertNothingLeft();
        assertEquals(List.of(), journal.uploads().creating(job.id(), Instant.now()));
    }

    @Test
    void aFileThatNeverStopsChangingFails() throws Exception {
        whenSending(5, () -> change(SIZE));
        CloudException e = failure(upload());
        assertEquals(Reason.of(UploadProblem.SOURCE_CHANGED), e.failure().detail());
        assertNothingLeft();
    }

    @Test
    void anUploadThatCannotBeJournaledSendsNoPartAndLeavesNothing() throws Exception {
        UploadRecords full = new UploadRecords() {
            @Override
            public List<Instant> creating(String job, Instant now) {
                return List.of();
            }

            @Override
            public Optional<UploadRecord> find(String job) {
                return Optional.empty();
            }

            @Override
            public List<UploadRecord> orphans() {
                return List.of();
            }

            @Override
            public void begun(UploadRecord record) {
                throw CloudException.ofFile("", "transfers.db", LocalFile.Fault.DISK_FULL);
            }

            @Override
            public void stored(String job, UploadedPart part) {}

            @Override
            public void remove(String job) {}
        };
        runner = new UploadRunner(connection.objects(), new JobUploads(connection.objects(), full));
        assertEquals(
                new LocalFile(LocalFile.Fault.DISK_FULL),
                failure(upload()).failure().detail());
        assertEquals(0, proxy.sent.get());
        assertNothingLeft();
    }
}
