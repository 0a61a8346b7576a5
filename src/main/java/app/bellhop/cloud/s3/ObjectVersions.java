package app.bellhop.cloud.s3;

import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The versions that a bucket keeps. Futures as those of {@link ObjectStore}. */
public interface ObjectVersions {

    /** Lists every version and delete marker whose key begins so, newest first within a key (ListObjectVersions). */
    CompletableFuture<Void> list(S3Location prefix, Consumer<List<ObjectVersion>> page);

    /** Makes a copy of that version the current one, all it carries included (CopyObject). */
    @Changes(ChangeKind.COPY_OBJECT)
    CompletableFuture<Written> copyOnTop(ObjectIdentifier version);
}
