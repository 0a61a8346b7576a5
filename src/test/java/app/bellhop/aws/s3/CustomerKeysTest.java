package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.fake.RawServer;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that are encrypted with a key of the customer's (SSE-C). */
class CustomerKeysTest {

    private static final S3Location OBJECT = new S3Location("bucket", "k");
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private RawServer server;
    private AwsConnection connection;

    @BeforeEach
    void start() throws Exception {
        server = new RawServer(null, false, head -> {
            requests.add(head.get(0));
            boolean key = head.stream()
                            .map(line -> line.toLowerCase(Locale.ROOT))
                            .filter(line -> line.startsWith("x-amz-server-side-encryption-customer-"))
                            .count()
                    == 3;
            boolean get = head.get(0).startsWith("GET");
            return key
                    ? "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nLast-Modified: Wed, 01 Jan 2025 00:00:00 GMT\r\n"
                            + "x-amz-server-side-encryption-customer-algorithm: AES256\r\n"
                            + "Content-Length: 5\r\nConnection: close\r\n\r\n" + (get ? "plain" : "")
                    : "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        });
        connection = server.connection();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(Exception.class, () -> await(request)));
    }

    @Test
    void theRefusalSaysWhatMayBeMissing() {
        CloudException e = failure(connection.s3().properties().head(ObjectIdentifier.current(OBJECT)));
        assertTrue(ErrorTexts.sentence(e).contains("Customer key (SSE-C)"), ErrorTexts.sentence(e));
    }

    @Test
    void withItsKeyAnObjectIsReadAndDownloaded() throws Exception {
        connection.s3().content().useCustomerKey("bucket", KEY);
        ObjectIdentifier object = ObjectIdentifier.current(OBJECT);
        assertEquals(5, await(connection.s3().properties().head(object)).size());
        assertEquals(
                "plain",
                new String(await(connection.s3().content().read(object, 0, 100)).bytes()));
        Path file = folder.resolve("file");
        await(connection.objects().download(DownloadRequest.of(object, file), DownloadLog.NONE, bytes -> {}));
        assertEquals("plain", Files.readString(file));
    }

    /** What is written would not be encrypted with the key. */
    @Test
    void itIsNotWrittenWithoutItsEncryption() {
        connection.s3().content().useCustomerKey("bucket", KEY);
        CloudException e = failure(connection.s3().content().replace(OBJECT, new byte[1], "e"));
        assertEquals(ErrorKind.NOT_SUPPORTED, e.kind());
        assertTrue(ErrorTexts.sentence(e).contains("SSE-C"), ErrorTexts.sentence(e));
        assertFalse(requests.stream().anyMatch(request -> request.startsWith("PUT")), requests.toString());
    }
}
