package app.bellhop.transfer.local;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A downloaded file that another program may change. Blocks; used by one thread at a time. */
public final class WatchedFile {

    /** Identifies one version of the file. */
    private record Stamp(long modified, long size) {}

    private final S3Location object;
    private final Path file;
    private volatile @Nullable String etag;

    /** What the server has. */
    private volatile @Nullable Stamp uploaded;

    /** What was last reported as changed. */
    private @Nullable Stamp reported;

    /** What is being uploaded. */
    private @Nullable Stamp sending;

    private volatile @Nullable Stamp lastSeen;

    /** @param etag of the object when it was downloaded */
    public WatchedFile(S3Location object, Path file, @Nullable String etag) {
        this.object = object;
        this.file = file;
        this.etag = etag;
        this.uploaded = stamp();
        this.reported = uploaded;
        this.lastSeen = uploaded;
    }

    public S3Location object() {
        return object;
    }

    public Path file() {
        return file;
    }

    /** The object's latest known ETag; null if the server sent none. */
    public @Nullable String etag() {
        return etag;
    }

    private @Nullable Stamp stamp() {
        try {
            return new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
        } catch (NoSuchFileException e) {
            return null; // Many programs save by deleting the old file and renaming a new one.
        } catch (IOException e) {
            throw CloudException.ofFile("PutObject", file.toString(), e);
        }
    }

    /** Whether it has changed since its last upload and is stable, the same in two calls in a row. Reported once. */
    public synchronized boolean hasStableChange() {
        Stamp now = stamp();
        boolean settled = now != null && now.equals(lastSeen);
        lastSeen = now;
        if (!settled || Objects.equals(now, reported)) {
            return false;
        }
        reported = now;
        return true;
    }

    /** Whether the server lacks what was last seen in it. Does not look at the disk; any thread. */
    public boolean unsaved() {
        Stamp seen = lastSeen;
        return seen != null && !seen.equals(uploaded);
    }

    /** Reads the content to upload. */
    public synchronized byte[] bytes() {
        sending = stamp();
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw CloudException.ofFile("PutObject", file.toString(), e);
        }
    }

    /** The content that was read is on the server now, with this ETag. */
    public synchronized void uploaded(@Nullable String newEtag) {
        etag = newEtag;
        uploaded = sending;
    }

    /** Deletes the file unless it contains something that was never uploaded. */
    public synchronized void discardIfUploaded() {
        Stamp now = stamp();
        if (now == null || !now.equals(uploaded)) {
            return;
        }
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        } catch (IOException e) {
            throw CloudException.ofFile("DeleteFile", file.toString(), e);
        }
    }
}
