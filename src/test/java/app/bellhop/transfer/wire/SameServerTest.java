package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.S3Clients;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.job.Counterpart.OtherConnection;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.plan.AlwaysReplace;
import app.bellhop.transfer.plan.TransferJobs;
import app.bellhop.transfer.plan.TransferProblem;
import app.bellhop.transfer.plan.UserRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Moves from another connection that leads to the same server. */
@Timeout(120)
class SameServerTest extends WireTestBase {

    private static final S3Location PLACE = new S3Location("into", "new/");
    private static final OtherConnection ALIAS = new OtherConnection("alias", "Alias", null);

    private static final UserRules REPLACE = new AlwaysReplace(() -> {
        throw new AssertionError("Nobody to ask");
    });

    SameServerTest() {
        super(PLACE);
    }

    @Override
    OpenConnections connections() {
        return id -> Optional.of(new OpenConnections.OpenConnection(demo.connection.objects(), place -> {}, null));
    }

    private static List<TransferJob> ontoItself(boolean move) {
        List<ObjectEntry> entries = List.of(new ObjectEntry("new/a", false, 3, null, null, null));
        return TransferJobs.copies(entries, new Source(ALIAS, PLACE), PLACE, move);
    }

    private BatchResult replaceWithItself(boolean move) throws Exception {
        TransferBatch batch = queue.transfer(() -> ontoItself(move));
        return batch.result().get(60, TimeUnit.SECONDS);
    }

    private List<String> keys() throws Exception {
        List<String> keys = new ArrayList<>();
        await(demo.connection
                .objects()
                .listAll(new S3Location("into", ""), page -> page.forEach(o -> keys.add(o.key()))));
        return keys;
    }

    private void put() {
        try (S3Client client = S3Clients.of(demo.demo)) {
            client.putObject(r -> r.bucket("into").key("new/a"), RequestBody.fromString("abc"));
        }
    }

    @Test
    void moveOntoItselfDeletesNothing() throws Exception {
        put();
        queue.follow(REPLACE);
        BatchResult result = replaceWithItself(true);
        assertEquals(Map.of(), result.failures());
        assertEquals(
                List.of(Reason.of(TransferProblem.ALREADY_THERE)),
                List.copyOf(result.notices().values()));
        assertEquals(List.of("new/a"), keys());
    }

    @Test
    void resumedMoveOntoItselfDeletesNothing() throws Exception {
        put();
        journal.add(ontoItself(true));
        List<String> left = queue.restore().join().stream().map(TransferJob::id).toList();
        TransferBatch batch = queue.collectUntilIdle();
        queue.retry(left);
        assertEquals(Map.of(), batch.result().get(60, TimeUnit.SECONDS).failures());
        assertEquals(List.of("new/a"), keys());
    }

    @Test
    void copyOntoItselfIsASecondOne() throws Exception {
        put();
        queue.follow(REPLACE);
        assertEquals(Map.of(), replaceWithItself(false).failures());
        assertEquals(List.of("new/a", "new/a (1)"), keys());
    }
}
