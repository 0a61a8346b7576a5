package app.bellhop.work.sync;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.local.NamePatterns;
import java.nio.file.Path;

/**
 * What to sync, and how.
 *
 * @param folder absolute
 * @param prefix empty, or ends in a slash
 * @param include glob patterns of names, one a line; everything if there is none
 * @param exclude glob patterns of names, one a line; what they match is neither transferred nor deleted
 * @param delete whether to delete what is at the target only
 */
public record SyncOptions(
        SyncDirection direction,
        Path folder,
        S3Location prefix,
        SyncComparison comparison,
        NamePatterns include,
        NamePatterns exclude,
        boolean delete) {

    /** Whether the sync looks at a name at all. */
    public boolean covers(String name) {
        return (include.none() || include.match(name)) && !exclude.match(name);
    }
}
