package app.bellhop.transfer.run;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadProblem;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Looks whether a target exists before it is written: many servers ignore If-None-Match. */
final class FreeTarget {

    private static final Set<ErrorKind> TRANSIENT = EnumSet.of(ErrorKind.NETWORK, ErrorKind.THROTTLED);

    private FreeTarget() {}

    static <T> CompletableFuture<T> then(
            ObjectStore store, S3Location target, String operation, Supplier<CompletableFuture<T>> write) {
        // Denied where s3:ListBucket is missing, for one. HeadObject doesn't say why it fails; the write does.
        CompletableFuture<Boolean> taken = Futures.recover(
                Futures.map(store.find(target), Optional::isPresent), e -> !TRANSIENT.contains(e.kind()), false);
        return Futures.then(
                taken,
                there -> there
                        ? CompletableFuture.failedFuture(CloudException.because(
                                ErrorKind.CONFLICT, operation, target.uri(), UploadProblem.EXISTS))
                        : write.get());
    }
}
