package app.bellhop.fake;

import app.bellhop.aws.AwsConnection;
import app.bellhop.settings.Connection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The demo's servers for a test, and a connection to them. */
public final class DemoServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    public final ExecutorService executor = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "test");
        thread.setDaemon(true);
        return thread;
    });
    public final app.bellhop.demo.DemoServer demo;
    public final AwsConnection connection;

    public DemoServer(Path folder) throws IOException {
        demo = app.bellhop.demo.DemoServer.startWithSampleData(folder, executor);
        connection = connect(demo.accessKeyId(), demo.secretAccessKey());
    }

    /** A connection with keys of the test's choosing. */
    public AwsConnection connect(String accessKeyId, String secretAccessKey) {
        return new AwsConnection(
                new Connection(
                        "test",
                        "test",
                        Connection.Source.SAVED,
                        null,
                        demo.s3Endpoint().toString(),
                        demo.snsEndpoint().toString(),
                        "us-east-1",
                        accessKeyId),
                secretAccessKey,
                executor);
    }

    /** Waits for an answer from over the wire. */
    public static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        connection.close();
        demo.close();
        executor.shutdownNow();
    }
}
