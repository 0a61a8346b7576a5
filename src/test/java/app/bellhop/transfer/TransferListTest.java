package app.bellhop.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.job.TransferJob;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What observers of the queue are told. */
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
}
