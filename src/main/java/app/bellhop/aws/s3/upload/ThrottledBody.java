package app.bellhop.aws.s3.upload;

import app.bellhop.cloud.s3.Throttle;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.utils.async.SimplePublisher;

/** A body whose bytes wait for their turn, if there is a limit when it begins to be sent. */
final class ThrottledBody extends WrappedBody {

    private final Throttle throttle;

    ThrottledBody(AsyncRequestBody body, Throttle throttle) {
        super(body);
        this.throttle = throttle;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        if (!throttle.limits()) {
            body.subscribe(subscriber);
            return;
        }
        SimplePublisher<ByteBuffer> sent = new SimplePublisher<>();
        sent.subscribe(subscriber);
        body.subscribe(new Delay(sent));
    }

    /** Takes one buffer after the other, and passes it on in pieces. */
    private final class Delay implements Subscriber<ByteBuffer> {

        private final SimplePublisher<ByteBuffer> sent;
        private @Nullable Subscription source;
        private boolean sending;
        private boolean complete;

        private Delay(SimplePublisher<ByteBuffer> sent) {
            this.sent = sent;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            source = subscription;
            subscription.request(1);
        }

        private Subscription source() {
            return Objects.requireNonNull(source, "onSubscribe");
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            synchronized (this) {
                sending = true;
            }
            next(buffer);
        }

        private void next(ByteBuffer buffer) {
            if (!buffer.hasRemaining()) {
                sent();
                return;
            }
            int length = Math.min(throttle.piece(), buffer.remaining());
            ByteBuffer piece = buffer.slice().limit(length);
            buffer.position(buffer.position() + length);
            CompletableFuture.delayedExecutor(throttle.take(length), TimeUnit.NANOSECONDS)
                    .execute(() -> send(piece, buffer));
        }

        private void sent() {
            boolean last;
            synchronized (this) {
                sending = false;
                last = complete;
            }
            if (last) {
                sent.complete();
            } else {
                source().request(1);
            }
        }

        private void send(ByteBuffer piece, ByteBuffer rest) {
            sent.send(piece).whenComplete((done, e) -> {
                if (e == null) {
                    next(rest);
                } else {
                    source().cancel(); // The subscriber has failed.
                }
            });
        }

        @Override
        public void onError(Throwable e) {
            sent.error(e);
        }

        @Override
        public void onComplete() {
            synchronized (this) {
                complete = true;
                if (sending) {
                    return; // Its last bytes still wait.
                }
            }
            sent.complete();
        }
    }
}
