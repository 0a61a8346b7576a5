package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bucket of the embedded server for each test, and a plain HTTP client beside ours. */
public abstract class WireTest {

    private static final HttpClient PLAIN = HttpClient.newHttpClient();

    @TempDir
    protected static Path folder;

    protected static DemoConnection server;
    private static int buckets;

    protected S3 s3;
    protected String bucket;

    @BeforeAll
    protected static void start() throws Exception {
        server = new DemoConnection(folder);
    }

    @AfterAll
    protected static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    protected void makeBucket() throws Exception {
        s3 = server.connection.s3();
        bucket = "wire-" + ++buckets;
        await(s3.objects().createBucket(NewBucket.named(bucket)));
    }

    protected S3Location put(String key, String text) throws Exception {
        S3Location object = new S3Location(bucket, key);
        await(s3.content().create(object, text.getBytes(StandardCharsets.UTF_8), "text/plain"));
        return object;
    }

    protected String text(S3Location object) throws Exception {
        return new String(
                await(s3.content().read(ObjectIdentifier.current(object), 0, 1 << 20))
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    protected ObjectDetails head(S3Location object) throws Exception {
        return await(s3.properties().head(ObjectIdentifier.current(object)));
    }

    protected static HttpResponse<String> get(URI url) throws Exception {
        return PLAIN.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    protected static HttpResponse<String> send(HttpRequest request) throws Exception {
        return PLAIN.send(request, HttpResponse.BodyHandlers.ofString());
    }

    protected int anonymously(S3Location object) throws Exception {
        return get(await(s3.sharing().publicUrl(object))).statusCode();
    }

    protected static CloudException failure(CompletableFuture<?> future) {
        ExecutionException e = assertThrows(ExecutionException.class, () -> await(future));
        return CloudException.of(e);
    }
}
