package app.bellhop.batch;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Loads what a listing doesn't say about its members, one request for each: a few at a time, the latest asked for first,
 * nothing twice. Used by one thread, which {@code ui} runs work on.
 */
public final class AttributeLoader<K, V> {

    private static final int MAX_CONCURRENT = 6;

    private final Function<K, CompletableFuture<V>> request;
    private final BiConsumer<K, V> loaded;
    private final BiConsumer<K, CloudException> failed;
    private final Executor ui;
    private final RateLimiter limiter;
    private final Set<K> requested = new HashSet<>();
    private final Set<K> before = new HashSet<>();
    private BatchRunner<K, V> runner;
    private int generation;
    private boolean unsupported;

    /**
     * @param request loads one; called on any thread
     * @param ui runs {@code loaded} and {@code failed}
     */
    public AttributeLoader(
            Function<K, CompletableFuture<V>> request,
            Executor ui,
            Scheduler later,
            BiConsumer<K, V> loaded,
            BiConsumer<K, CloudException> failed) {
        this.request = request;
        this.ui = ui;
        this.loaded = loaded;
        this.failed = failed;
        this.limiter = new RateLimiter(0, later);
        this.runner = newRunner();
    }

    /** Answers for an earlier one are dropped. */
    private BatchRunner<K, V> newRunner() {
        int current = ++generation;
        return new BatchRunner<>(
                MAX_CONCURRENT,
                limiter,
                request,
                (key, value, failure) -> ui.execute(() -> {
                    if (current == generation) {
                        ended(key, value, failure);
                    }
                }));
    }

    /** Loads it soon, unless that was requested already. */
    public void load(K key) {
        if (!unsupported && requested.add(key)) {
            runner.runFirst(key);
        }
    }

    /** Loads it once more. */
    public void reload(K key) {
        requested.remove(key);
        load(key);
    }

    /** Loads what was requested before {@link #clear}, as far as it is still there. */
    public void restore(Collection<K> present) {
        Set<K> still = new HashSet<>(before);
        still.retainAll(present);
        before.clear();
        still.forEach(this::load);
    }

    /** Forgets what was requested, and requests nothing more. */
    public void clear() {
        before.addAll(requested);
        requested.clear();
        BatchRunner<K, V> old = runner;
        runner = newRunner();
        old.stop();
    }

    private void ended(K key, @Nullable V value, @Nullable CloudException failure) {
        if (failure == null) {
            loaded.accept(key, value);
            return;
        }
        if (failure.kind() == ErrorKind.NOT_SUPPORTED) {
            unsupported = true; // It will be the same for all the others.
            runner.clear();
        }
        failed.accept(key, failure);
    }
}
