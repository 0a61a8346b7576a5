package app.bellhop.cloud.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments of SMS, and what is known of phone numbers. */
class SmsTextTest {

    @ParameterizedTest
    @CsvSource({
        "a, 0, true, 0, 0",
        "a, 160, true, 160, 1",
        "a, 161, true, 161, 2",
        "a, 306, true, 306, 2",
        "a, 307, true, 307, 3",
        "€, 80, true, 160, 1",
        "€, 81, true, 162, 2",
        "€, 153, true, 306, 3",
        "ж, 70, false, 70, 1",
        "ж, 71, false, 71, 2",
        "ж, 134, false, 134, 2",
        "ж, 135, false, 135, 3",
        "😀, 35, false, 70, 1",
        "😀, 67, false, 134, 3"
    })
    void segmentsAreCounted(String letter, int times, boolean gsm, int units, int segments) {
        assertEquals(new SmsText(gsm, units, segments), SmsText.of(letter.repeat(times)));
    }

    @Test
    void accentsOfTheAlphabetAreOneSeptet() {
        assertEquals(new SmsText(true, 4, 1), SmsText.of("Üñèß"));
        assertFalse(SmsText.of("ç").gsm()); // The alphabet has the large one only.
    }

    @Test
    void numbersAreMadeE164() {
        assertEquals(Optional.of("+14155550123"), PhoneNumbers.e164("+1 (415) 555-0123", ""));
        assertEquals(Optional.of("+4930123456"), PhoneNumbers.e164("0049 30 123456", ""));
        assertEquals(Optional.of("+14155550123"), PhoneNumbers.e164("(415) 555-0123", "US"));
        assertEquals(Optional.of("+442071838750"), PhoneNumbers.e164("020 7183 8750", "GB"));
        assertEquals(Optional.empty(), PhoneNumbers.e164("415 555 0123", ""));
        assertEquals(Optional.empty(), PhoneNumbers.e164("call me", "US"));
    }

    @Test
    void countriesAreNamed() {
        assertEquals("Norway", PhoneNumbers.country("+4722334455"));
        assertEquals("", PhoneNumbers.country("+99955512345"));
        assertTrue(PhoneNumbers.possible("+14155550123"));
        assertFalse(PhoneNumbers.possible("+1415555"));
    }
}
