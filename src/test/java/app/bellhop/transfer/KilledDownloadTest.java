package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.FileServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A download whose process is killed again and again: it goes on where it was. */
class KilledDownloadTest extends KillTestBase {

    /** The ranges under way, and those that wait to be logged. */
    private static final long LOST_AT_MOST = 2L * TransferProcess.RANGES_AT_ONCE * TransferProcess.RANGE;

    @Test
    void aDownloadThatIsKilledTwentyTimesArrivesWhole() throws Exception {
        Path file = bigFile();
        Path target = folder.resolve("down");
        long received;
        try (FileServer server = new FileServer(file)) {
            killAndComplete(server.sent, server.url(), "id", "secret", "down", target.toString());
            received = server.sent.get();
        }
        assertEquals(-1, Files.mismatch(file, target.resolve("big.bin")));
        try (Stream<Path> files = Files.list(target)) {
            assertEquals(List.of(target.resolve("big.bin")), files.toList(), "no part is left");
        }
        assertTrue(received <= SIZE + KILLS * LOST_AT_MOST, "received " + received);
    }
}
