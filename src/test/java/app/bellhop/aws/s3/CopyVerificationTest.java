package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ObjectProblem;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.fake.KeepingServer;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** A move deletes only what is known to have been copied, and a copy counts only if it is there and the same. */
class CopyVerificationTest {

    private static final S3Location OBJECT = new S3Location("b", "k.txt");
    private static final S3Location OTHER = new S3Location("b", "other.txt");
    private static final String MD5 = "0123456789abcdef0123456789abcdef";

    private KeepingServer server;
    private S3 s3;

    @BeforeEach
    void start() throws Exception {
        server = new KeepingServer();
        s3 = server.connection().s3();
        server.put(OBJECT, "old", Map.of(), Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aMoveOfWhatWasCopiedLeavesTheCopyOnly() throws Exception {
        await(s3.objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        assertNull(server.get(OBJECT));
        assertEquals("old", server.text(OTHER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ol", "OLD", "old and more", ""})
    void aCopyThatDiffersLeavesBoth(String made) throws Exception {
        server.before("HEAD /b/other.txt", () -> server.put(OTHER, made, Map.of(), Map.of()));
        assertLeftWith(
                ObjectProblem.COPY_DIFFERS,
                s3.objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        assertEquals(made, server.text(OTHER));
    }

    @Test
    void aCopyWithAnotherChecksumLeavesBoth() throws Exception {
        server.put(OBJECT, "old", Map.of("x-amz-checksum-sha256", "of old"), Map.of());
        server.before(
                "HEAD /b/other.txt",
                () -> server.put(OTHER, "old", Map.of("x-amz-checksum-sha256", "of other"), Map.of()));
        assertLeftWith(
                ObjectProblem.COPY_DIFFERS,
                s3.objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
    }

    @Test
    void aCopyThatIsNotThereLeavesTheOriginal() throws Exception {
        server.before("HEAD /b/other.txt", () -> server.objects.remove("/b/other.txt"));
        assertLeftWith(
                ObjectProblem.COPY_NOT_VERIFIED,
                s3.objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
    }

    @Test
    void aCopyThatMayNotBeReadIsTheSameWhereItsAnswerNamesTheMd5() throws Exception {
        server.refuse("HEAD /b/other.txt", 403, "AccessDenied");
        await(s3.objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        assertEquals("old", server.text(OTHER));
        assertNull(server.get(OBJECT));
    }

    /** The ETag of an encrypted object says nothing of its content. */
    @Test
    void aCopyThatMayNotBeReadLeavesBothAndSaysSo() throws Exception {
        server.put(OBJECT, "old", Map.of("x-amz-server-side-encryption", "aws:kms"), Map.of());
        server.refuse("HEAD /b/other.txt", 403, "AccessDenied");
        CloudException e = assertLeftWith(
                ObjectProblem.COPY_NOT_VERIFIED,
                s3.objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        assertEquals("old", server.text(OTHER));
        String sentence = ErrorTexts.sentence(e);
        assertTrue(
                sentence.startsWith(
                        "s3://b/other.txt: Copied, but the copy couldn’t be verified. The original was kept. "
                                + "Access denied to s3://b/other.txt."),
                sentence);
        assertTrue(sentence.contains("s3:GetObject"), sentence);
    }

    @Test
    void anOriginalThatChangesMeanwhileIsKept() throws Exception {
        server.before("HEAD /b/other.txt", () -> server.put(OBJECT, "new", Map.of(), Map.of()));
        assertLeftWith(
                ObjectProblem.CHANGED,
                s3.objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        assertEquals("new", server.text(OBJECT));
        assertEquals("old", server.text(OTHER));
    }

    @Test
    void aCopyIsVerifiedAsWell() throws Exception {
        server.before(
                "COPY /b/other.txt",
                () -> server.before("HEAD /b/other.txt", () -> server.put(OTHER, "o", Map.of(), Map.of())));
        assertLeftWith(ObjectProblem.COPY_DIFFERS, s3.objects().copy(OBJECT, OTHER));
    }

    @Test
    void aCopyWhoseAnswerWasLostIsFound() throws Exception {
        answerLost("old");
        await(s3.objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        assertNull(server.get(OBJECT));
        assertEquals("old", server.text(OTHER));
    }

    @Test
    void anObjectOfAnotherClientThatCameBetweenTheAttemptsIsNoCopy() throws Exception {
        answerLost("new");
        CloudException e = CloudException.of(assertThrows(
                ExecutionException.class,
                () -> await(
                        s3.objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}))));
        assertEquals(UploadProblem.EXISTS, ((Reason) e.failure().detail()).code(), e.toString());
        assertEquals("old", server.text(OBJECT));
        assertEquals("new", server.text(OTHER));
    }

    /** The first attempt makes an object, and fails. */
    private void answerLost(String made) {
        server.before("COPY /b/other.txt", () -> {
            server.put(OTHER, made, Map.of(), Map.of());
            server.refuse("COPY /b/other.txt", 500, "InternalError");
            server.before("COPY /b/other.txt", () -> server.accept("COPY /b/other.txt"));
        });
    }

    private CloudException assertLeftWith(ObjectProblem problem, CompletableFuture<?> request) {
        CloudException e = CloudException.of(assertThrows(ExecutionException.class, () -> await(request)));
        assertEquals(problem, ((Reason) e.failure().detail()).code(), e.toString());
        assertNotNull(server.get(OBJECT));
        assertEquals(0, server.count("DELETE "));
        return e;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "abc,    -,       def,    -,       true", // No MD5s: they need not be alike.
                MD5 + ", -,       abc,    -,       true",
                MD5 + ", -, " + MD5 + ",  -,       true",
                MD5 + ", -, 1" + "123456789abcdef0123456789abcdef, -, false",
                MD5 + ", aws:kms, 1" + "123456789abcdef0123456789abcdef, aws:kms, true", // They look like MD5s.
                MD5 + ", AES256, 1" + "123456789abcdef0123456789abcdef, AES256, false",
                MD5 + "-2, -,  " + MD5 + ", -,     true" // It was in parts, and is in one.
            })
    void etagsAreComparedWhereTheyAreMd5s(String one, String encryption, String other, String its, boolean same) {
        HeadObjectResponse source = head(b -> b.eTag(quoted(one)).serverSideEncryption(encryption));
        HeadObjectResponse copy = head(b -> b.eTag(quoted(other)).serverSideEncryption(its));
        assertEquals(same, CopyCheck.same(source, copy, other));
    }

    @ParameterizedTest
    @CsvSource({"one, one, true", "one, two, false", "one-2, two-3, true", "one, two-3, true", "one, , true"})
    void checksumsOfTheWholeAreCompared(String one, String other, boolean same) {
        assertEquals(
                same, CopyCheck.same(head(b -> b.checksumCRC64NVME(one)), head(b -> b.checksumCRC64NVME(other)), null));
    }

    @Test
    void theCopyIsTheOneThatItsAnswerNamed() {
        HeadObjectResponse copy = head(b -> b.eTag("\"of another\""));
        assertFalse(CopyCheck.same(copy, copy, "of the copy"));
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }

    private static HeadObjectResponse head(Consumer<HeadObjectResponse.Builder> answer) {
        HeadObjectResponse.Builder head = HeadObjectResponse.builder().contentLength(3L);
        answer.accept(head);
        return head.build();
    }
}
