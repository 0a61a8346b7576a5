package app.bellhop.demo;

import app.bellhop.demo.s3.EmbeddedS3;
import app.bellhop.demo.sns.EmbeddedSns;
import app.bellhop.demo.sns.MessageInbox;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An S3 server and an SNS server in this process, on free ports of 127.0.0.1: Bellhop's demo, and a test double for Java
 * tests that need S3 or SNS.
 *
 * <pre>{@code
 * try (DemoServer server = DemoServer.start(folder)) {
 *     S3Client s3 = S3Client.builder()
 *             .endpointOverride(server.s3Endpoint())
 *             .region(Region.of(server.region()))
 *             .forcePathStyle(true)
 *             .credentialsProvider(StaticCredentialsProvider.create(
 *                     AwsBasicCredentials.create(server.accessKeyId(), server.secretAccessKey())))
 *             .build();
 * }
 * }</pre>
 *
 * <p>Requests must be signed with {@link #accessKeyId} and {@link #secretAccessKey}; anonymous requests get what policies
 * and ACLs allow. All state is kept in the folder and survives a restart. Emails and text messages are not sent but
 * stored in {@link #inbox}. Safe for use by multiple threads.
 */
public final class DemoServer implements AutoCloseable {

    private final FileChannel lock;
    private final DemoCredentials credentials;
    private final MessageInbox inbox;
    private final EmbeddedSns sns;
    private final EmbeddedS3 s3;
    private final Runnable stopThreads;

    /**
     * Starts both servers on daemon threads of their own. Without buckets or topics, unless the folder holds those of an
     * earlier run. Blocks until the servers accept requests, typically for one or two seconds.
     *
     * @param folder where to keep all state; created if missing
     * @throws FolderInUseException if another server is using the folder
     * @throws IOException if the folder cannot be used
     */
    public static DemoServer start(Path folder) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "demo-sns");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return new DemoServer(folder, threads, threads::shutdown, false);
        } catch (IOException | RuntimeException e) {
            threads.shutdown();
            throw e;
        }
    }

    /**
     * Starts both servers; the first start in a folder creates a bucket and a topic with sample data. Blocks like
     * {@link #start}.
     *
     * @param folder where to keep all state; created if missing
     * @param executor runs SNS requests and deliveries; not shut down by {@link #close}
     * @throws FolderInUseException if another server is using the folder
     * @throws IOException if the folder cannot be used
     */
    public static DemoServer startWithSampleData(Path folder, Executor executor) throws IOException {
        return new DemoServer(folder, executor, () -> {}, true);
    }

    private DemoServer(Path folder, Executor executor, Runnable stopThreads, boolean withSampleData)
            throws IOException {
        this.stopThreads = stopThreads;
        Files.createDirectories(folder);
        lock = lock(folder.resolve(".lock"));
        EmbeddedSns startedSns = null;
        EmbeddedS3 startedS3 = null;
        try {
            boolean first = !Files.exists(folder.resolve("s3"));
            credentials = DemoCredentials.loadOrCreate(folder);
            inbox = new MessageInbox(folder.resolve("inbox"));
            String id = credentials.accessKeyId();
            String secret = credentials.secretAccessKey();
            startedSns = new EmbeddedSns(folder.resolve("sns.db"), id, secret, inbox, executor);
            startedS3 = new EmbeddedS3(folder.resolve("s3"), id, secret, startedSns::publish);
            if (first && withSampleData) {
                new SampleData(startedS3.store()).create();
                startedSns.createTopic(DemoCredentials.REGION, SampleData.TOPIC);
            }
            credentials.write(folder, startedS3.endpoint(), startedSns.endpoint());
            sns = startedSns;
            s3 = startedS3;
        } catch (IOException | RuntimeException e) {
            close(startedSns, startedS3);
            throw e;
        }
    }

    /** Keeps a second server off the folder: two would delete each other's files. */
    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // This process already holds the lock.
        }
        channel.close();
        throw new FolderInUseException(
                Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    private void close(@Nullable EmbeddedSns startedSns, @Nullable EmbeddedS3 startedS3) throws IOException {
        try {
            if (startedSns != null) {
                startedSns.close();
            }
            if (startedS3 != null) {
                startedS3.close();
            }
        } finally {
            lock.close();
        }
    }

    /** Where the S3 server listens. Clients must use path-style addressing. */
    public URI s3Endpoint() {
        return s3.endpoint();
    }

    public URI snsEndpoint() {
        return sns.endpoint();
    }

    /** The access key ID to sign requests with: random, but the same for every start in a folder. */
    public String accessKeyId() {
        return credentials.accessKeyId();
    }

    public String secretAccessKey() {
        return credentials.secretAccessKey();
    }

    public String region() {
        return DemoCredentials.REGION;
    }

    /** The emails and text messages that SNS delivered. */
    public MessageInbox inbox() {
        return inbox;
    }

    /** Marks a phone number (E.164) as opted out, as if its owner had replied STOP. */
    public void optOut(String phoneNumber) {
        sns.optOut(phoneNumber);
    }

    /** Stops both servers. Their state stays in the folder. */
    @Override
    public void close() throws IOException {
        try {
            close(sns, s3);
        } finally {
            stopThreads.run();
        }
    }
}
