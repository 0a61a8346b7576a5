package app.bellhop.aws.s3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Takes the first bytes of a body and turns the rest away: a server that ignores the range must not fill the memory. */
final class LimitedBytes implements Subscriber<ByteBuffer> {

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final int limit;
    private volatile boolean unwanted;
    private boolean cut;
    private @Nullable Subscription subscription;

    LimitedBytes(int limit) {
        this.limit = limit;
    }

    CompletableFuture<byte[]> whole() {
        return whole;
    }

    /** Whether bytes were turned away. */
    boolean cut() {
        return cut;
    }

    /** Whether as many bytes came as were wanted: there may be more. */
    boolean full() {
        return taken.size() >= limit;
    }

    /** Takes nothing any more: the body is broken off when it comes, or goes on coming. */
    void turnAway() {
        unwanted = true;
    }

    @Override
    public void onSubscribe(Subscription s) {
        subscription = s;
        if (unwanted) {
            s.cancel();
        } else {
            s.request(1);
        }
    }

    @Override
    public void onNext(ByteBuffer buffer) {
        Subscription body = Objects.requireNonNull(subscription);
        if (unwanted) {
            body.cancel();
            return;
        }
        byte[] chunk = new byte[Math.min(buffer.remaining(), limit - taken.size())];
        buffer.get(chunk);
        taken.writeBytes(chunk);
        if (buffer.hasRemaining()) {
            cut = true;
            body.cancel();
            whole.complete(taken.toByteArray());
        } else {
            // Also when all is there: a body of just this length ends well, and its connection can serve again.
            body.request(1);
        }
    }

    @Override
    public void onError(Throwable e) {
        whole.completeExceptionally(e);
    }

    @Override
    public void onComplete() {
        whole.complete(taken.toByteArray());
    }
}
