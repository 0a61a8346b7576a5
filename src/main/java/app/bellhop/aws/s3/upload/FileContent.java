package app.bellhop.aws.s3.upload;

import app.bellhop.aws.s3.request.Checksums;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.Etags;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UploadedPart;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * A file.
 *
 * @param source the file as it was when the upload began
 */
record FileContent(UploadRequest request, FileStamp source) implements Content {

    private static final int IN_FLIGHT = 4;

    @Override
    public Destination to() {
        return Destination.of(request);
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public @Nullable String etag() {
        return null;
    }

    @Override
    public PartSizes parts() {
        return PartSizes.of(size());
    }

    @Override
    public int inFlight() {
        return IN_FLIGHT;
    }

    @Override
    public PutObjectRequest put() {
        return UploadRequests.put(request).build();
    }

    @Override
    public CompletableFuture<Function<Checksums, FileRange>> range(long offset, long length) {
        return CompletableFuture.completedFuture(
                checksums -> FileRange.read(request.file(), offset, length, checksums));
    }

    /** Its size and time may be those of another file: some programs keep them. */
    @Override
    public boolean has(UploadedPart part, long offset, long length) {
        String crc32 = part.checksum();
        FileRange now = FileRange.read(request.file(), offset, length, crc32 == null ? Checksums.MD5 : Checksums.CRC32);
        return crc32 == null ? Etags.same(now.md5(), part.etag()) : crc32.equals(now.crc32());
    }

    @Override
    public boolean changed() {
        try {
            return !FileStamp.of(request.file()).equals(source);
        } catch (IOException e) {
            return false; // It is gone, or the disk is: the failure says so itself.
        }
    }

    @Override
    public CloudException sourceChanged() {
        return FileRange.sourceChanged(request.file());
    }
}
