package app.bellhop.demo.awssdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.demo.database.Database;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

class MultipartUploadsTest {

    private static final UploadPartRequest FIRST_PART =
            UploadPartRequest.builder().partNumber(1).build();

    @TempDir
    Path folder;

    @Test
    void aPartThatArrivesWhileItsUploadIsAbortedLeavesNothing() throws IOException {
        try (SqliteBlobStore store = store()) {
            MultipartUpload upload = begin(store);
            InputStream aborting = new ByteArrayInputStream(new byte[1000]) {
                @Override
                public int read(byte[] buffer, int offset, int length) {
                    int read = super.read(buffer, offset, length);
                    if (read < 0) {
                        store.abortMultipartUpload(upload);
                    }
                    return read;
                }
            };
            assertThrows(NoSuchUploadException.class, () -> store.uploadMultipartPart(upload, FIRST_PART, aborting));
        }
        assertEquals(List.of(), files());
        assertEquals(0, parts());
    }

    @Test
    void aPartWithoutAnUploadIsDroppedAtStart() throws IOException {
        try (SqliteBlobStore store = store()) {
            MultipartUpload upload = begin(store);
            store.uploadMultipartPart(upload, FIRST_PART, new ByteArrayInputStream(new byte[1000]));
        }
        try (Database database = new Database(folder.resolve("objects.db"), List.of())) {
            database.update("DELETE FROM upload");
        }
        assertEquals(1, files().size());
        store().close();
        assertEquals(List.of(), files());
        assertEquals(0, parts());
    }

    @Test
    void aPartSentAgainReplacesTheFirst() throws IOException {
        try (SqliteBlobStore store = store()) {
            MultipartUpload upload = begin(store);
            store.uploadMultipartPart(upload, FIRST_PART, new ByteArrayInputStream(new byte[1000]));
            store.uploadMultipartPart(upload, FIRST_PART, new ByteArrayInputStream(new byte[2000]));
            assertEquals(2000, store.listMultipartUpload(upload).get(0).size());
        }
        assertEquals(1, files().size());
    }

    private SqliteBlobStore store() throws IOException {
        return new SqliteBlobStore(folder, () -> WriteOptions.NONE);
    }

    private static MultipartUpload begin(SqliteBlobStore store) {
        store.createContainer(CreateBucketRequest.builder().bucket("b").build());
        return store.initiateMultipartUpload(
                CreateMultipartUploadRequest.builder().bucket("b").key("k").build());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("bodies"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private int parts() {
        try (Database database = new Database(folder.resolve("objects.db"), List.of())) {
            return database.first("SELECT count(*) FROM part", r -> r.getInt(1)).orElseThrow();
        }
    }
}
