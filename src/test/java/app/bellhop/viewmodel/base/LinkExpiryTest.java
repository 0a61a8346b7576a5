package app.bellhop.viewmodel.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkExpiryTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static Duration read(String text) {
        return LinkExpiry.parse(text, NOW).orElseThrow().from(NOW);
    }

    @Test
    void isReadInWordsAndAsDates() {
        assertEquals(Duration.ofMinutes(90), read("90 minutes"));
        assertEquals(Duration.ofDays(3), read("3d"));
        assertEquals(Duration.ofHours(1), read(" 1 hour "));
        assertTrue(read("2026-01-02 12:00").toHours() >= 20);
        assertTrue(read("2026-01-02").toHours() >= 20);
        for (String bad : List.of(
                "", "soon", "0 h", "2020-01-01", "-1 d", "2026-13-01", "99999999 d", "2 months", "1 h and a bit")) {
            assertTrue(LinkExpiry.parse(bad, NOW).isEmpty(), bad);
        }
    }

    @Test
    void whatIsShownIsRead() {
        for (LinkExpiry choice : LinkExpiry.choices()) {
            assertEquals(choice, LinkExpiry.parse(choice.words(), NOW).orElseThrow());
        }
        for (long seconds : List.of(5400L, 90_000L, 61L)) {
            assertEquals(
                    Duration.ofSeconds(seconds),
                    read(LinkExpiry.afterSeconds(seconds).words()));
        }
    }

    @Test
    void momentStaysWhenTheLinkIsSignedLater() {
        LinkExpiry expiry = LinkExpiry.parse("2026-01-03 12:00", NOW).orElseThrow();
        assertEquals(expiry.from(NOW).minusHours(5), expiry.from(NOW.plus(Duration.ofHours(5))));
        assertEquals(Duration.ofHours(1), expiry.from(NOW.plus(Duration.ofDays(9))), "it has passed");
    }
}
