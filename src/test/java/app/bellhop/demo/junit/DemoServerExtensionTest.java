package app.bellhop.demo.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import app.bellhop.demo.DemoServer;
import app.bellhop.fake.S3Clients;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

@ExtendWith(DemoServerExtension.class)
class DemoServerExtensionTest {

    private static DemoServer first;

    @BeforeAll
    static void remember(DemoServer server) {
        first = server;
    }

    @Test
    void aTestGetsARunningServerWithoutBuckets(DemoServer server) {
        try (S3Client s3 = S3Clients.of(server)) {
            assertEquals(0, s3.listBuckets().buckets().size());
        }
    }

    @Nested
    class Inside {

        @Test
        void nestedClassesShareTheServer(DemoServer server) {
            assertSame(first, server);
            try (S3Client s3 = S3Clients.of(server)) {
                s3.createBucket(r -> r.bucket("nested"));
                s3.putObject(r -> r.bucket("nested").key("k"), RequestBody.fromString("text"));
                s3.deleteObject(r -> r.bucket("nested").key("k"));
                s3.deleteBucket(r -> r.bucket("nested"));
            }
        }
    }
}
