package app.bellhop.app.tour;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.batch.Bandwidth;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The demo's transfer queue in a process of its own, which downloads slowly until the tour kills it. */
public final class TourProcess {

    static final String NAME = "archive.bin";
    static final long SIZE = 48 << 20;

    /** Printed when half of the object is there. */
    static final String HALFWAY = "halfway";

    private static final long BYTES_PER_SECOND = 12 << 20;
    private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 4, Duration.ofSeconds(30), Duration.ofMillis(100));

    private TourProcess() {}

    /** @param arguments Bellhop's home, and the folder to download to */
    public static void main(String[] arguments) throws IOException {
        BellhopHome home = new BellhopHome(Path.of(arguments[0]));
        Properties demo = TourServer.demo(home);
        ExecutorService threads = Executors.newCachedThreadPool();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        Throttle slow = new Bandwidth(() -> BYTES_PER_SECOND, System::nanoTime);
        String id = Connection.demo().id();
        AwsConnection connection = new AwsConnection(
                TourServer.connection(demo, id, id),
                ConnectionSecrets.ofKey(demo.getProperty("secretAccessKey")),
                SignInTools.unattended(threads),
                LIMITS,
                CopyLimits.DEFAULT,
                new Throttle.Both(Throttle.NONE, slow));
        TransferQueue queue = new TransferQueue(
                connection.objects(),
                SqliteJournal.open(home.journalFile(), id, (file, moved) -> {}),
                threads,
                timer,
                System::nanoTime,
                new Places(threads, (millis, work) -> {}));
        queue.download(
                List.of(new ObjectEntry(NAME, false, SIZE, null, null, null)),
                new S3Location("city-data", ""),
                Path.of(arguments[1]));
        timer.scheduleAtFixedRate(() -> report(queue), 0, 20, TimeUnit.MILLISECONDS);
        System.in.read(); // Until the tour ends, at the latest.
        System.exit(1);
    }

    private static void report(TransferQueue queue) {
        boolean halfway = queue.drain().changed().stream().anyMatch(transfer -> transfer.bytes() >= SIZE / 2);
        if (halfway) {
            System.out.println(HALFWAY);
        }
    }
}
