package app.bellhop.aws.http;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A client that is made for its first request: the classes of each take a while to load. Thread-safe. */
public final class Lazy<T extends SdkAutoCloseable> {

    private final Supplier<T> maker;
    private @Nullable T made;
    private boolean closed;

    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    /**
     * Blocks while it is made: not for the FX thread.
     *
     * @throws CancellationException once it is closed
     */
    public synchronized T get() {
        if (closed) {
            throw new CancellationException();
        }
        T client = made;
        if (client == null) {
            client = maker.get();
            made = client;
        }
        return client;
    }

    public synchronized void close() {
        closed = true;
        if (made != null) {
            made.close();
        }
    }
}
