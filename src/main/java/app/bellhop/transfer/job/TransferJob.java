package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.ObjectEntry.Stamp;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.transfer.job.Counterpart.Deletion;
import app.bellhop.transfer.job.Counterpart.LocalFile;
import app.bellhop.transfer.job.Counterpart.Source;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One upload, download, copy, move or delete: of a file or an object, or of a folder or prefix that has not been read yet.
 * Immutable.
 *
 * @param target the key to write, or to read (download); what is deleted, or where that is
 * @param counterpart the file to read (upload) or to write (download), the object to copy or move, the keys to delete
 * @param size in bytes; of a delete, the number of objects; 0 if not known yet
 * @param tree whether it is a folder or prefix, which becomes one job for each file in it
 * @param batch what was submitted together has the same
 */
public record TransferJob(
        String id,
        Direction direction,
        S3Location target,
        Counterpart counterpart,
        long size,
        boolean tree,
        String batch,
        Handling handling) {

    /** What a job does. */
    public enum Direction {
        UPLOAD,
        DOWNLOAD,
        COPY,
        /** A copy whose source is deleted then. */
        MOVE,
        DELETE;

        /** Whether a file on this computer is read or written. */
        public boolean local() {
            return this == UPLOAD || this == DOWNLOAD;
        }

        /** Whether an object is written. */
        public boolean writes() {
            return this == UPLOAD || this == COPY || this == MOVE;
        }

        /** Whether objects are gone afterwards. */
        public boolean deletes() {
            return this == MOVE || this == DELETE;
        }
    }

    private static TransferJob of(
            Direction direction, S3Location target, Counterpart counterpart, long size, boolean tree) {
        return new TransferJob(
                UUID.randomUUID().toString(), direction, target, counterpart, size, tree, "", Handling.UNDECIDED);
    }

    public static TransferJob upload(Path file, S3Location target, long size, boolean tree) {
        return of(Direction.UPLOAD, target, new LocalFile(file), size, tree);
    }

    /** @param root the folder that the download must not leave */
    public static TransferJob download(S3Location target, Path root, Path file, long size, boolean tree) {
        return of(Direction.DOWNLOAD, target, new LocalFile(file), size, tree).with(Handling.within(root));
    }

    /** @param move whether the source is deleted then */
    public static TransferJob copy(Source source, S3Location target, long size, boolean tree, boolean move) {
        return of(move ? Direction.MOVE : Direction.COPY, target, source, size, tree);
    }

    /**
     * Deletes objects.
     *
     * @param objects up to 1,000 of the place's bucket, by key, as they were seen
     */
    public static TransferJob delete(S3Location place, Map<String, Stamp> objects) {
        List<ObjectIdentifier> named = objects.keySet().stream()
                .map(key -> ObjectIdentifier.current(new S3Location(place.bucket(), key)))
                .toList();
        return delete(place, new Deletion(named, false, objects, now(), false), named.size());
    }

    /**
     * Deletes everything below a prefix.
     *
     * @param versions whether with all versions and delete markers
     * @param count how many there are, as far as known
     */
    public static TransferJob deleteBelow(S3Location prefix, boolean versions, long count) {
        return delete(prefix, new Deletion(List.of(), versions, Map.of(), now(), false), count);
    }

    private static TransferJob delete(S3Location place, Deletion deletion, long count) {
        return of(Direction.DELETE, place, deletion, count, false);
    }

    /** As the journal has it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The same some time after it was confirmed: a delete keeps what has changed since. */
    public TransferJob later() {
        return counterpart instanceof Deletion all
                ? with(new Deletion(all.objects(), all.versions(), all.seen(), all.confirmed(), true), size)
                : this;
    }

    /** The same from wherever its source's connection leads to. */
    public TransferJob fromAnywhere() {
        return counterpart instanceof Source source && source.connection() != null
                ? with(new Source(source.connection().anywhere(), source.object()), size)
                : this;
    }

    private TransferJob with(Counterpart other, long count) {
        return new TransferJob(id, direction, target, other, count, tree, batch, handling);
    }

    public TransferJob in(String newBatch) {
        return new TransferJob(id, direction, target, counterpart, size, tree, newBatch, handling);
    }

    /** The same job, decided; or undecided again, if null. */
    public TransferJob under(@Nullable UploadCondition condition) {
        return with(handling.under(condition));
    }

    public TransferJob with(Handling other) {
        return new TransferJob(id, direction, target, counterpart, size, tree, batch, other);
    }

    /** The upload, copy or move with another target. */
    public TransferJob to(S3Location other) {
        return new TransferJob(id, direction, other, counterpart, size, tree, batch, handling);
    }

    /** The download with another target. */
    public TransferJob into(Path other) {
        return new TransferJob(id, direction, target, new LocalFile(other), size, tree, batch, handling);
    }

    /** The delete of these only. */
    public TransferJob only(List<ObjectIdentifier> objects) {
        Deletion all = deletion();
        Map<String, Stamp> seen = new HashMap<>(all.seen());
        seen.keySet().retainAll(objects.stream().map(ObjectIdentifier::key).toList());
        return with(new Deletion(objects, false, seen, all.confirmed(), all.compared()), objects.size());
    }

    /** The file on this computer; of uploads and downloads only. */
    public Path file() {
        return ((LocalFile) counterpart).path();
    }

    /** What is copied; of copies and moves only. */
    public Source source() {
        return (Source) counterpart;
    }

    /** What is deleted; of deletes only. */
    public Deletion deletion() {
        return (Deletion) counterpart;
    }

    /** The name that it gets at its target, if that is not its own; with the folders that a download has in its root. */
    public Optional<String> newName() {
        String key = target.key();
        return switch (direction) {
            case UPLOAD -> unlessSame(target.name(), String.valueOf(file().getFileName()));
            case COPY, MOVE -> unlessSame(target.name(), source().object().name());
            case DOWNLOAD -> {
                Path root = handling.root();
                if (root == null || !file().startsWith(root)) {
                    yield Optional.empty();
                }
                String below = root.relativize(file()).toString().replace(File.separatorChar, '/');
                yield key.endsWith(below) ? Optional.empty() : Optional.of(below);
            }
            case DELETE -> Optional.empty();
        };
    }

    private static Optional<String> unlessSame(String name, String source) {
        return name.equals(source) ? Optional.empty() : Optional.of(name);
    }

    /** The buckets and prefixes below which something at the server is different afterwards. */
    public List<S3Location> changes() {
        S3Location written = tree ? target : target.parent();
        return switch (direction) {
            case UPLOAD, COPY -> List.of(written);
            case MOVE ->
                streamed()
                        ? List.of(written)
                        : List.of(written, source().object().parent());
            case DOWNLOAD -> List.of();
            case DELETE -> List.of(target);
        };
    }

    /** Whether it is copied from another connection: its bytes pass through this computer. */
    public boolean streamed() {
        return counterpart instanceof Source source && source.connection() != null;
    }

    public boolean upload() {
        return direction == Direction.UPLOAD;
    }

    /** Whether it can begin: it is a folder or prefix to be read, or what becomes of an existing target is decided. */
    public boolean decided() {
        return tree || direction == Direction.DELETE || handling.condition() != null;
    }
}
