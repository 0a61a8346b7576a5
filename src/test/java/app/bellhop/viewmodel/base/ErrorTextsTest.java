package app.bellhop.viewmodel.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTextsTest {

    private static CloudException of(ErrorKind kind, String code, String message) {
        return new CloudException(
                kind,
                new Failure("ListObjectsV2", "s3://b/", code, message, null, "s3:ListBucket", "arn:aws:s3:::b"),
                null);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasASentence(ErrorKind kind) {
        String sentence = ErrorTexts.sentence(of(kind, "SomeCode", ""));
        assertFalse(sentence.isBlank());
        assertFalse(sentence.contains("null"), sentence);
        assertFalse(sentence.contains("{"), sentence);
        assertTrue(sentence.endsWith("."), sentence);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasASentenceWithoutCodeAndMessage(ErrorKind kind) {
        CloudException bare = new CloudException(kind, new Failure("X", null, null, null, null, null, null), null);
        assertFalse(ErrorTexts.sentence(bare).isBlank());
    }

    @Test
    void deniedNamesActionResourceAndPolicy() {
        CloudException denied = of(ErrorKind.ACCESS_DENIED, "AccessDenied", "");
        assertTrue(ErrorTexts.sentence(denied).contains("s3:ListBucket on arn:aws:s3:::b"));
        assertTrue(ErrorTexts.missingPolicy(denied).orElseThrow().contains("\"Resource\": \"arn:aws:s3:::b\""));
    }

    @Test
    void networkFailuresSayWhatToLookAt() {
        assertTrue(ErrorTexts.sentence(of(ErrorKind.NETWORK, null, "Connection refused: /127.0.0.1:1"))
                .contains("connection refused"));
        assertTrue(ErrorTexts.sentence(of(ErrorKind.NETWORK, null, "no-such-host.invalid"))
                .contains("unknown host no-such-host.invalid"));
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
