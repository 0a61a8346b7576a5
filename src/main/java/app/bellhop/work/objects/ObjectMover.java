package app.bellhop.work.objects;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.upload.UploadProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Copies and moves objects on the server, never over an object that exists. Any thread. */
public final class ObjectMover {

    private final S3 s3;

    public ObjectMover(S3 s3) {
        this.s3 = s3;
    }

    /** Whether an object of that key exists, or any object below that prefix (HeadObject, ListObjectsV2). */
    public CompletableFuture<Boolean> exists(S3Location target, boolean prefix) {
        if (!prefix) {
            return Futures.recover(
                    Futures.map(s3.properties().head(ObjectIdentifier.current(target)), head -> true),
                    // Without s3:ListBucket, S3 denies the HeadObject of a key that does not exist.
                    e -> e.kind() == ErrorKind.NOT_FOUND || e.kind() == ErrorKind.ACCESS_DENIED,
                    false);
        }
        List<ObjectEntry> found = new ArrayList<>();
        return Futures.map(s3.objects().list(target, found::addAll), done -> !found.isEmpty());
    }

    /**
     * Copies one object, then deletes the old one (HeadObject, CopyObject, DeleteObject): only when the copy is there and the
     * same, and the old one has not changed meanwhile.
     */
    public CompletableFuture<Written> move(S3Location from, S3Location to) {
        return Futures.then(
                s3.properties().head(ObjectIdentifier.current(from)),
                seen -> Futures.then(
                        s3.objects().copy(from, to),
                        copied -> Futures.map(
                                s3.objects().deleteUnchanged(from, seen.size(), seen.etag()), gone -> copied)));
    }

    /** Copies one object to another key (CopyObject); a CONFLICT where that key is taken. */
    public CompletableFuture<Written> copy(S3Location from, S3Location to) {
        return Futures.then(
                exists(to, false),
                there -> there
                        ? CompletableFuture.failedFuture(taken(to))
                        : s3.objects().copy(from, to));
    }

    /** Where an object below one prefix goes when its prefix becomes another. */
    public static S3Location rebased(S3Location object, String oldPrefix, S3Location newPrefix) {
        return new S3Location(newPrefix.bucket(), newPrefix.key() + object.key().substring(oldPrefix.length()));
    }

    private static CloudException taken(S3Location object) {
        return CloudException.because(ErrorKind.CONFLICT, "CopyObject", object.uri(), UploadProblem.EXISTS);
    }
}
