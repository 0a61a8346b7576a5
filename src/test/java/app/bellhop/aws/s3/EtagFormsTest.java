package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.download.Verification;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadResult;
import app.bellhop.fake.RawServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The MD5 in an ETag is compared however a server or a proxy writes it. */
class EtagFormsTest {

    private static final S3Location OBJECT = new S3Location("b", "k.bin");

    @TempDir
    Path folder;

    /** Answers with the ETag of {@code abcde}, whatever was sent or is to be received. */
    private static RawServer server(String etag, String body) throws Exception {
        return new RawServer(request -> "HTTP/1.1 200 OK\r\nETag: " + etag + "\r\nContent-Length: "
                + (request.startsWith("PUT") ? 0 : body.length()) + "\r\nConnection: close\r\n\r\n"
                + (request.startsWith("GET") ? body : ""));
    }

    private CompletableFuture<DownloadResult> download(AwsConnection connection) {
        Path file = folder.resolve("part");
        return connection
                .objects()
                .download(
                        new DownloadRequest(ObjectIdentifier.current(OBJECT), file, 5), DownloadLog.NONE, bytes -> {});
    }

    private CompletableFuture<UploadResult> upload(AwsConnection connection, String content) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), content);
        return connection.objects().upload(UploadRequest.of(file, OBJECT), UploadLog.NONE, bytes -> {});
    }

    private static void assertCorrupted(CompletableFuture<?> transfer) {
        CloudException e = CloudException.of(assertThrows(ExecutionException.class, () -> await(transfer)));
        assertEquals(ErrorKind.NETWORK, e.kind());
        assertTrue(e.failure().detail().toString().contains("CORRUPT"), e.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ab56b4d92b40713acc5af89985d4b786\"",
                "ab56b4d92b40713acc5af89985d4b786",
                "W/\"ab56b4d92b40713acc5af89985d4b786\"",
                "\"AB56B4D92B40713ACC5AF89985D4B786\""
            })
    void bytesAreComparedWithTheEtag(String etag) throws Exception {
        try (RawServer right = server(etag, "abcde");
                RawServer wrong = server(etag, "abXde")) {
            assertEquals(Verification.ETAG, await(download(right.connection())).verification());
            assertCorrupted(download(wrong.connection()));
            assertTrue(await(upload(right.connection(), "abcde")).verified());
            assertCorrupted(upload(right.connection(), "abXde"));
        }
    }

    /** A proxy that marks the ETag of what it recodes does so for GET, not for HEAD. */
    @ParameterizedTest
    @ValueSource(strings = {"W/\"e\"", "w/\"e\"", "\"e\"", "e"})
    void aWeakEtagIsThatOfTheObject(String etag) throws Exception {
        String head = "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 5\r\nConnection: close\r\n\r\n";
        String body =
                "HTTP/1.1 200 OK\r\nETag: " + etag + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n";
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? head : body)) {
            assertEquals(5, await(download(server.connection())).size());
        }
    }

    /** Its edited text would replace whatever is there by then. */
    @Test
    void anEmptyObjectWithoutEtagIsNotRead() throws Exception {
        String none = "HTTP/1.1 416 Range\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? head : none)) {
            assertThrows(
                    ExecutionException.class,
                    () -> await(server.connection().s3().content().read(ObjectIdentifier.current(OBJECT), 0, 10)));
        }
    }
}
