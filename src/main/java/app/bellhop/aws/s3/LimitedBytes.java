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

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
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

    /** Whether the limit is reached: there may be more bytes. */
    boolean full() {
        return received.size() >= limit;
    }

    /** Accepts no more bytes: cancels the body as soon as it arrives or continues. */
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
        byte[] chunk = new byte[Math.min(buffer.remaining(), limit - received.size())];
        buffer.get(chunk);
        received.writeBytes(chunk);
        if (buffer.hasRemaining()) {
            cut = true;
            body.cancel();
            whole.complete(received.toByteArray());
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
        whole.complete(received.toByteArray());
    }
}
