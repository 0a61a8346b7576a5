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
import java.util.concurrent.Executor;

/** Both servers of the demo, running. Made once per process at most; {@link #close} stops them. */
public final class Demo implements AutoCloseable {

    private final FileChannel lock;
    private final DemoCredentials credentials;
    private final MessageInbox inbox;
    private final EmbeddedSns sns;
    private final EmbeddedS3 s3;

    /**
     * Starts both, and puts the sample data in at the very first start. Blocks.
     *
     * @param folder where everything is kept
     * @param executor for the SNS server's requests and deliveries
     */
    public Demo(Path folder, Executor executor) throws IOException {
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
            if (first) {
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

    /** Two programs on one store would delete each other's files. */
    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // This very program has it open already.
        }
        channel.close();
        throw new IOException("another Bellhop is using this demo. Close it, or start with another --home");
    }

    private void close(EmbeddedSns startedSns, EmbeddedS3 startedS3) throws IOException {
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

    public URI s3Endpoint() {
        return s3.endpoint();
    }

    public URI snsEndpoint() {
        return sns.endpoint();
    }

    public String accessKeyId() {
        return credentials.accessKeyId();
    }

    public String secretAccessKey() {
        return credentials.secretAccessKey();
    }

    public String region() {
        return DemoCredentials.REGION;
    }

    /** Where e-mails and SMS land. */
    public MessageInbox inbox() {
        return inbox;
    }

    /** Takes a phone number as one whose owner answered STOP. */
    public void optOut(String phoneNumber) {
        sns.optOut(phoneNumber);
    }

    @Override
    public void close() throws IOException {
        close(sns, s3);
    }
}
