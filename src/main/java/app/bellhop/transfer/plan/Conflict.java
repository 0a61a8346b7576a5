package app.bellhop.transfer.plan;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.FileEtag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A transfer whose target exists already. */
public record Conflict(TransferJob job, Side source, Side existing) {

    /**
     * The file or the object.
     *
     * @param place its path or S3 URI
     * @param size bytes, or -1 if not known
     * @param modified null if not known
     * @param etag of an object, without quotes; of a file, what its {@link FileStamp} says; null if not known
     */
    public record Side(
            String place,
            long size,
            @Nullable Instant modified,
            @Nullable String etag) {

        static Side of(S3Location object, ObjectEntry entry) {
            return new Side(object.uri(), entry.size(), entry.modified(), entry.etag());
        }

        /** One that is known to exist, but not more. */
        static Side unknown(String place) {
            return new Side(place, -1, null, null);
        }

        /** A file, or unknown if it cannot be read. Blocks. */
        static Side of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                Instant modified = attributes.lastModifiedTime().toInstant();
                String stamp = FileStamp.of(attributes.size(), modified).text();
                return new Side(file.toString(), attributes.size(), modified, stamp);
            } catch (IOException e) {
                return unknown(file.toString());
            }
        }
    }

    /** Whether both surely have the same content. Reads the file; blocks. */
    boolean identical() {
        String etag = job.direction().writes() ? existing.etag : source.etag;
        if (!job.direction().local()) {
            return etag != null && etag.equals(source.etag) && source.size == existing.size;
        }
        if (source.size != existing.size || etag == null) {
            return false;
        }
        try {
            return FileEtag.matches(job.file(), etag);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Whether source and target most likely are the same object, as of two connections to one server: its source must not be
     * deleted then. Answers tell seconds or less of them.
     */
    boolean oneObject() {
        return job.streamed()
                && job.source().object().equals(job.target())
                && source.size == existing.size
                && Objects.equals(source.etag, existing.etag)
                && seconds(source).equals(seconds(existing));
    }

    private static Optional<Long> seconds(Side side) {
        return Optional.ofNullable(side.modified).map(Instant::getEpochSecond);
    }

    /** Whether the target is an object, not a file. */
    public boolean writesObject() {
        return job.direction().writes();
    }

    /** Whether the source is newer, as far as known. Not all that is told of an object has fractions of a second. */
    boolean sourceIsNewer() {
        Optional<Long> there = seconds(existing);
        return seconds(source)
                .filter(own -> there.isPresent() && own > there.get())
                .isPresent();
    }
}
