package app.bellhop.aws.s3.upload;

import app.bellhop.aws.s3.request.Checksums;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.upload.SourceObject;
import app.bellhop.cloud.s3.upload.UploadedPart;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * An object of another connection. Parts are in memory while they are sent, so large ones go one after the other.
 *
 * @param put with all that the object is to have
 */
record StreamedContent(SourceObject source, Destination to, PutObjectRequest put) implements Content {

    /** Parts of up to so many bytes are read while another one is sent. */
    private static final long READ_AHEAD = 16L << 20;

    /** The least bytes that S3 takes for a part but the last. */
    private static final long LEAST = 5L << 20;

    /** Parts as large as the source's give the same ETag; larger ones than this occupy too much memory. */
    private static final long MOST = 64L << 20;

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public String etag() {
        return source.etag();
    }

    @Override
    public PartSizes parts() {
        long same = source.partSize();
        return same >= LEAST && same <= MOST ? new PartSizes(size(), same) : PartSizes.of(size());
    }

    @Override
    public int inFlight() {
        return parts().partSize() <= READ_AHEAD ? 2 : 1;
    }

    @Override
    public CompletableFuture<Function<Checksums, FileRange>> range(long offset, long length) {
        return Futures.map(
                source.read(offset, Math.toIntExact(length)), bytes -> checksums -> FileRange.of(bytes, checksums));
    }

    /** What has that ETag has those bytes. */
    @Override
    public boolean has(UploadedPart part, long offset, long length) {
        return true;
    }

    /** Each range was read of the same version. */
    @Override
    public boolean changed() {
        return false;
    }

    @Override
    public CloudException sourceChanged() {
        return CloudException.because(ErrorKind.CONFLICT, Operation.GetObject.api, source.uri(), AnswerProblem.CHANGED);
    }
}
