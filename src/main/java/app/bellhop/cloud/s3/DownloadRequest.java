package app.bellhop.cloud.s3;

import java.nio.file.Path;

/**
 * An object to be downloaded.
 *
 * @param file where to; what is there is overwritten unless the download is resumed
 * @param size bytes, as listed; -1 if not known
 */
public record DownloadRequest(ObjectIdentifier object, Path file, long size) {

    /** Of an object whose size is not known. */
    public static DownloadRequest of(ObjectIdentifier object, Path file) {
        return new DownloadRequest(object, file, -1);
    }
}
