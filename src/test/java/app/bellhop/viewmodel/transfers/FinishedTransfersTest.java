package app.bellhop.viewmodel.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.fake.TestContext;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedTransfersTest {

    @TempDir
    Path folder;

    private TestContext test;
    private FinishedTransfers finished;

    @BeforeEach
    void away() {
        test = new TestContext(folder);
        test.watched = false;
        finished = new FinishedTransfers(test);
    }

    @Test
    void endOfTheQueueIsAnnouncedOnceWithWhatCameOfIt() {
        finished.update(true, 0, 0);
        finished.update(true, 2, 1);
        assertEquals(List.of(), test.announced);
        finished.update(false, 3, 1);
        finished.update(false, 3, 1);
        assertEquals(List.of("3 transfers finished|1 failed"), test.announced);
    }

    @Test
    void onlyWhatHasFinishedSinceCounts() {
        finished.update(true, 0, 0);
        finished.update(false, 3, 0);
        finished.update(true, 3, 0);
        finished.update(false, 4, 0);
        assertEquals("1 transfer finished|", test.announced.get(1));
    }

    @Test
    void whoeverLooksAtTheWindowIsToldNothing() {
        test.watched = true;
        finished.update(true, 0, 0);
        finished.update(false, 3, 0);
        assertEquals(List.of(), test.announced);
    }

    @Test
    void cancelledTransfersAreNotAnnounced() {
        finished.update(true, 0, 0);
        finished.update(false, 0, 0);
        assertEquals(List.of(), test.announced);
    }
}
