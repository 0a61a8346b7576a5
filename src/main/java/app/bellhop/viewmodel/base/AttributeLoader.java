package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Asks for what a list does not tell of its members, one request for each: a few at a time, what is looked at before what
 * is not, nothing twice. FX thread.
 */
public final class AttributeLoader<K, V> {

    private static final int AT_ONCE = 6;
    private static final long BACK_OFF_MILLIS = 1_000;

    private final Function<K, CompletableFuture<V>> ask;
    private final BiConsumer<K, V> found;
    private final BiConsumer<K, CloudException> failed;
    private final UiContext context;
    private final Deque<K> wanted = new ArrayDeque<>();
    private final Set<K> known = new HashSet<>();
    private final Set<CompletableFuture<V>> running = new HashSet<>();
    private final Set<K> before = new HashSet<>();
    private boolean unsupported;
    private boolean resting;

    public AttributeLoader(
            Function<K, CompletableFuture<V>> ask,
            UiContext context,
            BiConsumer<K, V> found,
            BiConsumer<K, CloudException> failed) {
        this.ask = ask;
        this.context = context;
        this.found = found;
        this.failed = failed;
    }

    /** Asks soon, unless it was asked already. */
    public void want(K key) {
        if (!unsupported && known.add(key)) {
            wanted.addFirst(key);
            pump();
        }
    }

    /** Asks again. */
    public void again(K key) {
        known.remove(key);
        want(key);
    }

    /** Asks again for what was asked before {@link #clear}, as far as it is still there. */
    public void restore(Collection<K> present) {
        Set<K> still = new HashSet<>(before);
        still.retainAll(present);
        before.clear();
        still.forEach(this::want);
    }

    /** Forgets what was asked, and asks nothing more. */
    public void clear() {
        before.addAll(known);
        wanted.clear();
        known.clear();
        Set.copyOf(running).forEach(request -> request.cancel(true));
        running.clear();
    }

    private void pump() {
        while (!resting && running.size() < AT_ONCE && !wanted.isEmpty()) {
            K key = wanted.poll();
            CompletableFuture<V> request = ask.apply(key);
            running.add(request);
            request.whenCompleteAsync(
                    (value, e) -> {
                        if (running.remove(request)) {
                            ended(key, value, e);
                            pump();
                        }
                    },
                    context.ui());
        }
    }

    private void ended(K key, V value, Throwable e) {
        if (e == null) {
            found.accept(key, value);
            return;
        }
        CloudException failure = CloudException.of(e);
        if (failure.kind() == ErrorKind.THROTTLED) {
            known.remove(key);
            rest(key);
            return;
        }
        if (failure.kind() == ErrorKind.NOT_SUPPORTED) {
            unsupported = true; // It will answer the same to all the others.
            wanted.clear();
        }
        failed.accept(key, failure);
    }

    /** Asked too often: all wait a moment. */
    private void rest(K key) {
        resting = true;
        context.later()
                .after(
                        BACK_OFF_MILLIS,
                        () -> context.ui().execute(() -> {
                            resting = false;
                            want(key);
                            pump();
                        }));
    }
}
