package app.bellhop.aws.s3.download;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail.LocalFile;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.download.ByteRanges;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.download.UnfinishedDownload;
import app.bellhop.cloud.s3.download.Verification;
import app.bellhop.fake.Fault;
import app.bellhop.fake.Fault.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Downloads over a wire that breaks: what arrives is the object, or nothing, and nothing comes twice. */
class DownloadTest extends DownloadTestBase {

    @Test
    void largeObjectArrivesInRanges() throws Exception {
        DownloadResult result = download();
        assertArrived();
        assertEquals(SIZE, result.size());
        assertFalse(result.startedOver());
        assertTrue(result.verification() != Verification.SIZE);
        assertEquals(
                (SIZE + RANGE - 1) / RANGE,
                proxy.requests().stream()
                        .filter(r -> r.method().equals("GET") && !r.range().isEmpty())
                        .count());
    }

    @Test
    void smallObjectTakesOneRequest() throws Exception {
        byte[] small = {1, 2, 3};
        put(small);
        await(begin(3));
        assertArrayEquals(small, Files.readAllBytes(file));
        assertEquals(1, proxy.requests().size());
    }

    @Test
    void whatArrivedOutlastsAPowerFailure() throws Exception {
        put(new byte[] {1, 2, 3});
        Path events = files.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold();
            recording.start();
            await(begin(3));
            recording.dump(events);
        }
        assertTrue(RecordingFile.readAllEvents(events).stream()
                .anyMatch(event -> file.toString().equals(event.getString("path"))));
    }

    @Test
    void theRowHasTheSizeThatTheServerTells() throws Exception {
        AtomicLong size = new AtomicLong();
        ProgressSink row = new ProgressSink() {

            @Override
            public void transferred(long bytes) {}

            @Override
            public void sized(long bytes) {
                size.set(bytes);
            }
        };
        DownloadRequest old = new DownloadRequest(ObjectIdentifier.current(object), file, 3);
        await(connection.objects().download(old, log, row));
        assertEquals(SIZE, size.get());
    }

    /** In a folder that others may write to, its hidden file may be swapped. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkInThePlaceOfTheFileIsNotFollowed() throws Exception {
        Path other = Files.writeString(files.resolve("other"), "precious");
        Files.createSymbolicLink(file, other);
        assertEquals(ErrorKind.LOCAL_FILE, failure(begin(SIZE)).kind());
        assertEquals("precious", Files.readString(other));
    }

    @Test
    void emptyObjectArrives() throws Exception {
        put(new byte[0]);
        Files.write(file, new byte[] {9});
        await(begin(0));
        assertEquals(0, Files.size(file));
        await(begin(-1));
        assertEquals(0, Files.size(file));
    }

    @Test
    void aStaleListingIsNoReasonToFail() throws Exception {
        put(new byte[] {1, 2, 3});
        assertEquals(3, await(begin(SIZE)).size());
        put(new byte[] {1, 2, 3, 4});
        assertEquals(4, await(begin(3)).size());
        put(body);
        assertEquals(SIZE, await(begin(4)).size());
        assertArrived();
    }

    @Test
    void rangesThatAreCutGoOnWhereTheyBroke() throws Exception {
        AtomicInteger cuts = new AtomicInteger();
        proxy.rule(r -> !r.range().isEmpty() && cuts.incrementAndGet() % 2 == 0
                ? Fault.of(Kind.CUT_ANSWER, RANGE / 2)
                : Fault.NONE);
        download();
        assertArrived();
        assertTrue(proxy.received.get() <= SIZE, "nothing came twice: " + proxy.received.get());
    }

    /** On a slow line a range takes minutes, and a crash would cost every one that is on its way. */
    @Test
    void partsOfARangeAreLogged() throws Exception {
        AtomicInteger stalls = new AtomicInteger();
        proxy.rule(r ->
                !r.range().isEmpty() && stalls.incrementAndGet() <= 4 ? Fault.of(Kind.STALL, RANGE / 2) : Fault.NONE);
        download();
        assertArrived();
        String first = log.all.element().done().toString();
        assertTrue(
                Stream.of(first.split(","))
                        .map(part -> part.split("-"))
                        .allMatch(part -> Long.parseLong(part[1]) - Long.parseLong(part[0]) < RANGE),
                first);
    }

    @Test
    void stalledBodyGoesOnWhereItStalled() throws Exception {
        proxy.rule(r -> firstRange(r) ? Fault.of(Kind.STALL, RANGE / 2) : Fault.NONE);
        download();
        assertArrived();
        assertTrue(proxy.received.get() <= SIZE, "nothing came twice: " + proxy.received.get());
    }

    @Test
    void smallObjectThatIsCutGoesOnWhereItBroke() throws Exception {
        byte[] small = new byte[RANGE / 2];
        put(small);
        proxy.rule(r -> r.range().isEmpty() ? Fault.of(Kind.CUT_ANSWER, 10_000) : Fault.NONE);
        await(begin(small.length));
        assertArrayEquals(small, Files.readAllBytes(file));
        assertTrue(proxy.received.get() <= small.length);
    }

    @Test
    void failedDownloadIsResumedFromTheRangesOnTheDisk() throws Exception {
        AtomicInteger ranges = new AtomicInteger();
        proxy.rule(r -> !r.range().isEmpty() && ranges.incrementAndGet() > 8 ? Fault.of(Kind.DROP, 0) : Fault.NONE);
        assertEquals(ErrorKind.NETWORK, failure(begin(SIZE)).kind());
        long there = log.unfinished().orElseThrow().done().total();
        assertTrue(there >= 5 * RANGE, there + " bytes");
        proxy.rule(r -> Fault.NONE);
        proxy.received.set(0);
        AtomicLong ofEarlier = new AtomicLong();
        ProgressSink row = new ProgressSink() {

            @Override
            public void transferred(long bytes) {}

            @Override
            public void transferred(long bytes, long kept) {
                ofEarlier.set(kept);
            }
        };
        DownloadRequest again = new DownloadRequest(ObjectIdentifier.current(object), file, SIZE);
        assertFalse(await(connection.objects().download(again, log, row)).startedOver());
        assertArrived();
        assertEquals(SIZE - there, proxy.received.get());
        assertEquals(there, ofEarlier.get());
    }

    @Test
    void cancelledDownloadKeepsWhatItHasAndStopsItsSockets() throws Exception {
        CountDownLatch some = new CountDownLatch(1);
        proxy.rule(r -> firstRange(r) ? Fault.NONE : Fault.of(Kind.STALL, 100));
        CompletableFuture<DownloadResult> download = connection
                .objects()
                .download(new DownloadRequest(ObjectIdentifier.current(object), file, SIZE), log, bytes -> {
                    if (bytes > RANGE) {
                        some.countDown();
                    }
                });
        some.await();
        download.cancel(true);
        assertEquals(ErrorKind.CANCELLED, failure(download).kind());
        assertTrue(log.unfinished().orElseThrow().done().total() > RANGE);
        proxy.rule(r -> Fault.NONE);
        download();
        assertArrived();
    }

    @Test
    void changedObjectStartsOver() throws Exception {
        AtomicInteger ranges = new AtomicInteger();
        proxy.rule(r -> {
            if (!r.range().isEmpty() && ranges.incrementAndGet() == 5) {
                body[0]++;
                put(body);
            }
            return Fault.NONE;
        });
        assertTrue(download().startedOver());
        assertArrived();
    }

    @Test
    void objectThatNeverStopsChangingFailsAndIsNotMixed() throws Exception {
        AtomicInteger ranges = new AtomicInteger();
        AtomicBoolean changing = new AtomicBoolean(true);
        proxy.rule(r -> {
            synchronized (changing) { // ranges still on their way when the download fails must not change it any more
                if (changing.get() && !r.range().isEmpty() && ranges.incrementAndGet() % 5 == 0) {
                    body[0]++;
                    put(body);
                }
            }
            return Fault.NONE;
        });
        assertEquals(AnswerProblem.CHANGED, problem(failure(begin(SIZE))));
        synchronized (changing) {
            changing.set(false);
        }
        download();
        assertArrived();
    }

    @Test
    void objectThatWasDeletedMeanwhileFails() throws Exception {
        AtomicInteger ranges = new AtomicInteger();
        proxy.rule(r -> {
            if (!r.range().isEmpty() && ranges.incrementAndGet() == 5) {
                sdk.deleteObject(d -> d.bucket("box").key(object.key()));
            }
            return Fault.NONE;
        });
        assertEquals(ErrorKind.NOT_FOUND, failure(begin(SIZE)).kind());
    }

    @Test
    void objectThatChangedSinceTheLastAttemptStartsOver() throws Exception {
        ByteRanges done = new ByteRanges();
        done.add(0, RANGE);
        Files.write(file, new byte[RANGE]);
        log.saved(new UnfinishedDownload("0123456789abcdef0123456789abcdef", SIZE, done));
        assertTrue(download().startedOver());
        assertArrived();
    }

    @Test
    void shortenedPartFileStartsOver() throws Exception {
        String etag = download().etag();
        ByteRanges done = new ByteRanges();
        done.add(0, SIZE - 1);
        log.saved(new UnfinishedDownload(etag, SIZE, done));
        Files.write(file, new byte[10]);
        download();
        assertArrived();
    }

    @Test
    void fullDiskIsALocalFailure() {
        file = Path.of("/dev/full");
        assumeTrue(Files.exists(file));
        CloudException e = failure(begin(SIZE));
        assertEquals(new LocalFile(LocalFile.Fault.DISK_FULL), e.failure().detail());
    }

    @Test
    void thousandFaultsLoseNothing() throws Exception {
        proxy.rule(Fault.random(
                5,
                0.3,
                List.of(
                        Fault.of(Kind.CUT_ANSWER, 100),
                        Fault.of(Kind.DROP, 0),
                        Fault.of(Kind.STATUS, 503),
                        Fault.of(Kind.CORRUPT_ANSWER, 10))));
        DownloadResult result = null;
        while (result == null) {
            try {
                result = download();
            } catch (ExecutionException e) {
                // The queue tries both again.
                assertTrue(
                        Set.of(ErrorKind.NETWORK, ErrorKind.THROTTLED)
                                .contains(CloudException.of(e).kind()),
                        e.toString());
            }
        }
        assertArrived();
    }
}
