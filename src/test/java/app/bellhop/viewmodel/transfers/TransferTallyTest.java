package app.bellhop.viewmodel.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.transfer.TransferState;
import org.junit.jupiter.api.Test;

class TransferTallyTest {

    private static final long SECOND = 1_000_000_000;

    private final TransferTally tally = new TransferTally(0);

    private void pass(int seconds, long bytes) {
        for (int i = 1; i <= seconds; i++) {
            tally.move(bytes);
            tally.sample(i * SECOND);
        }
    }

    @Test
    void theRateSaysHowLongItTakes() {
        tally.add(TransferState.RUNNING, 0, 1_000_000);
        pass(20, 1_000);
        assertTrue(tally.rate() > 900, "rate " + tally.rate());
        assertTrue(tally.secondsLeft() > 0);
    }

    @Test
    void whatWasCancelledTakesNoTime() {
        tally.add(TransferState.RUNNING, 0, 30_000);
        tally.add(TransferState.CANCELLED, 1_000, 900_000);
        pass(20, 1_000);
        assertEquals(30, tally.secondsLeft(), 1);
    }

    /** What is left of the rate of a transfer before it would say days. */
    @Test
    void nothingIsForetoldWhileAllWait() {
        tally.add(TransferState.ASKING, 0, 3_000_000);
        tally.add(TransferState.WAITING, 0, 3_000_000);
        pass(20, 7);
        assertEquals(0, tally.rate());
        assertEquals(-1, tally.secondsLeft());
    }

    @Test
    void theRateOfWhatBeginsAnewIsItsOwn() {
        tally.add(TransferState.RUNNING, 0, 100_000_000);
        pass(20, 5_000_000);
        tally.remove(TransferState.RUNNING, 0, 100_000_000);
        tally.add(TransferState.DONE, 100_000_000, 100_000_000);
        tally.sample(21 * SECOND);
        tally.add(TransferState.RUNNING, 0, 1_000_000);
        for (int i = 1; i <= 2; i++) {
            tally.sample((22 + i) * SECOND);
            tally.move(1_000);
        }
        assertEquals(1_000, tally.rate(), 1);
    }
}
