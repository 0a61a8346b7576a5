package app.bellhop.cloud.s3.upload;

import java.util.concurrent.CompletableFuture;

/**
 * An object of one connection that is copied to another: what it was when it was looked at, and its bytes. Made by the
 * {@code ObjectStore} that has it, for another one of the same kind. Thread-safe.
 */
public interface SourceObject {

    /** {@code s3://…} */
    String uri();

    /** Bytes. */
    long size();

    /** Without quotes. */
    String etag();

    /** Bytes of the first part, where the ETag was made of parts that may all be of that size; else 0. */
    long partSize();

    /**
     * Reads bytes of this version (GetObject with Range and If-Match); exactly so many, else it fails. An object that has
     * changed is a CONFLICT with {@code AnswerProblem.CHANGED}.
     */
    CompletableFuture<byte[]> read(long offset, int length);
}
