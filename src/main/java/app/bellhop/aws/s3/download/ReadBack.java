package app.bellhop.aws.s3.download;

import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.upload.Etags;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Reads a copy again, to compare it with what the server of its source says of the bytes (GetObject). Thread-safe. */
public final class ReadBack {

    private final BodyReads reads;

    /** @param reads of the connection that has the copy */
    public ReadBack(BodyReads reads) {
        this.reads = reads;
    }

    /**
     * Whether the copy has the checksum, or else the ETag, of its source. Empty, without a request, where the source has
     * neither.
     *
     * @param partSize bytes of all parts of the source but the last; 0 if that is not known
     */
    public CompletableFuture<Optional<Boolean>> same(HeadObjectResponse source, long partSize, ObjectIdentifier copy) {
        Remote remote = Remote.of(source);
        IntFunction<OptionalLong> length = number ->
                partSize > 0 ? OptionalLong.of(Etags.part(remote.size(), number, partSize)) : OptionalLong.empty();
        return BodyChecks.of(remote, length).stream()
                .filter(BodyCheck::certain)
                .findFirst()
                .map(check -> reads.start(stop -> Optional.of(matches(check, copy))))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private boolean matches(BodyCheck check, ObjectIdentifier copy) {
        ResponseInputStream<GetObjectResponse> body = reads.get(copy, r -> {});
        byte[] buffer = new byte[Download.BUFFER];
        boolean ended = false;
        try {
            for (int read = reads.read(copy, body, buffer); read >= 0; read = reads.read(copy, body, buffer)) {
                check.update(buffer, 0, read);
            }
            ended = true;
        } finally {
            if (ended) {
                reads.close(copy, body);
            } else {
                body.abort();
            }
        }
        return check.matches();
    }
}
