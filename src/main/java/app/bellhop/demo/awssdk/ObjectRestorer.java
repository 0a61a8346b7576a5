package app.bellhop.demo.awssdk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Archived objects and their temporary copies. The demo restores immediately, so that tests don't wait for hours. */
public final class ObjectRestorer {

    private static final Set<String> ARCHIVED = Set.of("GLACIER", "DEEP_ARCHIVE");
    private static final String NAME = "restore";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SubResources documents;
    private final Versions versions;

    ObjectRestorer(SubResources documents, Versions versions) {
        this.documents = documents;
        this.versions = versions;
    }

    /** Makes a version readable for some days. Returns whether it already was. */
    public boolean restore(String bucket, String key, String versionId, int days) {
        Version v = versions.find(bucket, key, versionId);
        if (!ARCHIVED.contains(v.storageClass())) {
            throw S3Errors.of(
                    403, "InvalidObjectState", "Restore is not allowed for the object's current storage class");
        }
        boolean already = expiry(v).isPresent();
        // Like S3: until the following midnight UTC.
        Instant expiry = Instant.now().plus(days + 1L, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
        documents.put(bucket, key, v.id(), NAME, expiry.toString());
        return already;
    }

    /** The x-amz-restore header of a version; empty if it has no restored copy. */
    Optional<String> header(Version v) {
        return expiry(v).map(expiry -> "ongoing-request=\"false\", expiry-date=\"" + DATE.format(expiry) + "\"");
    }

    boolean isReadable(Version v) {
        return !ARCHIVED.contains(v.storageClass()) || expiry(v).isPresent();
    }

    private Optional<Instant> expiry(Version v) {
        return documents
                .get(v.bucket(), v.key(), v.id(), NAME)
                .map(Instant::parse)
                .filter(expiry -> expiry.isAfter(Instant.now()));
    }
}
