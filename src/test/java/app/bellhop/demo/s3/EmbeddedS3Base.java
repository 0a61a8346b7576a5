package app.bellhop.demo.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.S3Clients;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.*;

/** A running demo server, the SDK's client for it, and a new bucket for every test. */
abstract class EmbeddedS3Base {

    @TempDir
    static Path folder;

    static DemoConnection server;
    static S3Client s3;
    private static int buckets;
    String bucket;

    @BeforeAll
    static void start() throws Exception {
        server = new DemoConnection(folder);
        s3 = S3Clients.of(server.demo);
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        server.close();
    }

    @BeforeEach
    void makeBucket() {
        bucket = newBucket();
        s3.createBucket(r -> r.bucket(bucket));
    }

    static String newBucket() {
        return "bucket-" + ++buckets;
    }

    void put(String key, String text) {
        s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    String get(String key) {
        return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String();
    }

    HeadObjectResponse head(String key) {
        return s3.headObject(r -> r.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
    }

    void keepVersions() {
        s3.putBucketVersioning(
                r -> r.bucket(bucket).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    }

    Map<String, String> tags(String key) {
        return s3.getObjectTagging(r -> r.bucket(bucket).key(key)).tagSet().stream()
                .collect(Collectors.toMap(software.amazon.awssdk.services.s3.model.Tag::key, t -> t.value()));
    }

    static Tagging tagging(String key, String value) {
        return Tagging.builder()
                .tagSet(software.amazon.awssdk.services.s3.model.Tag.builder()
                        .key(key)
                        .value(value)
                        .build())
                .build();
    }

    static void assertRefused(int status, String code, Executable call) {
        S3Exception e = assertThrows(S3Exception.class, call);
        assertEquals(code, e.awsErrorDetails().errorCode());
        assertEquals(status, e.statusCode());
    }
}
