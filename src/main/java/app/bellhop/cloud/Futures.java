package app.bellhop.cloud;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Chains requests. Unlike those of {@link CompletableFuture}, a chain that is cancelled stops the request under way. */
public final class Futures {

    private Futures() {}

    /** One request after the other; the second is not begun when the chain was cancelled. */
    public static <A, B> CompletableFuture<B> then(
            CompletableFuture<A> first, Function<A, CompletableFuture<B>> second) {
        CompletableFuture<B> chain = new CompletableFuture<>();
        AtomicReference<CompletableFuture<?>> running = new AtomicReference<>(first);
        first.whenComplete((value, e) -> {
            if (e != null) {
                chain.completeExceptionally(CloudException.of(e));
            } else if (!chain.isDone()) {
                begin(chain, running, () -> second.apply(value));
            }
        });
        chain.whenComplete((value, e) -> {
            if (chain.isCancelled()) {
                Objects.requireNonNull(running.get()).cancel(true);
            }
        });
        return chain;
    }

    private static <B> void begin(
            CompletableFuture<B> chain,
            AtomicReference<CompletableFuture<?>> running,
            java.util.function.Supplier<CompletableFuture<B>> second) {
        try {
            CompletableFuture<B> next = second.get();
            running.set(next);
            next.whenComplete((value, e) -> {
                if (e == null) {
                    chain.complete(value);
                } else {
                    chain.completeExceptionally(CloudException.of(e));
                }
            });
            if (chain.isCancelled()) {
                next.cancel(true);
            }
        } catch (RuntimeException e) {
            chain.completeExceptionally(CloudException.of(e));
        }
    }

    /** The same with something that is there at once. */
    public static <A, B> CompletableFuture<B> map(CompletableFuture<A> first, Function<A, B> second) {
        return then(first, value -> CompletableFuture.completedFuture(second.apply(value)));
    }

    /** Puts a value in place of a failure that was to be expected. */
    public static <T> CompletableFuture<T> recover(
            CompletableFuture<T> request, Predicate<CloudException> expected, @Nullable T instead) {
        return handle(request, (value, failure) -> {
            if (failure != null && !expected.test(failure)) {
                throw failure;
            }
            return failure == null ? value : instead;
        });
    }

    /** Sends another request where the first one fails. */
    public static <T> CompletableFuture<T> orElse(
            CompletableFuture<T> first, Function<CloudException, CompletableFuture<T>> second) {
        CompletableFuture<CompletableFuture<T>> next =
                handle(first, (value, e) -> e == null ? CompletableFuture.completedFuture(value) : second.apply(e));
        return then(next, request -> request);
    }

    /** Makes one thing of an answer (and null) or a failure (and null). */
    public static <T, R> CompletableFuture<R> handle(
            CompletableFuture<T> request, BiFunction<T, CloudException, R> made) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        request.whenComplete((value, e) -> {
            try {
                answer.complete(made.apply(value, e == null ? null : CloudException.of(e)));
            } catch (RuntimeException failure) {
                answer.completeExceptionally(CloudException.of(failure));
            }
        });
        answer.whenComplete((value, e) -> {
            if (answer.isCancelled()) {
                request.cancel(true);
            }
        });
        return answer;
    }

    /** All answers in order; the first failure otherwise. Cancelling it cancels each. */
    public static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> requests) {
        CompletableFuture<List<T>> all = new CompletableFuture<>();
        CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new)).whenComplete((done, e) -> {
            if (e == null) {
                all.complete(
                        requests.stream().map(request -> request.getNow(null)).toList());
            } else {
                all.completeExceptionally(CloudException.of(e));
            }
        });
        all.whenComplete((value, e) -> {
            if (all.isCancelled()) {
                requests.forEach(request -> request.cancel(true));
            }
        });
        return all;
    }
}
