package app.bellhop.cloud.s3.upload;

import java.time.Instant;

/**
 * How long a new version is protected against deletion. Needs a bucket with object lock.
 *
 * @param mode null without retention; never without {@code retainUntil}
 */
public record ObjectLock(Mode mode, Instant retainUntil, boolean legalHold) {

    /** Who may shorten the retention. */
    public enum Mode {
        /** Those with s3:BypassGovernanceRetention. */
        GOVERNANCE,
        /** Nobody. */
        COMPLIANCE
    }
}
