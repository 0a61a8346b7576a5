package app.bellhop.cloud.signin;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Whose credentials a connection uses. Any thread. */
public interface Identity {

    /** Of a server that does not tell. */
    Identity UNKNOWN = () -> CompletableFuture.completedFuture(Optional.empty());

    /** GetCallerIdentity of AWS; empty for other servers, which mostly lack it, and where it fails. Returns at once. */
    CompletableFuture<Optional<Caller>> find();

    /** The profile that signs in to IAM Identity Center for the connection; empty if none does. */
    default Optional<String> signInProfile() {
        return Optional.empty();
    }

    /**
     * A user or an assumed role.
     *
     * @param arn names it
     * @param account its account, 12 digits
     * @param expires when its credentials do, or null
     */
    record Caller(String arn, String account, @Nullable Instant expires) {}
}
