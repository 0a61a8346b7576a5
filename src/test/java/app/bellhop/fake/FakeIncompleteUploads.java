package app.bellhop.fake;

import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.IncompleteUploads;
import app.bellhop.cloud.s3.bucket.StoredParts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Unfinished uploads in memory; failures are those of {@link FakeObjectStore}. */
public final class FakeIncompleteUploads implements IncompleteUploads {

    public final Map<IncompleteUpload, StoredParts> parts = new LinkedHashMap<>();

    private final FakeObjectStore store;

    FakeIncompleteUploads(FakeObjectStore store) {
        this.store = store;
    }

    @Override
    public CompletableFuture<Void> list(String bucket, Consumer<List<IncompleteUpload>> page) {
        return store.answer("listUploads", () -> {
            page.accept(parts.keySet().stream()
                    .filter(upload -> upload.bucket().equals(bucket))
                    .toList());
            return null;
        });
    }

    @Override
    public CompletableFuture<StoredParts> parts(IncompleteUpload upload) {
        return store.answer("parts " + upload.key(), () -> parts.get(upload));
    }

    @Override
    public CompletableFuture<Void> abort(IncompleteUpload upload) {
        return store.answer("abort " + upload.key(), () -> {
            parts.remove(upload);
            return null;
        });
    }
}
