package app.bellhop.transfer.plan;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectEntry.Stamp;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.job.Handling;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.DownloadPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** Turns what the user has chosen into jobs. Reads the disk. */
public final class TransferJobs {

    /** What one DeleteObjects request may name. */
    private static final int MAX_KEYS = 1_000;

    private TransferJobs() {}

    public static List<Candidate> uploads(List<Path> paths, S3Location prefix, UploadOptions options) {
        Handling handling = new Handling(null, null, options);
        return paths.stream()
                .map(path -> new Candidate(upload(path, prefix).with(handling), null))
                .toList();
    }

    private static TransferJob upload(Path path, S3Location prefix) {
        if (Files.isDirectory(path)) {
            return TransferJob.upload(path, prefix, 0, true);
        }
        S3Location target = new S3Location(prefix.bucket(), prefix.key() + path.getFileName());
        // A file that is gone by now fails with the reason when it is sent.
        return TransferJob.upload(path, target, path.toFile().length(), false);
    }

    /**
     * Copies of objects and prefixes, as listed below a place.
     *
     * @param move whether the sources are deleted then
     */
    public static List<TransferJob> copies(List<ObjectEntry> entries, Source from, S3Location to, boolean move) {
        S3Location place = from.object();
        return entries.stream()
                .map(entry -> TransferJob.copy(
                        new Source(from.connection(), new S3Location(place.bucket(), entry.key())),
                        new S3Location(
                                to.bucket(),
                                to.key() + entry.key().substring(place.key().length())),
                        entry.prefix() ? 0 : entry.size(),
                        entry.prefix(),
                        move))
                .toList();
    }

    /**
     * Deletes of objects and prefixes, as listed below a place: a job for each thousand objects, and one for each prefix.
     *
     * @param count how many objects there are below a prefix, as far as known
     */
    public static List<TransferJob> deletes(
            List<ObjectEntry> entries, S3Location place, ToLongFunction<ObjectEntry> count) {
        Map<String, Stamp> objects = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> !entry.prefix())
                .forEach(entry -> objects.put(entry.key(), new Stamp(entry.size(), entry.etag())));
        List<TransferJob> jobs = deletes(place, objects);
        entries.stream()
                .filter(ObjectEntry::prefix)
                .forEach(entry -> jobs.add(TransferJob.deleteBelow(
                        new S3Location(place.bucket(), entry.key()), false, count.applyAsLong(entry))));
        return jobs;
    }

    /** Deletes of objects: a job for each thousand. */
    public static List<TransferJob> deletes(S3Location place, Map<String, Stamp> objects) {
        List<TransferJob> jobs = new ArrayList<>();
        Map<String, Stamp> next = new LinkedHashMap<>();
        objects.forEach((key, stamp) -> {
            next.put(key, stamp);
            if (next.size() == MAX_KEYS) {
                jobs.add(TransferJob.delete(place, next));
                next.clear();
            }
        });
        if (!next.isEmpty()) {
            jobs.add(TransferJob.delete(place, next));
        }
        return jobs;
    }

    public static Candidate download(ObjectEntry entry, S3Location object, Path file) {
        Path absolute = file.toAbsolutePath();
        return Candidate.download(object, entry, Objects.requireNonNull(absolute.getParent()), absolute);
    }

    public static List<Candidate> downloads(List<ObjectEntry> entries, S3Location parent, Path chosen) {
        Path folder = chosen.toAbsolutePath();
        DownloadPaths paths = new DownloadPaths(folder);
        Map<ObjectEntry, Path> files = new HashMap<>();
        entries.stream()
                .filter(ObjectEntry::prefix)
                .forEach(entry -> files.put(entry, paths.folder(entry.nameBelow(parent.key()))));
        return entries.stream()
                .map(entry -> Candidate.download(
                        new S3Location(parent.bucket(), entry.key()),
                        entry,
                        folder,
                        files.computeIfAbsent(entry, object -> paths.file(object.nameBelow(parent.key())))))
                .toList();
    }
}
