package app.bellhop.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketNames;
import app.bellhop.cloud.sns.SnsRules;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

    @ParameterizedTest
    @CsvSource({
        "ab, LENGTH",
        "Abc, CHARACTERS",
        "a_b_c, CHARACTERS",
        "-abc, ENDS",
        "abc., ENDS",
        "a..b, DOTS",
        "1.2.3.4, IP_ADDRESS",
        "xn--abc, RESERVED",
        "abc-s3alias, RESERVED"
    })
    void bucketNameThatBreaksARuleIsToldWhich(String name, BucketNames.Rule rule) {
        assertEquals(Optional.of(rule), BucketNames.brokenRule(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "my-bucket.2026", "a1b"})
    void goodBucketNameMayBeUsed(String name) {
        assertEquals(Optional.empty(), BucketNames.brokenRule(name));
    }

    @Test
    void topicNames() {
        assertTrue(SnsRules.topicName("streets_critical"));
        assertTrue(SnsRules.topicName("orders.fifo"));
        assertFalse(SnsRules.topicName("with space"));
        assertFalse(SnsRules.topicName("x".repeat(257)));
    }

    @Test
    void phoneNumbers() {
        assertTrue(SnsRules.phoneNumber("+14155550123"));
        assertFalse(SnsRules.phoneNumber("4155550123"));
        assertFalse(SnsRules.phoneNumber("+1 415 555 0123"));
        assertFalse(SnsRules.phoneNumber("+0155550123"));
    }

    @Test
    void subjects() {
        assertTrue(SnsRules.subject(""));
        assertTrue(SnsRules.subject("x".repeat(100)));
        assertFalse(SnsRules.subject("x".repeat(101)));
        assertTrue(SnsRules.subject("Grüße 公共"));
        assertTrue(SnsRules.subject("\uD83D\uDE92".repeat(100)));
        assertEquals("Grüße an alle", SnsRules.asSubject("Grüße\r\nan alle "));
        assertEquals("\uD83D\uDE92".repeat(100), SnsRules.asSubject("\uD83D\uDE92".repeat(101)));
        assertFalse(SnsRules.subject("two\nlines"));
    }

    @Test
    void endpointsFitTheirProtocol() {
        assertTrue(SnsRules.endpoint("email", "ada@example.com"));
        assertFalse(SnsRules.endpoint("email", "ada"));
        assertTrue(SnsRules.endpoint("https", "https://example.com/bell"));
        assertFalse(SnsRules.endpoint("https", "http://example.com/bell"));
        assertTrue(SnsRules.endpoint("sqs", "arn:aws:sqs:us-east-1:1:queue"));
        assertFalse(SnsRules.endpoint("lambda", "arn:aws:sqs:us-east-1:1:queue"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "s3://b/p/|b|p/",
                "b|b|\"\"",
                "s3://b|b|\"\"",
                "S3://b//p|b|/p",
                "s3://b/../x|b|../x",
                " s3://b/a%20b|b|a%20b"
            })
    void placesAreReadByteForByte(String text, String bucket, String key) {
        assertEquals(Optional.of(new S3Location(bucket, key)), S3Location.parse(text));
    }

    @Test
    void placeWithoutABucketIsNone() {
        assertEquals(Optional.empty(), S3Location.parse("s3://"));
        assertEquals(Optional.empty(), S3Location.parse("  "));
    }

    @Test
    void parentsOfOddKeys() {
        assertEquals("a/", new S3Location("b", "a//").parent().key());
        assertEquals("", new S3Location("b", "/").parent().key());
        assertEquals("", new S3Location("b", "x").parent().key());
        assertEquals("a/b/", new S3Location("b", "a/b/c").parent().key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b.txt", "object/"})
    void addressesInAccessPointsAreReadBack(String key) {
        S3Location place = new S3Location("arn:aws:s3:eu-west-1:123456789012:accesspoint/mine", key);
        assertEquals(Optional.of(place), S3Location.parse(place.uri()));
    }
}
