package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.KeepingServer;
import app.bellhop.fake.KeepingServer.Quirk;
import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A bucket with a default retention refuses what is written to it without Content-MD5 or a checksum: on servers that know
 * both, and on those that know Content-MD5 only.
 */
class LockedBucketTest {

    private static final S3Location OBJECT = new S3Location("b", "k.txt");
    private static final S3Location OTHER = new S3Location("b", "other.txt");

    /** What a server does not take. */
    private enum Unknown {
        NOTHING(""),
        CRC32("x-amz-checksum-crc32");

        final String header;

        Unknown(String header) {
            this.header = header;
        }
    }

    @TempDir
    Path folder;

    private KeepingServer server;
    private S3 s3;

    private void start(Unknown unknown) throws Exception {
        server = new KeepingServer(Quirk.WANTS_CHECKSUM);
        if (!unknown.header.isEmpty()) {
            server.refuseHeader(unknown.header, 400, "InvalidArgument");
        }
        s3 = server.connection().s3();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Path file(int size) throws Exception {
        return Files.write(folder.resolve("file"), new byte[size]);
    }

    @ParameterizedTest
    @EnumSource
    void filesAreUploaded(Unknown unknown) throws Exception {
        start(unknown);
        for (int size : new int[] {0, 1000, 2_000_000}) {
            await(s3.objects().upload(UploadRequest.of(file(size), OBJECT), UploadLog.NONE, sent -> {}));
            assertEquals(size, server.get(OBJECT).bytes().length);
        }
    }

    /** M: each of their parts, too. */
    @ParameterizedTest
    @EnumSource
    void largeFilesAreUploaded(Unknown unknown) throws Exception {
        AtomicInteger parts = new AtomicInteger();
        AtomicInteger completed = new AtomicInteger();
        int size = 20_000_000;
        try (FaultyServer large = new FaultyServer(exchange -> {
            Headers head = exchange.getRequestHeaders();
            boolean part = exchange.getRequestMethod().equals("PUT");
            boolean summed = head.containsKey("Content-MD5") || head.containsKey("x-amz-checksum-crc32");
            if (head.containsKey(unknown.header)) {
                FaultyServer.send(exchange, 400, FaultyServer.error("InvalidArgument", "A header"));
            } else if (part && !summed) {
                FaultyServer.send(exchange, 400, FaultyServer.error("InvalidRequest", "Content-MD5 is required"));
            } else if (part) {
                parts.incrementAndGet();
                exchange.getResponseHeaders().set("ETag", "\"p\"");
                FaultyServer.send(exchange, 200, "");
            } else if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("ETag", "\"e-3\"");
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(size));
                FaultyServer.send(exchange, completed.get() == 0 ? 404 : 200, "");
            } else if (exchange.getRequestURI().getQuery().startsWith("uploads")) {
                FaultyServer.send(
                        exchange,
                        200,
                        "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>");
            } else {
                completed.incrementAndGet();
                FaultyServer.send(
                        exchange,
                        200,
                        "<CompleteMultipartUploadResult><ETag>\"e-3\"</ETag></CompleteMultipartUploadResult>");
            }
        })) {
            await(large.connection()
                    .objects()
                    .upload(UploadRequest.of(file(size), OBJECT), UploadLog.NONE, sent -> {}));
        }
        assertEquals(3, parts.get());
        assertEquals(1, completed.get());
    }

    @ParameterizedTest
    @EnumSource
    void textsAreSaved(Unknown unknown) throws Exception {
        start(unknown);
        server.put(OBJECT, "old", Map.of("x-amz-object-lock-legal-hold", "ON"), Map.of());
        await(s3.content().replace(OBJECT, bytes("new"), server.get(OBJECT).etag()));
        assertEquals("new", server.text(OBJECT));
        assertEquals("ON", server.get(OBJECT).headers().get("x-amz-object-lock-legal-hold"));
    }

    /** With a checksum of its own, which is sent again for the new content. */
    @ParameterizedTest
    @EnumSource
    void textsWithAChecksumAreSaved(Unknown unknown) throws Exception {
        start(unknown);
        server.put(OBJECT, "old", Map.of("x-amz-checksum-sha256", "of old"), Map.of());
        await(s3.content().replace(OBJECT, bytes("new"), server.get(OBJECT).etag()));
        assertEquals("new", server.text(OBJECT));
    }

    @ParameterizedTest
    @EnumSource
    void newTextsAndFoldersAreCreated(Unknown unknown) throws Exception {
        start(unknown);
        await(s3.content().create(OBJECT, bytes("new"), "text/plain"));
        assertEquals("new", server.text(OBJECT));
        await(s3.objects().createFolder(new S3Location("b", "folder/")));
        assertEquals("", server.text(new S3Location("b", "folder/")));
    }

    @ParameterizedTest
    @EnumSource
    void reportsAndPagesAreWritten(Unknown unknown) throws Exception {
        start(unknown);
        await(s3.content().write(OBJECT, file(1000), "text/html", ""));
        assertEquals(1000, server.get(OBJECT).bytes().length);
    }

    @Test
    void objectsAreCopiedAndRenamed() throws Exception {
        start(Unknown.NOTHING);
        server.put(OBJECT, "text", Map.of(), Map.of("dept", "water"));
        await(s3.objects().copy(OBJECT, OTHER));
        assertEquals("text", server.text(OTHER));
        S3Location renamed = new S3Location("b", "renamed.txt");
        await(s3.objects().move(OTHER, renamed, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        assertEquals("text", server.text(renamed));
        assertEquals(Map.of("dept", "water"), server.get(renamed).tags());
        assertNull(server.get(OTHER));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
