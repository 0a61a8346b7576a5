package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a file is transferred.
 *
 * @param condition what the target must hold for the transfer to take effect, for uploads and downloads alike (a file has the
 *     text of its {@link FileStamp} for an ETag); null if that is not decided yet
 * @param root the folder that a download must not leave; null for uploads
 * @param options of uploads
 */
public record Handling(
        @Nullable UploadCondition condition, @Nullable Path root, UploadOptions options) {

    /** Nothing is decided, and the bucket's defaults apply. */
    public static final Handling UNDECIDED = new Handling(null, null, UploadOptions.NONE);

    /** A download, of which nothing is decided but the folder. */
    public static Handling within(Path root) {
        return new Handling(null, root, UploadOptions.NONE);
    }

    /** Whether something may have been at the target. */
    public boolean replaces() {
        return condition != null && !condition.equals(UploadCondition.IF_ABSENT);
    }

    Handling under(@Nullable UploadCondition decided) {
        return new Handling(decided, root, options);
    }
}
