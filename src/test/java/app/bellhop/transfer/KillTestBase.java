package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.ChildJvm;
import app.bellhop.fake.SnsEndpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;

/** A process that transfers a large file, and is killed (SIGKILL) again and again. */
abstract class KillTestBase {

    static final int KILLS = 20;
    static final int SIZE = 300 << 20;

    /** So that, on average, the 20th kill comes with a fifth of the bytes still missing. */
    private static final int MOST_BEFORE_A_KILL = 24 << 20;

    @TempDir
    Path folder;

    private final Random random = new Random(12);

    /** Each MiB begins with its number; the rest is random. */
    Path bigFile() throws IOException {
        Path file = folder.resolve("big.bin");
        byte[] block = new byte[1 << 20];
        random.nextBytes(block);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int written = 0; written < SIZE; written += block.length) {
                ByteBuffer.wrap(block).putInt(written);
                out.write(block);
            }
        }
        return file;
    }

    /**
     * Kills twenty processes, each after a random number of bytes, and lets one come to its end.
     *
     * @param passed counts the bytes on the wire
     * @param arguments of {@link TransferProcess} after the journal
     */
    void killAndComplete(AtomicLong passed, String... arguments) throws Exception {
        killAndComplete(KILLS, MOST_BEFORE_A_KILL, passed, arguments);
    }

    /**
     * The same.
     *
     * @param mostBefore a process is killed after so many bytes at the most
     */
    void killAndComplete(int kills, int mostBefore, AtomicLong passed, String... arguments) throws Exception {
        for (int kill = 0; kill < kills; kill++) {
            long moment = passed.get() + 1 + random.nextInt(mostBefore);
            Process process = start(arguments);
            SnsEndpoint.until(() -> passed.get() >= moment || !process.isAlive());
            assertTrue(process.isAlive(), Files.readString(folder.resolve("errors")));
            process.destroyForcibly().waitFor();
        }
        start(arguments).waitFor();
        assertEquals(
                "complete",
                Files.readString(folder.resolve("output")).strip(),
                Files.readString(folder.resolve("errors")));
    }

    private Process start(String... arguments) throws Exception {
        List<String> all =
                new ArrayList<>(List.of(folder.resolve("home/transfers.db").toString()));
        all.addAll(List.of(arguments));
        return ChildJvm.of(TransferProcess.class, all)
                // Apart: newer JDKs warn there of what Netty does.
                .redirectError(folder.resolve("errors").toFile())
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }
}
