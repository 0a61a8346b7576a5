package app.bellhop.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.job.TransferJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is told of a queue: its changes, and whether it keeps the processors busy. */
class TransferListTest {

    /** A folder would be listed again, as done, beside its files. */
    @Test
    void whatIsNoLongerListedDoesNotChange() {
        TransferList list = new TransferList();
        TransferJob folder = TransferJob.upload(Path.of("photos"), new S3Location("b", ""), 0, true);
        Transfer transfer = new Transfer(folder, TransferState.PREPARING, List.of());
        list.add(transfer);
        list.remove(transfer);
        assertThat(list.drain(0, null).removed()).containsExactly(folder.id());
        list.changed(transfer);
        assertThat(list.drain(0, null).changed()).isEmpty();
    }

    @Test
    void mostOfAllProcessorsIsBusy() {
        int all = Runtime.getRuntime().availableProcessors();
        long[] millis = {0, 0};
        Processors processors =
                new Processors(() -> TimeUnit.MILLISECONDS.toNanos(millis[0]), () -> Duration.ofMillis(millis[1]));
        millis[0] = 100;
        millis[1] = 100L * all;
        assertThat(processors.getAsBoolean()).as("too short to tell").isFalse();
        millis[0] = 1000;
        millis[1] = 900L * all;
        assertThat(processors.getAsBoolean()).isTrue();
        millis[0] = 2000;
        millis[1] = 1300L * all;
        assertThat(processors.getAsBoolean()).isFalse();
    }
}
