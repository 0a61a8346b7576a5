package app.bellhop.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthTest {

    private static final long SECOND = 1_000_000_000L;

    private long now;
    private long limit = 1000;
    private final Bandwidth bandwidth = new Bandwidth(() -> limit, () -> now);

    @Test
    void bytesWaitUntilAllThatWereTakenHavePassed() {
        assertEquals(SECOND, bandwidth.take(1000));
        assertEquals(SECOND + SECOND / 2, bandwidth.take(500));
        now = SECOND;
        assertEquals(SECOND, bandwidth.take(500));
    }

    /** Servers give up a connection on which nothing comes for about 20 seconds; 32 small files are sent at once. */
    @ParameterizedTest
    @ValueSource(longs = {1_000, 20_000, 100_000, 5_000_000})
    void eachOfManyRequestsGetsItsTurnInTime(long perSecond) {
        limit = perSecond;
        long wait = 0;
        for (int i = 0; i < 32; i++) {
            wait = bandwidth.take(bandwidth.piece());
        }
        assertTrue(wait < 10 * SECOND);
    }

    @Test
    void whatWasNotUsedIsNotSaved() {
        bandwidth.take(1000);
        now = 100 * SECOND;
        assertEquals(SECOND, bandwidth.take(1000));
    }

    @Test
    void limitChangesWhileBytesPass() {
        bandwidth.take(1000);
        limit = 500;
        assertEquals(3 * SECOND, bandwidth.take(1000));
        limit = 0;
        assertFalse(bandwidth.limits());
        assertEquals(0, bandwidth.take(1_000_000));
        limit = 1000;
        assertTrue(bandwidth.limits());
        assertEquals(SECOND, bandwidth.take(1000), "what passed without a limit is not counted");
    }
}
