package app.bellhop.aws.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Credentials that are found when they are needed and kept until shortly before they expire. One thread at a time looks for
 * them, others that need them wait for it. Any thread; interrupting one stops its search.
 */
final class KeptCredentials implements AwsCredentialsProvider {

    private static final Duration RENEWED_BEFORE = Duration.ofMinutes(1);

    private final Supplier<AwsCredentials> source;
    private final Supplier<?> settings;

    private @Nullable Object foundWith;
    private @Nullable AwsCredentials kept;
    private long foundAt = System.nanoTime();
    private @Nullable CompletableFuture<AwsCredentials> search;

    /**
     * @param source looks for them; blocks
     * @param settings where they come from: another instance has them looked for again
     */
    KeptCredentials(Supplier<AwsCredentials> source, Supplier<?> settings) {
        this.source = source;
        this.settings = settings;
    }

    /**
     * A server said that they have expired, whatever they say themselves. Of several requests that it said so to, the first
     * counts: for the others there are new ones already.
     *
     * @param sent when the request was sent, in nanoseconds
     */
    synchronized void forget(long sent) {
        if (sent - foundAt > 0) {
            kept = null;
        }
    }

    @Override
    public AwsCredentials resolveCredentials() {
        while (true) {
            CompletableFuture<AwsCredentials> other;
            CompletableFuture<AwsCredentials> own = new CompletableFuture<>();
            synchronized (this) {
                Object now = settings.get();
                if (kept != null && foundWith == now && !expired(kept)) {
                    return kept;
                }
                other = search;
                if (other == null) {
                    search = own;
                    foundWith = now;
                }
            }
            if (other == null) {
                return find(own);
            }
            AwsCredentials found = await(other);
            if (found != null) {
                return found;
            }
        }
    }

    private static boolean expired(AwsCredentials credentials) {
        return credentials
                .expirationTime()
                .filter(end -> end.minus(RENEWED_BEFORE).isBefore(Instant.now()))
                .isPresent();
    }

    private AwsCredentials find(CompletableFuture<AwsCredentials> own) {
        AwsCredentials found = null;
        try {
            found = source.get();
            return found;
        } catch (RuntimeException e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            synchronized (this) {
                kept = found;
                foundAt = System.nanoTime();
                search = null;
            }
            own.complete(found);
        }
    }

    /** Null if that search was stopped: another one is to be made. */
    private static @Nullable AwsCredentials await(CompletableFuture<AwsCredentials> search) {
        try {
            return search.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AbortedException) {
                return null;
            }
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("Stopped");
        }
    }
}
