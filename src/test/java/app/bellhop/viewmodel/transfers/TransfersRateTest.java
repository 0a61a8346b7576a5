package app.bellhop.viewmodel.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How fast all transfers are together. */
class TransfersRateTest extends TransfersTestBase {

    private long nanos;

    @Test
    void whatAnEarlierAttemptHasSentIsNotPartOfTheRate() throws Exception {
        TransferGroups groups = new TransferGroups(() -> nanos);
        queue.upload(List.of(Files.writeString(folder.resolve("a.txt"), "0123456789")), ROOT);
        groups.show(queue.drain());
        nanos += 1_000_000_000L;
        store.progress.get(0).transferred(4, 4);
        groups.show(queue.drain());
        assertEquals(4, groups.tally().bytes());
        assertEquals(0, groups.tally().rate());
        nanos += 1_000_000_000L;
        store.progress.get(0).transferred(7, 4);
        groups.show(queue.drain());
        assertEquals(3, groups.tally().rate(), 0.01);
        assertEquals(1, groups.tally().secondsLeft());
    }
}
