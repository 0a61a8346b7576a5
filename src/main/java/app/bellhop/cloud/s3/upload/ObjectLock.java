package app.bellhop.cloud.s3.upload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a new version is protected against deletion. Needs a bucket with object lock.
 *
 * @param mode null without retention
 * @param retainUntil null without retention
 */
public record ObjectLock(@Nullable Mode mode, @Nullable Instant retainUntil, boolean legalHold) {

    /** Who may shorten the retention. */
    public enum Mode {
        /** Those with s3:BypassGovernanceRetention. */
        GOVERNANCE,
        /** Nobody. */
        COMPLIANCE
    }
}
