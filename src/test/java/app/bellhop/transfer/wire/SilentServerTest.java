package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.Fault;
import app.bellhop.fake.Fault.Kind;
import app.bellhop.fake.FaultProxy;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.transfer.TransferState;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that accepts connections and then says nothing: each timeout shows in the row, and nothing retries unseen. */
class SilentServerTest extends WireTestBase {

    private static final S3Location KEY = new S3Location("quiet", "file");
    private static final long FOR_EVER_MILLIS = 600_000;
    private static final int RANGE = 64 << 10;
    private static final ReadLimits IMPATIENT = new ReadLimits(RANGE, 2, Duration.ofMillis(700), Duration.ZERO);

    /** Completes when an attempt failed and the next one waits for its time, which never comes. */
    private final CompletableFuture<Void> waiting = new CompletableFuture<>();

    SilentServerTest() {
        super(KEY);
    }

    @Override
    AwsConnection connect() {
        return demo.through(proxy, IMPATIENT);
    }

    @Override
    ScheduledExecutorService timer() {
        return new ScheduledThreadPoolExecutor(1) {

            @Override
            public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
                waiting.complete(null);
                return super.schedule(work, 1, TimeUnit.DAYS);
            }
        };
    }

    @Override
    @AfterEach
    void close() throws Exception {
        proxy.close(); // First: it holds requests back.
        super.close();
    }

    private void silence() {
        proxy.rule(request -> Fault.of(Kind.DELAY, FOR_EVER_MILLIS));
    }

    /** A lookup of targets that times out is not repeated by itself: the transfer looks again when it begins. */
    private TransferSnapshot assertWaitingAfter(String... methods) throws Exception {
        await(waiting);
        TransferSnapshot row = assertWaiting("the server stopped responding");
        assertEquals(
                List.of(methods),
                proxy.requests().stream().map(FaultProxy.Request::method).toList());
        return row;
    }

    private TransferSnapshot assertWaiting(String why) {
        TransferSnapshot row = queue.drain().changed().stream()
                .filter(s -> s.state() == TransferState.WAITING)
                .findFirst()
                .orElseThrow();
        assertEquals(2, row.attempt());
        String sentence = ErrorTexts.sentence(row.failure());
        assertTrue(sentence.contains(why), sentence);
        return row;
    }

    @Test
    void uploadWaitsVisiblyAfterOneTimeout() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "hello");
        silence();
        queue.upload(List.of(file), new S3Location(KEY.bucket(), ""));
        assertEquals(0, assertWaitingAfter("HEAD", "HEAD").bytes(), "nothing of it is there");
    }

    @Test
    void multipartUploadWaitsVisiblyAfterOneTimeout() throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[20 << 20]);
        silence();
        queue.upload(List.of(file), new S3Location(KEY.bucket(), ""));
        assertWaitingAfter("HEAD", "HEAD");
    }

    @Test
    void manyUploadsWaitForOneLookup() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            files.add(Files.writeString(folder.resolve("file" + i), "hello"));
        }
        silence();
        queue.upload(files, new S3Location(KEY.bucket(), ""));
        await(waiting);
        assertEquals(
                1,
                proxy.requests().stream()
                        .filter(request -> request.method().equals("GET"))
                        .count());
    }

    @Test
    void downloadWaitsVisiblyAfterOneTimeout() throws Exception {
        put(RANGE / 2);
        download();
        assertWaitingAfter("GET");
    }

    @Test
    void downloadInRangesWaitsVisiblyAfterOneTimeout() throws Exception {
        put(3 * RANGE);
        download();
        assertWaitingAfter("HEAD");
    }

    @Test
    void listingEndsWithTheSentenceAfterOneTimeout() {
        silence();
        CompletableFuture<?> listing = connection.objects().list(new S3Location(KEY.bucket(), ""), entries -> {});
        ExecutionException e = assertThrows(ExecutionException.class, () -> await(listing));
        String sentence = ErrorTexts.sentence(CloudException.of(e.getCause()));
        assertTrue(sentence.contains("the server stopped responding"), sentence);
        assertEquals(1, proxy.requests().size());
    }

    /** A byte now and then holds no timeout between two bytes, and brings a transfer further without end. */
    @Test
    void downloadThatTricklesWaitsVisibly() throws Exception {
        put(RANGE / 2);
        List<ObjectEntry> entries = list();
        proxy.rule(request -> Fault.of(Kind.TRICKLE, 50));
        queue.download(entries, new S3Location(KEY.bucket(), ""), folder.resolve("target"));
        await(waiting);
        assertWaiting("The server sent almost nothing for a minute.");
    }

    @Test
    void listingThatTricklesEndsWithTheSentence() throws Exception {
        put(1);
        proxy.rule(request -> Fault.of(Kind.TRICKLE, 50));
        CompletableFuture<?> listing = connection.objects().list(new S3Location(KEY.bucket(), ""), entries -> {});
        ExecutionException e = assertThrows(ExecutionException.class, () -> await(listing));
        String sentence = ErrorTexts.sentence(CloudException.of(e.getCause()));
        assertTrue(sentence.contains("The server sent almost nothing for a minute."), sentence);
    }

    private void put(int size) throws Exception {
        await(demo.connection.s3().content().create(KEY, new byte[size], null));
    }

    private void download() throws Exception {
        List<ObjectEntry> entries = list();
        silence();
        queue.download(entries, new S3Location(KEY.bucket(), ""), folder.resolve("target"));
    }

    private List<ObjectEntry> list() throws Exception {
        List<ObjectEntry> entries = new ArrayList<>();
        await(demo.connection.objects().list(new S3Location(KEY.bucket(), ""), entries::addAll));
        return entries;
    }
}
