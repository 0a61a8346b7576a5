package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.fake.RawServer;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests go to the server that the connection names, and nowhere else. */
class ChosenServerTest {

    @TempDir
    Path folder;

    @AfterEach
    void clear() {
        List.of("aws.endpointUrl", "aws.endpointUrlSns").forEach(System::clearProperty);
    }

    private static AwsConnection connect(Connection.Source source, @Nullable String endpoint, @Nullable String sns) {
        return new AwsConnection(
                new Connection("t", "office", source, null, endpoint, sns, "eu-west-1", "AKIA"),
                "secret",
                Runnable::run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAVED", "PROFILE", "ENVIRONMENT"})
    void withoutAnSnsEndpointNothingIsSentToSns(Connection.Source source) throws Exception {
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        try (RawServer server = new RawServer(request -> {
                    requests.add(request);
                    return "HTTP/1.1 500 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                });
                AwsConnection connection = connect(source, server.endpoint(), null)) {
            CloudException e = failure(connection.sns().topics().all());
            assertEquals(ErrorKind.NOT_SUPPORTED, e.kind());
            assertTrue(ErrorTexts.sentence(e).startsWith("SNS isn’t set up for this connection"));
            assertEquals(List.of(), requests);
        }
    }

    /** The environment is a connection of its own. */
    @Test
    void whatIsForAwsIsNotSentToTheEnvironmentsEndpoint() throws Exception {
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        try (RawServer server = new RawServer(request -> {
            requests.add(request);
            return "HTTP/1.1 500 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        })) {
            System.setProperty("aws.endpointUrl", server.endpoint());
            System.setProperty("aws.endpointUrlSns", server.endpoint());
            try (AwsConnection connection = connect(Connection.Source.SAVED, null, null)) {
                PresignedUrl link = await(connection
                        .s3()
                        .sharing()
                        .presign(PresignRequest.get(new S3Location("bucket", "key"), Duration.ofHours(1))));
                assertEquals("bucket.s3.eu-west-1.amazonaws.com", link.url().getHost());
                URI address = await(connection.s3().sharing().publicUrl(new S3Location("bucket", "key")));
                assertEquals(URI.create("https://bucket.s3.eu-west-1.amazonaws.com/key"), address);
                assertEquals(
                        ErrorKind.NETWORK,
                        failure(connection.objects().listBuckets()).kind());
                assertEquals(
                        ErrorKind.NETWORK,
                        failure(connection.sns().topics().all()).kind());
            }
            assertEquals(List.of(), requests);
        }
    }

    /** A redirect to another host, to a foreign region and to itself, with every status that stands for one. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsToAnotherHostAreNotFollowed(int status) throws Exception {
        List<String> elsewhere = Collections.synchronizedList(new ArrayList<>());
        try (RawServer other = new RawServer(request -> {
                    elsewhere.add(request);
                    return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                });
                RawServer server = new RawServer(request -> "HTTP/1.1 " + status + " X\r\nLocation: " + other.endpoint()
                        + "/bucket/key\r\nx-amz-bucket-region: eu-north-1\r\nContent-Length: 0\r\n"
                        + "Connection: close\r\n\r\n")) {
            AwsConnection connection = server.connection();
            S3Location object = new S3Location("bucket", "key");
            failure(connection.objects().listBuckets());
            failure(connection.objects().list(object.parent(), page -> {}));
            failure(connection.s3().properties().head(ObjectIdentifier.current(object)));
            failure(connection.sns().topics().all());
            failure(connection
                    .objects()
                    .download(
                            DownloadRequest.of(ObjectIdentifier.current(object), folder.resolve("file")),
                            DownloadLog.NONE,
                            bytes -> {}));
            int answer = await(
                            connection.s3().sharing().fetchAnonymously(URI.create(server.endpoint() + "/bucket/key")))
                    .status();
            assertEquals(status, answer);
            assertEquals(List.of(), elsewhere);
        }
    }

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(Exception.class, () -> await(request)));
    }
}
