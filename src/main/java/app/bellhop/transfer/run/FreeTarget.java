package app.bellhop.transfer.run;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadProblem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Looks whether a target exists before it is written: many servers ignore If-None-Match. */
final class FreeTarget {

    private FreeTarget() {}

    static <T> CompletableFuture<T> then(
            ObjectStore store, S3Location target, String operation, Supplier<CompletableFuture<T>> write) {
        // Without s3:ListBucket, S3 denies the HeadObject of a key that does not exist.
        CompletableFuture<Boolean> taken = Futures.recover(
                Futures.map(store.find(target), Optional::isPresent), e -> e.kind() == ErrorKind.ACCESS_DENIED, false);
        return Futures.then(
                taken,
                there -> there
                        ? CompletableFuture.failedFuture(CloudException.because(
                                ErrorKind.CONFLICT, operation, target.uri(), UploadProblem.EXISTS))
                        : write.get());
    }
}
