package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A downloaded file that another program may save anew. Blocks; used by one thread at a time. */
public final class WatchedFile {

    /** What tells one saving from another. */
    private record Stamp(long modified, long size) {}

    private final S3Location object;
    private final Path file;
    private volatile String etag;
    /** What the server has, what was told to have changed, and what was there at the last look. */
    private Stamp uploaded;

    private Stamp told;
    private Stamp sending;
    private Stamp lastSeen;

    /** @param etag the object's when it was downloaded */
    public WatchedFile(S3Location object, Path file, String etag) {
        this.object = object;
        this.file = file;
        this.etag = etag;
        this.uploaded = stamp();
        this.told = uploaded;
        this.lastSeen = uploaded;
    }

    public S3Location object() {
        return object;
    }

    public Path file() {
        return file;
    }

    /** The object's ETag as we last knew it. */
    public String etag() {
        return etag;
    }

    private Stamp stamp() {
        try {
            return new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
        } catch (NoSuchFileException e) {
            return null; // Many programs save by deleting the old file and moving a new one there.
        } catch (IOException e) {
            throw CloudException.ofFile("PutObject", file.toString(), e);
        }
    }

    /** Whether it was saved since it last went up, and has settled: the same at two looks running. Tells it once. */
    public synchronized boolean savedAnew() {
        Stamp now = stamp();
        boolean settled = now != null && now.equals(lastSeen);
        lastSeen = now;
        if (!settled || now.equals(told)) {
            return false;
        }
        told = now;
        return true;
    }

    /** What goes up now. */
    public synchronized byte[] bytes() {
        sending = stamp();
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw CloudException.ofFile("PutObject", file.toString(), e);
        }
    }

    /** It is on the server now, under this ETag. */
    public synchronized void uploaded(String newEtag) {
        etag = newEtag;
        uploaded = sending;
    }

    /** Deletes the file unless it holds something that was never sent. */
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
