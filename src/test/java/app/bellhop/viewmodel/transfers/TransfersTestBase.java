package app.bellhop.viewmodel.transfers;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.SessionTestBase;
import app.bellhop.viewmodel.command.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;

/** A view of transfers that the test lets succeed or fail. */
abstract class TransfersTestBase extends SessionTestBase {

    static final S3Location ROOT = new S3Location("bucket", "");

    final List<S3Location> shown = new ArrayList<>();
    TransfersViewModel transfers;
    List<TransferRow> selected = List.of();

    /** The same folder in another session. */
    void reopen() throws Exception {
        openSession();
        showTransfers();
    }

    @BeforeEach
    void showTransfers() {
        transfers = new TransfersViewModel(
                queue,
                test.context,
                new WhenDoneViewModel(
                        queue,
                        s3.all().sharing(),
                        test.context,
                        sns.sns().topics(),
                        (topic, message) -> CompletableFuture.completedFuture("")),
                s3.all().sharing(),
                shown::add);
        store.holding = true;
    }

    void upload(String name, int count) throws Exception {
        Path parent = Files.createDirectories(folder.resolve(name));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(Files.writeString(parent.resolve(name + i), "0123456789"));
        }
        queue.upload(files, ROOT);
        transfers.refresh();
    }

    void completeAll() {
        for (int i = 0; i < store.held.size(); i++) { // More come as slots become free.
            store.held.get(i).complete(null);
        }
        transfers.refresh();
    }

    void fail(int request, ErrorKind kind, String code) {
        store.held.get(request).completeExceptionally(FakeObjectStore.failure(kind, code));
        transfers.refresh();
    }

    String summary() {
        transfers.refresh();
        return transfers.summary().get();
    }

    String stateText(int row) {
        return transfers.rows().get(row).stateText().get();
    }

    Command command(String id) {
        return transfers.commands().stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    void select(TransferRow... rows) {
        selected = List.of(rows);
        transfers.selected(selected.size(), () -> selected);
    }
}
