package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks for the settings of a new bucket, and creates it. FX thread. */
public final class BucketActions {

    private final ObjectStore store;
    private final UiContext context;

    public BucketActions(ObjectStore store, UiContext context) {
        this.store = store;
        this.context = context;
    }

    /** @param done receives the name, even if the bucket was created without all of its settings */
    public void create(Consumer<String> done) {
        NewBucketForm form = new NewBucketForm();
        context.ask(form.form(), typed -> create(form.bucket(typed), done));
    }

    private void create(NewBucket bucket, Consumer<String> done) {
        context.ended(store.createBucket(bucket), (made, e) -> {
            Optional<CloudException> failure = Optional.ofNullable(e);
            // Settings are made once the bucket is there.
            boolean there = failure.map(CloudException::failure)
                    .map(setting -> setting.operation().startsWith("PutBucket"))
                    .orElse(true);
            if (there) {
                context.notice().set(Texts.get("newBucket.done", bucket.name()));
                done.accept(bucket.name());
            }
            Runnable again = there ? null : () -> create(bucket, done);
            failure.ifPresent(failed -> context.errors().show(failed, again));
        });
    }
}
