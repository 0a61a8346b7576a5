package app.bellhop.viewmodel.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.fake.TestContext;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Transfers of an earlier run, some of which had failed. */
class RestoredTransfersTest extends TransfersTestBase {

    /** Runs before anything in the background does. */
    private Runnable meanwhile = () -> {};

    @Override
    protected TestContext newContext() {
        return new TestContext(folder, Runnable::run, work -> {
            meanwhile.run();
            work.run();
        });
    }

    private void close() throws Exception {
        queue.stop();
        reopen();
    }

    private void restore() {
        transfers.restore();
        transfers.refresh();
    }

    @Test
    void whatHadFailedSaysWhyAsItDidBefore() throws Exception {
        upload("f", 2);
        fail(0, ErrorKind.ACCESS_DENIED, "AccessDenied");
        String before = stateText(0);
        assertTrue(before.startsWith("Failed: Access denied"), before);
        close();
        restore();
        assertEquals(before, stateText(0));
        assertEquals("1 paused · 1 failed", summary());
        assertEquals("Resume 1 transfer", transfers.resume().get());
        store.holding = false;
        command(CommandIds.RETRY_TRANSFERS).run();
        assertEquals("1 paused · 1 done", summary());
    }

    @Test
    void whatHadFailedIsNoNews() throws Exception {
        upload("f", 1);
        fail(0, ErrorKind.ACCESS_DENIED, "AccessDenied");
        close();
        test.watched = false;
        test.context.notice().set("Bucket b created");
        restore();
        assertEquals(List.of(), test.announced);
        assertEquals("Bucket b created", test.notice());
        store.held.clear();
        command(CommandIds.RETRY_TRANSFERS).run();
        transfers.refresh();
        completeAll();
        assertEquals(List.of("1 transfer finished|"), test.announced);
    }

    @Test
    void whatHadFailedIsNoNewsWhereTheTickerComesFirst() throws Exception {
        upload("f", 1);
        fail(0, ErrorKind.ACCESS_DENIED, "AccessDenied");
        close();
        test.watched = false;
        meanwhile = transfers::refresh;
        transfers.restore();
        meanwhile = () -> {};
        assertEquals("1 failed", summary());
        assertEquals(List.of(), test.announced);
    }
}
