package app.bellhop.aws.s3.upload;

import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.Throttle;
import java.nio.ByteBuffer;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.SdkPublisher;

/** Adds up what the requests of one upload have sent. A request that is sent again counts from its beginning. Thread-safe. */
final class ProgressCount {

    private final ProgressSink sink;
    private final Throttle throttle;
    private long total;
    private long kept;

    /** @param throttle limits how fast the bytes are sent */
    ProgressCount(ProgressSink sink, Throttle throttle) {
        this.sink = sink;
        this.throttle = throttle;
    }

    /** The sink gets each total in order. */
    synchronized void add(long bytes) {
        total += bytes;
        sink.transferred(total, kept);
    }

    void noticed(Reason notice) {
        sink.noticed(notice);
    }

    /** So many were sent by an earlier attempt. */
    synchronized void keep(long bytes) {
        kept += bytes;
        add(bytes);
    }

    /** Nothing of it is there. */
    synchronized void lose() {
        total = 0;
        kept = 0;
        sink.transferred(0, 0);
    }

    AsyncRequestBody count(AsyncRequestBody body) {
        return new CountedBody(new ThrottledBody(body, throttle));
    }

    private final class CountedBody extends WrappedBody {

        private long sent;

        CountedBody(AsyncRequestBody body) {
            super(body);
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            restart();
            SdkPublisher<ByteBuffer> counted = body.map(buffer -> {
                sending(buffer.remaining());
                return buffer;
            });
            counted.subscribe(subscriber);
        }

        private synchronized void restart() {
            if (sent > 0) {
                add(-sent);
                sent = 0;
            }
        }

        private synchronized void sending(int bytes) {
            sent += bytes;
            add(bytes);
        }
    }
}
