package app.bellhop.aws.s3.download;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.download.Verification;
import app.bellhop.fake.Fault;
import app.bellhop.fake.Fault.Kind;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

/** What arrives is compared with what the server knows of it. */
class DownloadVerificationTest extends DownloadTestBase {

    @ParameterizedTest
    @EnumSource(
            value = ChecksumAlgorithm.class,
            names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
    void corruptByteIsNoticedWhateverTheChecksum(ChecksumAlgorithm algorithm) throws Exception {
        sdk.putObject(r -> r.bucket("box").key(object.key()).checksumAlgorithm(algorithm), RequestBody.fromBytes(body));
        assertEquals(Verification.CHECKSUM, download().verification());
        assertArrived();
        log.forgotten();
        proxy.rule(r -> firstRange(r) ? Fault.of(Kind.CORRUPT_ANSWER, 1000) : Fault.NONE);
        CloudException e = failure(begin(SIZE));
        assertEquals(AnswerProblem.CORRUPT, problem(e));
        assertEquals(0, Files.size(file));
        assertTrue(log.unfinished().isEmpty());
        proxy.rule(r -> Fault.NONE);
        download();
        assertArrived();
    }

    @Test
    void corruptByteOfASmallObjectIsNoticed() throws Exception {
        put(new byte[100]);
        proxy.rule(r -> Fault.of(Kind.CORRUPT_ANSWER, 50));
        assertEquals(AnswerProblem.CORRUPT, problem(failure(begin(100))));
    }

    /** It would be written back with the edit. */
    @Test
    void corruptByteOfATextIsNoticedBeforeItIsEdited() throws Exception {
        put(new byte[100]);
        ObjectIdentifier text = ObjectIdentifier.current(object);
        proxy.rule(r -> Fault.of(Kind.CORRUPT_ANSWER, 50));
        for (int length : List.of(100, 1 << 20)) {
            assertEquals(
                    AnswerProblem.CORRUPT,
                    problem(failure(connection.s3().content().read(text, 0, length))));
        }
        proxy.rule(r -> Fault.NONE);
        assertArrayEquals(
                new byte[100],
                await(connection.s3().content().read(text, 0, 1 << 20)).bytes());
    }

    @Test
    void multipartObjectIsVerified() throws Exception {
        byte[] large = new byte[(11 << 20) + 5];
        new Random(3).nextBytes(large);
        putInParts(large, 6 << 20);
        DownloadResult result = await(begin(large.length));
        assertTrue(result.etag().matches("[0-9a-f]{32}-2"), result.etag());
        assertTrue(result.verification() != Verification.SIZE);
        assertArrayEquals(large, Files.readAllBytes(file));
        log.forgotten();
        proxy.rule(r -> firstRange(r) ? Fault.of(Kind.CORRUPT_ANSWER, 5) : Fault.NONE);
        assertEquals(AnswerProblem.CORRUPT, problem(failure(begin(large.length))));
    }

    /** As many parts as equal ones would be: nothing but their own sizes tells that they are not. */
    @Test
    void objectOfUnequalPartsIsNotTakenForCorrupt() throws Exception {
        byte[] large = new byte[(16 << 20) + 3];
        new Random(3).nextBytes(large);
        putInParts(large, 6 << 20, 5 << 20, 6 << 20);
        assertEquals(Verification.SIZE, await(begin(large.length)).verification());
        assertArrayEquals(large, Files.readAllBytes(file));
    }

    @Test
    void timeOfTheFileComesFromMetadataElseFromTheObject() throws Exception {
        Instant modified = await(server.connection.s3().properties().head(ObjectIdentifier.current(object)))
                .modified();
        assertEquals(modified, download().modified());
        sdk.putObject(
                r -> r.bucket("box").key(object.key()).metadata(Map.of("mtime", "1700000000.25")),
                RequestBody.fromBytes(body));
        assertEquals(
                Instant.ofEpochSecond(1_700_000_000L, 250_000_000), download().modified());
        for (String other : List.of("noon", "", "17e8", "1e99999999", "1e-99999999", "9".repeat(1500), "17000000.")) {
            sdk.putObject(
                    r -> r.bucket("box").key(object.key()).metadata(Map.of("mtime", other)),
                    RequestBody.fromBytes(body));
            assertTrue(download().modified().isAfter(Instant.ofEpochSecond(1_700_000_001L)), other);
        }
    }

    @Test
    void gzippedObjectIsKeptAsItIsStored() throws Exception {
        sdk.putObject(r -> r.bucket("box").key(object.key()).contentEncoding("gzip"), RequestBody.fromBytes(body));
        download();
        assertArrived();
    }
}
