package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.fake.Fault;
import app.bellhop.fake.Fault.Kind;
import app.bellhop.fake.FaultProxy;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.transfer.TransferState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thousand transfers over a network that breaks every twentieth request: each ends well, byte for byte. */
class FaultyNetworkTest extends WireTestBase {

    private static final int FILES = 500;
    private static final double SHARE = 0.05;
    private static final S3Location ROOT = new S3Location("shaky", "");
    private static final List<Fault> FAULTS = List.of(
            Fault.of(Kind.STATUS, 500),
            Fault.of(Kind.STATUS, 503),
            Fault.of(Kind.STATUS, 429),
            Fault.of(Kind.DROP, 0),
            Fault.of(Kind.DELAY, 20),
            Fault.of(Kind.CUT_REQUEST, 100),
            Fault.of(Kind.CUT_ANSWER, 100),
            Fault.of(Kind.CORRUPT_REQUEST, 50),
            Fault.of(Kind.CORRUPT_ANSWER, 50));

    private final AtomicInteger faults = new AtomicInteger();
    private final List<TransferSnapshot> seen = new ArrayList<>();

    FaultyNetworkTest() {
        super(ROOT);
    }

    @BeforeEach
    void breakTheNetwork() {
        Function<FaultProxy.Request, Fault> random = Fault.random(7, SHARE, FAULTS);
        proxy.rule(request -> {
            Fault fault = random.apply(request);
            if (fault != Fault.NONE) {
                faults.incrementAndGet();
            }
            return fault;
        });
    }

    @Test
    void everyTransferEndsDoneAndIdenticalAndNothingIsLeft() throws Exception {
        Path source = files();
        BatchResult sent = queue.upload(List.of(source), ROOT).result().get(5, TimeUnit.MINUTES);
        assertEquals("", problems());
        assertEquals(FILES, sent.done().size());

        List<ObjectEntry> entries = new ArrayList<>();
        await(demo.connection.objects().list(new S3Location(ROOT.bucket(), "source/"), entries::addAll));
        assertEquals(FILES, entries.size());
        Path target = folder.resolve("target");
        BatchResult received = queue.download(entries, new S3Location(ROOT.bucket(), "source/"), target)
                .result()
                .get(5, TimeUnit.MINUTES);
        assertEquals("", problems());
        assertEquals(FILES, received.done().size());

        assertEquals(hashes(source), hashes(target));
        List<IncompleteUpload> left = new ArrayList<>();
        await(demo.connection.s3().incompleteUploads().list(ROOT.bucket(), left::addAll));
        assertEquals(List.of(), left);
        assertEquals(List.of(), journal.unfinished());
        assertTrue(faults.get() > 2 * FILES * SHARE / 2, "faults: " + faults);
    }

    /** Mostly small, some of more than a part. */
    private Path files() throws IOException {
        Path source = Files.createDirectories(folder.resolve("source"));
        Random random = new Random(3);
        for (int i = 0; i < FILES; i++) {
            int size = i % 250 == 9 ? 18 << 20 : i % 50 == 7 ? 2 << 20 : random.nextInt(20_000);
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            Files.write(source.resolve("file-" + i), bytes);
        }
        return source;
    }

    private String problems() {
        seen.addAll(queue.drain().changed());
        return seen.stream()
                .filter(s -> s.state() == TransferState.FAILED)
                .map(s -> s.job().target().key() + ": " + s.failure())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> hashes(Path folder) throws Exception {
        Map<String, String> hashes = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                hashes.put(file.getFileName().toString(), HexFormat.of().formatHex(hash));
            }
        }
        return hashes;
    }
}
