package app.bellhop.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {

    private long nanos;
    private final ProgressMeter meter = new ProgressMeter(() -> nanos);

    private void pass(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertEquals(Progress.UNKNOWN, meter.progress());
        assertEquals(-1, meter.progress().fraction());
    }

    @Test
    void rateAndTimeLeftFollowFromWhatIsDone() {
        meter.restart(100);
        pass(2_000);
        meter.add(20, 2_048);
        assertEquals(new Progress(20, 100, 2_048, 0, 10, 8), meter.progress());
        assertEquals(0.2, meter.progress().fraction());
    }

    @Test
    void rateIsSmoothedAndFollowsAChange() {
        meter.restart(-1);
        for (int i = 0; i < 50; i++) { // 10 s at 50/s, in bursts
            pass(200);
            meter.add(i % 2 == 0 ? 20 : 0, 0);
            meter.progress();
        }
        assertEquals(50, meter.progress().rate(), 5);
        for (int i = 0; i < 50; i++) { // 10 s at 5/s
            pass(200);
            meter.add(1, 0);
            meter.progress();
        }
        assertEquals(5, meter.progress().rate(), 2);
    }

    @Test
    void askingOftenDoesNotChangeTheRate() {
        meter.restart(10);
        pass(1_000);
        meter.add(5, 0);
        double rate = meter.progress().rate();
        pass(1);
        assertEquals(rate, meter.progress().rate());
    }

    @Test
    void failuresCountAsDone() {
        meter.restart(4);
        meter.add(1, 7);
        meter.addFailed(3);
        assertEquals(4, meter.progress().done());
        assertEquals(3, meter.progress().failures());
        assertEquals(7, meter.progress().bytes());
        assertEquals(1, meter.progress().fraction());
    }

    @Test
    void timeLeftIsUnknownWhileNothingMoves() {
        meter.restart(10);
        pass(5_000);
        assertEquals(-1, meter.progress().secondsLeft());
    }

    @Test
    void nothingToDoIsAllDone() {
        meter.restart(0);
        assertEquals(1, meter.progress().fraction());
    }

    @Test
    void restartForgetsWhatWasBefore() {
        meter.restart(10);
        pass(1_000);
        meter.add(10, 10);
        assertTrue(meter.progress().rate() > 0);
        meter.restart(5);
        assertEquals(new Progress(0, 5, 0, 0, 0, -1), meter.progress());
    }
}
