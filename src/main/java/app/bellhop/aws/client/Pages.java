package app.bellhop.aws.client;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.policy.Operation;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list page by page. A server that names the same next page twice, or sends ever more pages with nothing new in
 * them, would keep the list going for ever: it ends with a failure.
 *
 * @param <P> a page
 * @param <N> what names the next one: a token or a marker
 */
public final class Pages<P, N> {

    private final Operation operation;
    private final String subject;
    private final Function<@Nullable N, CompletableFuture<P>> request;
    private final Function<P, @Nullable N> next;
    private final Function<P, CompletableFuture<?>> page;
    private final Set<N> requested = new HashSet<>();
    private @Nullable N before;
    private final PageContent content = new PageContent();
    private final CompletableFuture<Void> all = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<P> running;

    private Pages(
            Operation operation,
            String subject,
            Function<@Nullable N, CompletableFuture<P>> request,
            Function<P, @Nullable N> next,
            Function<P, CompletableFuture<?>> page) {
        this.operation = operation;
        this.subject = subject;
        this.request = request;
        this.next = next;
        this.page = page;
    }

    /**
     * Reads all pages; cancelling the future stops it at the current one.
     *
     * @param request sends the request for the page of that name, or for the first one for null
     * @param next names the page that follows, or null after the last
     * @param page gets each page in order, on another thread
     */
    public static <P, N> CompletableFuture<Void> read(
            Operation operation,
            String subject,
            Function<@Nullable N, CompletableFuture<P>> request,
            Function<P, @Nullable N> next,
            Consumer<P> page) {
        CompletableFuture<Void> ready = CompletableFuture.completedFuture(null);
        return readPaced(operation, subject, request, next, value -> {
            page.accept(value);
            return ready;
        });
    }

    /**
     * The same, at the pace of whoever takes the pages.
     *
     * @param page gets each page in order; the next one is requested when its answer has ended
     */
    public static <P, N> CompletableFuture<Void> readPaced(
            Operation operation,
            String subject,
            Function<@Nullable N, CompletableFuture<P>> request,
            Function<P, @Nullable N> next,
            Function<P, CompletableFuture<?>> page) {
        Pages<P, N> pages = new Pages<>(operation, subject, request, next, page);
        pages.all.whenComplete((done, e) -> pages.stopRunning());
        pages.ask(null);
        return pages.all;
    }

    private void stopRunning() {
        CompletableFuture<P> now = running;
        if (all.isCancelled() && now != null) {
            now.cancel(true);
        }
    }

    private void ask(@Nullable N name) {
        CompletableFuture<P> answer = request.apply(name);
        running = answer;
        stopRunning();
        answer.whenComplete((value, e) -> {
            if (e != null) {
                all.completeExceptionally(CloudException.of(e));
            } else if (!all.isDone()) {
                take(value);
            }
        });
    }

    private void take(P value) {
        try {
            CompletableFuture<?> ready =
                    content.again(value) ? CompletableFuture.completedFuture(null) : page.apply(value);
            N following = next.apply(value);
            if (following == null) {
                all.complete(null);
            } else if (content.ended(value, goesBack(following))) {
                all.completeExceptionally(
                        CloudException.because(ErrorKind.NETWORK, operation.api, subject, AnswerProblem.NOTHING_NEW));
            } else if (requested.add(following)) {
                ready.whenComplete((done, e) -> askAfter(following, e));
            } else {
                all.completeExceptionally(
                        CloudException.because(ErrorKind.NETWORK, operation.api, subject, AnswerProblem.SAME_PAGE));
            }
        } catch (RuntimeException e) {
            all.completeExceptionally(CloudException.of(e));
        }
    }

    /** Markers, unlike tokens, are names in the order of the list. */
    @SuppressWarnings("unchecked")
    private boolean goesBack(N following) {
        N last = before;
        before = following;
        return last != null && following instanceof Comparable<?> name && ((Comparable<N>) name).compareTo(last) < 0;
    }

    private void askAfter(N name, @Nullable Throwable e) {
        if (e != null) {
            all.completeExceptionally(CloudException.of(e));
        } else if (!all.isDone()) {
            ask(name);
        }
    }

    /** A token, key or name, or null: some servers send an empty token with the last page, and entries without a name. */
    public static @Nullable String named(@Nullable String name) {
        return name == null || name.isEmpty() ? null : name;
    }

    /** The failure of a page that says that there are more, and not where. */
    public static CloudException unnamed(Operation operation, String subject) {
        return CloudException.because(ErrorKind.NETWORK, operation.api, subject, AnswerProblem.NO_NEXT_PAGE);
    }

    /** Whether there is more: as the answer says, or, if it does not, if it names the next page. */
    public static boolean more(@Nullable Boolean truncated, @Nullable Object next) {
        return truncated == null ? next != null : truncated;
    }
}
