package app.bellhop.fake;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.demo.DemoServer;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A running demo server, and Bellhop's connection to it. */
public final class DemoConnection implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 60;
    public final ExecutorService executor = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "test");
        thread.setDaemon(true);
        return thread;
    });
    public final DemoServer demo;
    public final AwsConnection connection;

    public DemoConnection(Path folder) throws IOException {
        this(folder, false);
    }

    private DemoConnection(Path folder, boolean withSampleData) throws IOException {
        demo = withSampleData ? DemoServer.startWithSampleData(folder, executor) : DemoServer.start(folder);
        connection = connect(demo.accessKeyId(), demo.secretAccessKey());
    }

    /** With the sample data that the application's demo has. */
    public static DemoConnection withSampleData(Path folder) throws IOException {
        return new DemoConnection(folder, true);
    }

    /** A connection with keys of the test's choosing. */
    public AwsConnection connect(String accessKeyId, String secretAccessKey) {
        return connect(demo.s3Endpoint().toString(), accessKeyId, secretAccessKey);
    }

    /** A connection that goes through a proxy to S3. */
    public AwsConnection through(FaultProxy proxy) {
        return connect(proxy.url(), demo.accessKeyId(), demo.secretAccessKey());
    }

    /** The same, with other limits of downloads. */
    public AwsConnection through(FaultProxy proxy, ReadLimits limits) {
        return connect(proxy.url(), demo.accessKeyId(), demo.secretAccessKey(), limits);
    }

    /** A connection that copies larger objects in parts. */
    public AwsConnection through(FaultProxy proxy, CopyLimits limits) {
        return connect(
                proxy.url(),
                demo.accessKeyId(),
                demo.secretAccessKey(),
                ReadLimits.DEFAULT,
                limits,
                Throttle.Both.NONE);
    }

    /** A connection whose uploads and downloads are limited. */
    public AwsConnection throttled(Throttle.Both throttles) {
        return connect(
                demo.s3Endpoint().toString(),
                demo.accessKeyId(),
                demo.secretAccessKey(),
                ReadLimits.DEFAULT,
                CopyLimits.DEFAULT,
                throttles);
    }

    private AwsConnection connect(String s3Endpoint, String accessKeyId, String secretAccessKey) {
        return connect(s3Endpoint, accessKeyId, secretAccessKey, ReadLimits.DEFAULT);
    }

    private AwsConnection connect(String s3Endpoint, String accessKeyId, String secretAccessKey, ReadLimits limits) {
        return connect(s3Endpoint, accessKeyId, secretAccessKey, limits, CopyLimits.DEFAULT, Throttle.Both.NONE);
    }

    private AwsConnection connect(
            String s3Endpoint,
            String accessKeyId,
            String secretAccessKey,
            ReadLimits limits,
            CopyLimits copyLimits,
            Throttle.Both throttles) {
        return new AwsConnection(
                new Connection(
                        "test",
                        "test",
                        Connection.Source.SAVED,
                        null,
                        s3Endpoint,
                        demo.snsEndpoint().toString(),
                        "us-east-1",
                        accessKeyId),
                ConnectionSecrets.ofKey(secretAccessKey),
                SignInTools.unattended(executor),
                limits,
                copyLimits,
                throttles);
    }

    /** Waits for an answer from over the wire. */
    public static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        connection.close();
        demo.close();
        executor.shutdownNow();
    }
}
