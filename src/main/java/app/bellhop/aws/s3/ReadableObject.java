package app.bellhop.aws.s3;

import app.bellhop.aws.s3.download.BodyReads;
import app.bellhop.aws.s3.request.EtagConditions;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.upload.AwsUploads;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.upload.Etags;
import app.bellhop.cloud.s3.upload.SourceObject;
import app.bellhop.cloud.s3.upload.UploadProblem;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object with all its attributes, to be copied to another connection. */
final class ReadableObject implements SourceObject {

    private static final Set<String> CHANGED = Set.of("412", "PreconditionFailed", "416", "InvalidRange");

    final ObjectAttributes kept;

    private final BodyReads reads;
    private final EtagConditions etags;
    private final long partSize;

    ReadableObject(ObjectAttributes kept, long partSize, BodyReads reads, EtagConditions etags) {
        this.kept = kept;
        this.partSize = partSize;
        this.reads = reads;
        this.etags = etags;
    }

    @Override
    public String uri() {
        return kept.object().uri();
    }

    @Override
    public long size() {
        return kept.size();
    }

    @Override
    public String etag() {
        return Objects.requireNonNullElse(ObjectCall.unquoted(kept.head().eTag()), "");
    }

    @Override
    public long partSize() {
        return partSize;
    }

    /** Bytes of every part but the last where all are of one size, which S3 does not require; else 0. A request for each. */
    CompletableFuture<Long> evenPartSize() {
        if (partSize == 0) {
            return CompletableFuture.completedFuture(0L);
        }
        int parts = (int) ((size() + partSize - 1) / partSize);
        return reads.start(stop -> {
            boolean even = IntStream.rangeClosed(2, parts)
                    .allMatch(number ->
                            reads.part(kept.object(), etag(), size(), number).orElse(0)
                                    == Etags.part(size(), number, partSize));
            return even ? partSize : 0;
        });
    }

    @Override
    public CompletableFuture<byte[]> read(long offset, int length) {
        if (length == 0) {
            return CompletableFuture.completedFuture(new byte[0]);
        }
        CompletableFuture<byte[]> range = etags.ifSourceMatches(
                kept.object(), kept.head().eTag(), condition -> reads.start(stop -> get(offset, length, condition)));
        return Futures.orElse(
                range,
                e -> CompletableFuture.failedFuture(
                        CHANGED.contains(String.valueOf(e.failure().code()))
                                ? failure(ErrorKind.CONFLICT, AnswerProblem.CHANGED)
                                : e));
    }

    /** @param etag for If-Match; the answer's is compared as well */
    private byte[] get(long offset, int length, @Nullable String etag) {
        long last = offset + length - 1;
        ResponseInputStream<GetObjectResponse> body = reads.get(
                kept.object(), r -> r.range("bytes=" + offset + "-" + last).ifMatch(etag));
        boolean ended = false;
        try {
            check(body.response(), "bytes " + offset + "-" + last + "/" + size(), offset == 0 && length == size());
            byte[] bytes = reads.first(kept.object(), body, length);
            ended = reads.first(kept.object(), body, 1).length == 0;
            if (bytes.length < length || !ended) {
                throw failure(ErrorKind.NETWORK, AnswerProblem.PART);
            }
            return verified(bytes);
        } finally {
            if (ended) {
                reads.close(kept.object(), body);
            } else {
                body.abort();
            }
        }
    }

    private void check(GetObjectResponse answer, String range, boolean all) {
        if (!etag().equals(ObjectCall.unquoted(answer.eTag()))) {
            throw failure(ErrorKind.CONFLICT, AnswerProblem.CHANGED);
        }
        @Nullable String told = answer.contentRange();
        if (told == null ? !all : !told.equals(range)) {
            throw failure(told == null ? ErrorKind.NOT_SUPPORTED : ErrorKind.NETWORK, AnswerProblem.RANGE);
        }
    }

    private boolean isMd5() {
        return Etags.isMd5(
                etag(), kept.head().serverSideEncryptionAsString(), kept.head().sseCustomerAlgorithm());
    }

    /** Whether it is read in one piece, which is compared with its ETag. */
    boolean verifiedAsRead() {
        return isMd5() && size() <= AwsUploads.SINGLE;
    }

    /** All of an object whose ETag is an MD5 is compared with that. */
    private byte[] verified(byte[] bytes) {
        if (isMd5()
                && bytes.length == size()
                && !Etags.same(HexFormat.of().formatHex(Etags.md5().digest(bytes)), etag())) {
            throw CloudException.because(ErrorKind.NETWORK, "GetObject", uri(), UploadProblem.CORRUPTED);
        }
        return bytes;
    }

    private CloudException failure(ErrorKind kind, AnswerProblem problem) {
        return CloudException.because(kind, "GetObject", uri(), problem);
    }
}
