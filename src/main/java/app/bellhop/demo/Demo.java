package app.bellhop.demo;

import app.bellhop.demo.s3.EmbeddedS3;
import app.bellhop.demo.sns.EmbeddedSns;
import app.bellhop.demo.sns.MessageInbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/** Both servers of the demo, running. Made once per process at most; {@link #close} stops them. */
public final class Demo implements AutoCloseable {

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
        boolean first = !Files.exists(folder.resolve("s3"));
        credentials = DemoCredentials.of(folder);
        inbox = new MessageInbox(folder.resolve("inbox"));
        sns = new EmbeddedSns(
                folder.resolve("sns.db"), credentials.accessKeyId(), credentials.secretAccessKey(), inbox, executor);
        try {
            s3 = new EmbeddedS3(
                    folder.resolve("s3"), credentials.accessKeyId(), credentials.secretAccessKey(), sns::publish);
        } catch (IOException | RuntimeException e) {
            sns.close();
            throw e;
        }
        if (first) {
            new SampleData(s3.store()).create();
            sns.createTopic(DemoCredentials.REGION, SampleData.TOPIC);
        }
        credentials.tell(folder, s3.endpoint(), sns.endpoint());
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
        sns.close();
        s3.close();
    }
}
