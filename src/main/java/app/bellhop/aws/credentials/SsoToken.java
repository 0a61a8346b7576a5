package app.bellhop.aws.credentials;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token of IAM Identity Center, with what refreshes it.
 *
 * @param accessToken what the services accept
 * @param expiresAt until when they do
 * @param clientId of the registered client that got it, or null
 * @param clientSecret of that client, or null
 * @param registrationExpiresAt until when the client is registered, or null
 * @param refreshToken or null for a token that cannot be refreshed
 */
public record SsoToken(
        String accessToken,
        Instant expiresAt,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable Instant registrationExpiresAt,
        @Nullable String refreshToken) {

    boolean refreshable(Instant now) {
        return refreshToken != null
                && clientId != null
                && clientSecret != null
                && (registrationExpiresAt == null || registrationExpiresAt.isAfter(now));
    }

    /** Shows no secret: records end up in logs. */
    @Override
    public String toString() {
        return "SsoToken[" + expiresAt + "]";
    }
}
