package app.bellhop.aws.s3.upload;

import app.bellhop.aws.s3.request.Checksums;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.upload.UploadedPart;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What an upload makes an object of. */
interface Content {

    /** The object that it makes. */
    Destination to();

    /** Bytes. */
    long size();

    /** The ETag of the object that the bytes are read of, without quotes; null for a file. */
    @Nullable
    String etag();

    /** How it is cut where it is sent in parts. */
    PartSizes parts();

    /** How many parts are sent at once. */
    int inFlight();

    /** PutObject with all that the object is to have but its bytes; without their checksum and the condition. May block. */
    PutObjectRequest put();

    /** Bytes to send. The function computes the checksums that the server takes; it may block. */
    CompletableFuture<Function<Checksums, FileRange>> range(long offset, long length);

    /** Whether a part that an earlier attempt has sent is of the bytes that are to be sent now. May block. */
    boolean has(UploadedPart part, long offset, long length);

    /** Whether the source is no longer what was to be sent. May block. */
    boolean changed();

    /** The failure if it is not. */
    CloudException sourceChanged();
}
