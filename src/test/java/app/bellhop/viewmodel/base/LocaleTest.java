package app.bellhop.viewmodel.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.bucket.AccessLogRecord;
import app.bellhop.work.WorkProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource(delimiter = '|', textBlock = """
            en-US | 2026-12-31 18:05
            en-GB | 2026-12-31 18:05
            de-DE | 31.12.2026, 18:05
            ja-JP | 2026/12/31 18:05
            """)
    void datesAreWrittenAsTheRegionWritesThem(String tag, String shown) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        Instant moment = LocalDateTime.of(2026, 12, 31, 18, 5)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        assertEquals(shown, Formats.time(moment));
    }

    @Test
    void anotherDayIsWrittenWithoutItsTime() {
        Instant moment = LocalDateTime.of(2020, 12, 31, 18, 5)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        assertEquals("2020-12-31", Formats.shortTime(moment));
        assertEquals("18:05", Formats.shortTime(moment, LocalDate.of(2020, 12, 31)));
        assertEquals("Dec 31", Formats.shortTime(moment, LocalDate.of(2020, 1, 1)));
        Locale.setDefault(Locale.GERMANY);
        assertEquals("31.12.2020", Formats.shortTime(moment));
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
