package app.bellhop.app.tour;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sqs.Sqs;
import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.Session;
import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A second client of the demo server, to check what the window claims. Blocks. */
final class TourServer implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 30;

    private final AwsConnection connection;
    private final Path inbox;

    TourServer(BellhopHome home, Session session) throws IOException {
        Properties demo = demo(home);
        inbox = home.demoFolder().resolve("inbox");
        connection = new AwsConnection(
                connection(demo, "tour", session.connection().name()),
                demo.getProperty("secretAccessKey"),
                Runnable::run);
    }

    /** How to reach the demo that is open with this home. */
    static Properties demo(BellhopHome home) throws IOException {
        Properties demo = new Properties();
        try (Reader reader = Files.newBufferedReader(home.demoFolder().resolve("endpoint.properties"))) {
            demo.load(reader);
        }
        return demo;
    }

    static Connection connection(Properties demo, String id, String name) {
        return new Connection(
                id,
                name,
                Connection.Source.SAVED,
                null,
                demo.getProperty("s3.endpoint"),
                demo.getProperty("sns.endpoint"),
                demo.getProperty("region"),
                demo.getProperty("accessKeyId"));
    }

    List<String> buckets() throws Exception {
        return await(connection.objects().listBuckets()).stream()
                .map(Bucket::name)
                .toList();
    }

    List<String> keys(S3Location prefix) throws Exception {
        List<ObjectEntry> found = new ArrayList<>();
        await(connection.objects().listAll(prefix, found::addAll));
        return found.stream().map(ObjectEntry::key).toList();
    }

    long size(S3Location object) throws Exception {
        return head(object).size();
    }

    ObjectDetails head(S3Location object) throws Exception {
        return await(connection.s3().properties().head(ObjectIdentifier.current(object)));
    }

    Optional<String> section(String bucket, BucketSection section) throws Exception {
        return await(connection.s3().buckets().get(bucket, section));
    }

    /** An S3 client separate from the window's. */
    S3 s3() {
        return connection.s3();
    }

    /** An SNS client separate from the window's. */
    Sns sns() {
        return connection.sns();
    }

    Sqs sqs() {
        return connection.sqs().orElseThrow();
    }

    /** The HTTP status an anonymous GET of the address returns. */
    int fetchStatus(URI link) throws Exception {
        return send(HttpRequest.newBuilder(link).build()).statusCode();
    }

    /**
     * Gets a page of the demo's website. Only browsers resolve its hostname; other clients must be given the address.
     */
    String fetchPage(URI link) throws Exception {
        HttpClient web = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", link.getPort())))
                .build();
        HttpResponse<String> response =
                web.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("The page returned " + response.statusCode());
        }
        return response.body();
    }

    /** Uploads text through a presigned URL and returns the HTTP status. */
    int upload(URI link, String text) throws Exception {
        return send(HttpRequest.newBuilder(link)
                        .PUT(HttpRequest.BodyPublishers.ofString(text))
                        .build())
                .statusCode();
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    byte[] fetch(URI link) throws Exception {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(link).build());
        if (response.statusCode() != 200) {
            throw new IOException("The link returned " + response.statusCode());
        }
        return response.body();
    }

    List<String> topics() throws Exception {
        return await(connection.sns().topics().all()).stream().map(Topic::name).toList();
    }

    /** How many messages in the inbox contain all these texts. */
    long countMessages(String... texts) throws IOException {
        long count = 0;
        try (Stream<Path> files = Files.list(inbox)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                count += Arrays.stream(texts).allMatch(Files.readString(file)::contains) ? 1 : 0;
            }
        }
        return count;
    }

    static <T> T await(CompletableFuture<T> answer) throws Exception {
        return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        connection.close();
    }
}
