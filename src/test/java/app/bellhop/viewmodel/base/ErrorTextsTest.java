package app.bellhop.viewmodel.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Detail.Unreachable.Cause;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.work.WorkProblem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTextsTest {

    private static final Detail DENIED = new Detail.MissingPermission("s3:ListBucket", "arn:aws:s3:::b");

    private static CloudException of(ErrorKind kind, String code, String message, Detail detail) {
        return new CloudException(kind, new Failure("ListObjectsV2", "s3://b/", code, message, null, detail), null);
    }

    private static String network(Cause cause, String message) {
        return ErrorTexts.sentence(
                of(ErrorKind.NETWORK, null, message, new Detail.Unreachable("no-such-host.invalid", cause)));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasASentence(ErrorKind kind) {
        String sentence = ErrorTexts.sentence(of(kind, "SomeCode", "", Detail.NONE));
        assertFalse(sentence.isBlank());
        assertFalse(sentence.contains("null"), sentence);
        assertFalse(sentence.contains("{"), sentence);
        assertTrue(sentence.endsWith("."), sentence);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasASentenceWithoutCodeAndMessage(ErrorKind kind) {
        CloudException bare = new CloudException(kind, new Failure("X", null, null, null, null, Detail.NONE), null);
        assertFalse(ErrorTexts.sentence(bare).isBlank());
    }

    @Test
    void deniedNamesActionResourceAndPolicy() {
        CloudException denied = of(ErrorKind.ACCESS_DENIED, "AccessDenied", "Access Denied", DENIED);
        assertEquals(
                "Access denied to s3://b/. Missing permission: s3:ListBucket on arn:aws:s3:::b.",
                ErrorTexts.sentence(denied));
        assertEquals("Missing permission: s3:ListBucket.", ErrorTexts.ofSetting(denied));
        assertTrue(ErrorTexts.missingPolicy(denied).orElseThrow().contains("\"Resource\": \"arn:aws:s3:::b\""));
    }

    @Test
    void theServicesOwnReasonForADenialIsShown() {
        String said = "User is not authorized because of an explicit deny in a service control policy";
        assertTrue(ErrorTexts.sentence(of(ErrorKind.ACCESS_DENIED, "AccessDenied", said, DENIED))
                .contains(said));
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, connection refused",
        "UNKNOWN_HOST, unknown host no-such-host.invalid",
        "TIMEOUT, can’t connect to no-such-host.invalid",
        "TLS, can’t set up a secure connection to no-such-host.invalid",
        "TLS_ENDED, the server closed the connection while it was being secured",
        "NO_TLS, Start the endpoint with http://",
        "NO_HTTP, Start the endpoint with https://",
        "BROKEN, the connection was lost"
    })
    void networkFailuresSayWhatToLookAt(Cause cause, String part) {
        String sentence = network(cause, "the words");
        assertTrue(sentence.contains(part), sentence);
        assertFalse(sentence.contains("the words"), "of a library");
    }

    @Test
    void clockDifferenceIsMeasured() {
        Instant server = Instant.now().minusSeconds(7260);
        String sentence = ErrorTexts.sentence(
                of(ErrorKind.CLOCK_SKEW, "RequestTimeTooSkewed", "", new Detail.ClockDifference(server)));
        assertTrue(sentence.startsWith("This computer’s clock is 2 h 1 min ahead of the server’s"), sentence);
    }

    @Test
    void fileIsNamedWithWhatIsWrongWithIt() {
        CloudException e = CloudException.ofFile("PutObject", "/a/b", new NoSuchFileException("/a/b"));
        assertEquals("Couldn’t use /a/b on this computer: it doesn’t exist.", ErrorTexts.sentence(e));
        CloudException full = CloudException.ofFile("GetObject", "/a/b", new IOException("No space left on device"));
        assertEquals(
                "Couldn’t use /a/b on this computer: the disk is full, or writing to it failed. Free some space, then retry.",
                ErrorTexts.sentence(full));
    }

    @Test
    void whatBellhopFindsItselfIsNamedByItsCode() {
        CloudException e = CloudException.because(
                ErrorKind.INVALID, "GetObject", "s3://b/k", WorkProblem.TOO_LARGE_TO_OPEN, new Reason.Bytes(1 << 20));
        assertEquals(
                "GetObject failed for s3://b/k. It is larger than 1.0 MB. Download it instead.",
                ErrorTexts.sentence(e));
    }

    @Test
    void numbersReadWell() {
        assertEquals("0 B", Formats.bytes(0));
        assertEquals("1.5 KB", Formats.bytes(1536));
        assertEquals("100 MB", Formats.bytes(100 << 20));
        assertEquals("1 h 2 min", Formats.duration(3725));
        assertEquals("7 d", Formats.duration(604_800));
        assertEquals("1,234,567", Formats.count(1_234_567));
    }
}
