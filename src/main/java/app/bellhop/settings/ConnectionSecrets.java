package app.bellhop.settings;

import org.jspecify.annotations.Nullable;

/**
 * What a saved connection must not show to anybody.
 *
 * @param secretAccessKey or null where the credentials come from elsewhere
 * @param sessionToken of temporary credentials, or null
 * @param proxyPassword or null
 * @param certificatePassword opens the client certificate's file, or null
 */
public record ConnectionSecrets(
        @Nullable String secretAccessKey,
        @Nullable String sessionToken,
        @Nullable String proxyPassword,
        @Nullable String certificatePassword) {

    public static final ConnectionSecrets NONE = new ConnectionSecrets(null, null, null, null);

    public static ConnectionSecrets ofKey(@Nullable String secretAccessKey) {
        return new ConnectionSecrets(secretAccessKey, null, null, null);
    }

    /** Shows none of them: records end up in logs. */
    @Override
    public String toString() {
        return "ConnectionSecrets[…]";
    }
}
