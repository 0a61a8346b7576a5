package app.bellhop.viewmodel.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.bucket.AccessLogRecord;
import app.bellhop.work.WorkProblem;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown follows the region; what is written, sent or read back does not. */
class LocaleTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void putBack() {
        Locale.setDefault(before);
    }

    /** The build sets it (argLine), so that no other test depends on whose computer it is. */
    @Test
    void theSuiteRunsInEnglish() {
        assertEquals("en", before.getLanguage());
    }

    @Test
    void numbersAreWrittenAsTheRegionWritesThem() {
        Locale.setDefault(Locale.GERMANY);
        assertEquals("1.234.567", Formats.count(1_234_567));
        assertEquals("1,5 KB", Formats.bytes(1536));
        assertEquals(
                "There are more than 10.000 entries. Publish the prefixes separately.",
                ErrorTexts.sentence(Reason.of(WorkProblem.TOO_MANY_ENTRIES, 10_000)));
        Locale.setDefault(Locale.US);
        assertEquals("1,234,567", Formats.count(1_234_567));
        assertEquals("1.5 KB", Formats.bytes(1536));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG", "hi-IN-u-nu-deva", "tr-TR", "ja-JP", ""})
    void everyLanguageHasTexts(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        ResourceBundle bundle = ResourceBundle.getBundle("app.bellhop.messages");
        assertTrue(bundle.keySet().containsAll(Texts.bundle().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG", "hi-IN-u-nu-deva", "tr-TR", "th-TH-u-ca-buddhist", ""})
    void whatIsReadBackIsTheSameEverywhere(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertTrue(Formats.time(Instant.parse("2026-07-15T12:00:00Z")).matches("2026-07-1[45] [0-2][0-9]:[0-9]{2}"));
        Instant now = Instant.parse("2026-11-28T00:00:00Z");
        for (LinkExpiry choice : LinkExpiry.choices()) {
            assertEquals(Optional.of(choice), LinkExpiry.parse(choice.words(), now), choice.words());
        }
        LinkExpiry moment = LinkExpiry.parse("2026-12-01 18:00", now).orElseThrow();
        assertEquals(Optional.of(moment), LinkExpiry.parse(moment.words(), now));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG", "tr-TR"})
    void accessLogsAreReadInEveryRegion(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        String line =
                "owner bucket [06/Feb/2026:00:00:38 +0000] 192.0.2.3 requester 3E57427F3EXAMPLE REST.GET.VERSIONING - "
                        + "\"GET /bucket?versioning HTTP/1.1\" 200 - 113 - 7 - \"-\" \"S3Console/0.4\" -";
        assertTrue(AccessLogRecord.parse(line).isPresent());
    }
}
