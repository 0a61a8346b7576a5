package app.bellhop.work.preview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder in an archive.
 *
 * @param name with its folders
 * @param size in bytes when extracted; negative if the archive doesn't say
 * @param modified null if the archive doesn't say
 */
public record ArchiveEntry(
        String name, boolean folder, long size, @Nullable Instant modified) {}
