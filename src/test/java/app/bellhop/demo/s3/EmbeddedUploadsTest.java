package app.bellhop.demo.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.*;

/** Multipart uploads in progress, as the demo lists them. */
class EmbeddedUploadsTest extends EmbeddedS3Base {

    private String begin(String key, StorageClass storageClass) {
        return s3.createMultipartUpload(r -> r.bucket(bucket).key(key).storageClass(storageClass))
                .uploadId();
    }

    private void part(String key, String id, int number, int bytes) {
        s3.uploadPart(
                r -> r.bucket(bucket).key(key).uploadId(id).partNumber(number), RequestBody.fromBytes(new byte[bytes]));
    }

    @Test
    void uploadsAreListedByKeyWithTheirStorageClass() {
        String second = begin("b", StorageClass.STANDARD);
        String first = begin("a/ü+ %20", StorageClass.STANDARD_IA);
        String third = begin("c", StorageClass.GLACIER_IR);
        List<String> found = new ArrayList<>();
        s3.listMultipartUploadsPaginator(r -> r.bucket(bucket).encodingType(EncodingType.URL))
                .uploads()
                .forEach(u -> found.add(u.key() + " " + u.uploadId() + " " + u.storageClassAsString()));
        assertEquals(
                List.of(
                        "a/ü+ %20 " + first + " STANDARD_IA",
                        "b " + second + " STANDARD",
                        "c " + third + " GLACIER_IR"),
                found);
    }

    @Test
    void partsAreNamedInAscendingOrder() {
        String id = begin("a", StorageClass.STANDARD);
        part("a", id, 1, 5 << 20);
        part("a", id, 2, 1);
        List<CompletedPart> parts = s3.listParts(r -> r.bucket(bucket).key("a").uploadId(id)).parts().stream()
                .map(p -> CompletedPart.builder()
                        .partNumber(p.partNumber())
                        .eTag(p.eTag())
                        .build())
                .toList();
        for (List<CompletedPart> wrong :
                List.of(List.of(parts.get(1), parts.get(0)), List.of(parts.get(0), parts.get(0)))) {
            assertRefused(400, "InvalidPartOrder", () -> complete(id, wrong));
        }
        assertEquals(
                server.demo.s3Endpoint() + "/" + bucket + "/a",
                complete(id, parts).location());
    }

    private CompleteMultipartUploadResponse complete(String id, List<CompletedPart> parts) {
        return s3.completeMultipartUpload(
                r -> r.bucket(bucket).key("a").uploadId(id).multipartUpload(m -> m.parts(parts)));
    }

    @Test
    void uploadsAreListedInPages() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(begin(i < 5 ? "a" : "b", StorageClass.STANDARD));
        }
        ListMultipartUploadsResponse page =
                s3.listMultipartUploads(r -> r.bucket(bucket).maxUploads(2));
        assertEquals(2, page.uploads().size());
        assertTrue(page.isTruncated());
        List<String> found = new ArrayList<>();
        s3.listMultipartUploadsPaginator(r -> r.bucket(bucket).maxUploads(2))
                .uploads()
                .forEach(u -> found.add(u.uploadId()));
        assertEquals(ids.stream().sorted().toList(), found.stream().sorted().toList());
    }

    @Test
    void uploadsBelowAPrefixAreListed() {
        begin("logs/1", StorageClass.STANDARD);
        begin("other", StorageClass.STANDARD);
        assertEquals(
                List.of("logs/1"),
                s3.listMultipartUploads(r -> r.bucket(bucket).prefix("logs/")).uploads().stream()
                        .map(MultipartUpload::key)
                        .toList());
    }

    @Test
    void partsAreListedInPagesWithTheirSizes() {
        String id = begin("big", StorageClass.STANDARD);
        for (int number = 1; number <= 5; number++) {
            part("big", id, number * 2, 100 + number);
        }
        part("big", id, 4, 7); // Sent again: replaces the first.
        ListPartsResponse page =
                s3.listParts(r -> r.bucket(bucket).key("big").uploadId(id).maxParts(2));
        assertEquals(2, page.parts().size());
        assertTrue(page.isTruncated());
        List<String> found = new ArrayList<>();
        s3.listPartsPaginator(r -> r.bucket(bucket).key("big").uploadId(id).maxParts(2))
                .parts()
                .forEach(p -> found.add(p.partNumber() + ":" + p.size()));
        assertEquals(List.of("2:101", "4:7", "6:103", "8:104", "10:105"), found);
        assertRefused(
                404,
                "NoSuchUpload",
                () -> s3.listParts(r -> r.bucket(bucket).key("other").uploadId(id)));
    }

    @Test
    void abortedUploadIsGone() {
        String id = begin("big", StorageClass.STANDARD);
        part("big", id, 1, 100);
        s3.abortMultipartUpload(r -> r.bucket(bucket).key("big").uploadId(id));
        assertEquals(List.of(), s3.listMultipartUploads(r -> r.bucket(bucket)).uploads());
        assertRefused(
                404,
                "NoSuchUpload",
                () -> s3.listParts(r -> r.bucket(bucket).key("big").uploadId(id)));
        assertRefused(
                404,
                "NoSuchUpload",
                () -> s3.abortMultipartUpload(r -> r.bucket(bucket).key("big").uploadId(id)));
    }

    @Test
    void aWrongContentMd5IsRefused() {
        String wrong = "1B2M2Y8AsgTpgAmY7PhCfg=="; // Of no bytes.
        String id = begin("parts", StorageClass.STANDARD);
        S3Exception put = assertThrows(
                S3Exception.class,
                () -> s3.putObject(r -> r.bucket(bucket).key("k").contentMD5(wrong), RequestBody.fromString("x")));
        S3Exception part = assertThrows(
                S3Exception.class,
                () -> s3.uploadPart(
                        r -> r.bucket(bucket)
                                .key("parts")
                                .uploadId(id)
                                .partNumber(1)
                                .contentMD5(wrong),
                        RequestBody.fromString("x")));
        assertEquals("BadDigest", put.awsErrorDetails().errorCode());
        assertEquals("BadDigest", part.awsErrorDetails().errorCode());
        assertTrue(s3.listObjectsV2(r -> r.bucket(bucket)).contents().isEmpty());
        assertTrue(s3.listParts(r -> r.bucket(bucket).key("parts").uploadId(id))
                .parts()
                .isEmpty());
    }
}
