package app.bellhop.cloud.s3.upload;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Tells whether a file has changed.
 *
 * @param size in bytes
 * @param modified nanoseconds since 1970
 */
public record FileStamp(long size, long modified) {

    /** The user metadata that rclone and others, too, keep the time in: seconds since 1970, with a fraction. */
    public static final String METADATA = "mtime";

    /** When it was modified, as {@link #METADATA} has it. */
    public String modifiedSeconds() {
        return BigDecimal.valueOf(modified, 9).stripTrailingZeros().toPlainString();
    }

    /** The same as one text, in the place of an ETag. */
    public String text() {
        return size + "-" + modified;
    }

    public static FileStamp of(long size, Instant modified) {
        return new FileStamp(size, FileTime.from(modified).to(TimeUnit.NANOSECONDS));
    }

    /** Reads it from the disk. */
    public static FileStamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }
}
