package app.bellhop.aws;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Takes the first bytes of a body and turns the rest away: a server that ignores the range must not fill the memory. */
final class LimitedBytes implements Subscriber<ByteBuffer> {

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final int limit;
    private Subscription subscription;

    LimitedBytes(int limit) {
        this.limit = limit;
    }

    CompletableFuture<byte[]> whole() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription s) {
        subscription = s;
        s.request(1);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
        byte[] chunk = new byte[Math.min(buffer.remaining(), limit - taken.size())];
        buffer.get(chunk);
        taken.writeBytes(chunk);
        if (taken.size() < limit) {
            subscription.request(1);
        } else if (buffer.hasRemaining()) {
            subscription.cancel();
            whole.complete(taken.toByteArray());
        } else {
            subscription.request(
                    1); // Lets a body of just this length end well, so that its connection can serve again.
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
