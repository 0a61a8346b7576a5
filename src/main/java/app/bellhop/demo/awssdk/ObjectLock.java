package app.bellhop.demo.awssdk;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;

/**
 * Legal hold and retention of object versions. Both are stored as sub-resources in exactly the form written here, so
 * they can be read without an XML parser.
 */
public final class ObjectLock {

    /**
     * A retention period.
     *
     * @param mode GOVERNANCE or COMPLIANCE
     */
    public record Retention(String mode, Instant until) {}

    public static final String LEGAL_HOLD = "legal-hold";
    public static final String RETENTION = "retention";
    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";
    private static final Pattern STATUS_PATTERN = Pattern.compile("<Status>(ON|OFF)</Status>");
    private static final Pattern RETENTION_PATTERN =
            Pattern.compile("<Mode>(\\w+)</Mode><RetainUntilDate>([^<]+)</RetainUntilDate>");

    private final SubResources documents;

    ObjectLock(SubResources documents) {
        this.documents = documents;
    }

    /** Returns the LegalHold document; {@code status} is ON or OFF. */
    public static String legalHoldDocument(String status) {
        return "<LegalHold" + NAMESPACE + "><Status>" + status + "</Status></LegalHold>";
    }

    public static String retentionDocument(Retention retention) {
        return "<Retention" + NAMESPACE + "><Mode>" + retention.mode() + "</Mode><RetainUntilDate>" + retention.until()
                + "</RetainUntilDate></Retention>";
    }

    /** Returns ON or OFF; empty if never set. */
    public Optional<String> legalHold(String bucket, String key, String version) {
        return documents
                .get(bucket, key, version, LEGAL_HOLD)
                .map(STATUS_PATTERN::matcher)
                .filter(Matcher::find)
                .map(status -> status.group(1));
    }

    public Optional<Retention> retention(String bucket, String key, String version) {
        return documents
                .get(bucket, key, version, RETENTION)
                .map(RETENTION_PATTERN::matcher)
                .filter(Matcher::find)
                .map(kept -> new Retention(kept.group(1), Instant.parse(kept.group(2))));
    }

    /** Throws AccessDenied if the version is locked. */
    void requireDeletable(Version v, boolean bypassGovernance) {
        boolean held =
                legalHold(v.bucket(), v.key(), v.id()).filter("ON"::equals).isPresent();
        boolean retained = retention(v.bucket(), v.key(), v.id())
                .filter(kept -> kept.until().isAfter(Instant.now()))
                .filter(kept -> !(bypassGovernance && kept.mode().equals("GOVERNANCE")))
                .isPresent();
        if (held || retained) {
            throw new S3ProxyException(
                    S3ErrorCode.ACCESS_DENIED, "Access Denied because object protected by object lock.");
        }
    }
}
