package app.bellhop.aws.credentials;

import app.bellhop.cloud.EndpointUrl;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What environment variables say, each as a system property first, as the SDK reads them. */
public final class EnvironmentSettings {

    private static final Map<String, String> SIGN_IN_VARIABLES =
            Map.of("Sts", "STS", "Sso", "SSO", "SsoOidc", "SSO_OIDC", "Signin", "SIGNIN");

    private EnvironmentSettings() {}

    /** The profile that is named. */
    public static Optional<String> profile() {
        return setting("aws.profile", "AWS_PROFILE");
    }

    /** Whether endpoints of the environment and of profiles don't count. */
    public static boolean endpointsIgnored() {
        return setting("aws.ignoreConfiguredEndpointUrls", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
                .filter(Boolean::parseBoolean)
                .isPresent();
    }

    /**
     * AWS_ENDPOINT_URL_S3 before AWS_ENDPOINT_URL; each as a system property ({@code aws.endpointUrlS3}) first.
     *
     * @param service such as {@code S3} or {@code Sns}
     */
    public static Optional<String> endpoint(String service) {
        return ownEndpoint(service).or(() -> setting("aws.endpointUrl", "AWS_ENDPOINT_URL"));
    }

    /** The same for that service only. */
    public static Optional<String> ownEndpoint(String service) {
        return setting("aws.endpointUrl" + service, "AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT));
    }

    /**
     * Where users sign in, whatever they connect to: only what is said of that service. Tokens are not for the server that
     * {@code AWS_ENDPOINT_URL} names.
     *
     * @param service such as {@code Sts} or {@code SsoOidc}
     */
    static Optional<URI> signIn(String service) {
        return endpointsIgnored()
                ? Optional.empty()
                : setting("aws.endpointUrl" + service, "AWS_ENDPOINT_URL_" + SIGN_IN_VARIABLES.get(service))
                        .map(url -> EndpointUrl.parse(url, service));
    }

    private static Optional<String> setting(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
