package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.S3Clients;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.job.Counterpart.OtherConnection;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.plan.TransferJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A queue whose jobs copy from one server to another, over the wire. */
abstract class StreamTestBase extends WireTestBase {

    static final S3Location FROM = new S3Location("origin", "");
    private static final S3Location TO = new S3Location("into", "new/");
    static final OtherConnection OFFICE = new OtherConnection("office", "Office", null);
    static final int BIG = 30 << 20;
    static final Pattern PART = Pattern.compile("partNumber=(\\d+)");

    DemoConnection office;
    FaultProxy officeProxy;
    AwsConnection officeConnection;
    volatile boolean open = true;
    final Set<S3Location> changed = ConcurrentHashMap.newKeySet();
    S3Client source;
    S3Client target;

    StreamTestBase() {
        super(TO);
    }

    @BeforeEach
    void openOffice() throws Exception {
        office = new DemoConnection(folder.resolve("office"));
        officeProxy = new FaultProxy(office.demo.s3Endpoint());
        officeConnection = office.through(officeProxy);
        await(office.connection.objects().createBucket(NewBucket.named(FROM.bucket())));
        source = S3Clients.of(office.demo);
        target = S3Clients.of(demo.demo);
    }

    @AfterEach
    void closeOffice() throws Exception {
        source.close();
        target.close();
        officeConnection.close();
        officeProxy.close();
        office.close();
    }

    @Override
    OpenConnections connections() {
        return id -> open && id.equals(OFFICE.id())
                ? Optional.of(new OpenConnections.OpenConnection(officeConnection.objects(), changed::add, null))
                : Optional.empty();
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    void put(String key, byte[] bytes) {
        source.putObject(r -> r.bucket("origin").key(key), RequestBody.fromBytes(bytes));
    }

    TransferBatch transfer(boolean move, String... entries) {
        List<ObjectEntry> all = Stream.of(entries)
                .map(key -> key.endsWith("*")
                        ? ObjectEntry.ofPrefix(key.substring(0, key.length() - 1))
                        : new ObjectEntry(key, false, 1, null, null, null))
                .toList();
        return queue.transfer(() -> TransferJobs.copies(all, new Source(OFFICE, FROM), TO, move));
    }

    static BatchResult result(TransferBatch batch) throws Exception {
        return batch.result().get(4, TimeUnit.MINUTES);
    }

    byte[] copy(String key) {
        return target.getObjectAsBytes(r -> r.bucket("into").key("new/" + key)).asByteArray();
    }

    static List<String> keys(DemoConnection server, String bucket) throws Exception {
        List<String> keys = new ArrayList<>();
        await(server.connection
                .objects()
                .listAll(new S3Location(bucket, ""), page -> page.forEach(o -> keys.add(o.key()))));
        return keys;
    }

    int unfinishedUploads() {
        List<IncompleteUpload> found = new ArrayList<>();
        demo.connection.s3().incompleteUploads().list("into", found::addAll).join();
        return found.size();
    }
}
