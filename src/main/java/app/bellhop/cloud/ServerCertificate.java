package app.bellhop.cloud;

import java.time.Instant;
import java.util.Locale;

/**
 * The certificate that a server identifies itself with.
 *
 * @param subject whose it is, as a distinguished name
 * @param issuer who signed it, likewise
 * @param fingerprint its SHA-256 hash in lower-case hex
 */
public record ServerCertificate(String subject, String issuer, Instant validUntil, String fingerprint) {

    /** The fingerprint as people compare it: {@code AB:CD:…}. */
    public String shownFingerprint() {
        return fingerprint.toUpperCase(Locale.ROOT).replaceAll("..(?!$)", "$0:");
    }
}
