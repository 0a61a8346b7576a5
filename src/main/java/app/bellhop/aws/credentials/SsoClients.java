package app.bellhop.aws.credentials;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.endpoints.SsoEndpointProvider;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.endpoints.SsoOidcEndpointProvider;

/** The clients of IAM Identity Center. Used once and closed, which leaves their HTTP client open: signing in is rare. */
public final class SsoClients {

    private SsoClients() {}

    /**
     * Fails with NETWORK unless the answer to an operation has all that it must have: a sign-in page of the network may answer
     * 200 in place of the service.
     */
    public static void complete(String operation, SsoProfile profile, @Nullable Object... members) {
        if (Stream.of(members).anyMatch(member -> member == null || member instanceof String text && text.isBlank())) {
            throw CloudException.because(
                    ErrorKind.NETWORK, operation, profile.profile(), AnswerProblem.FOREIGN, operation);
        }
    }

    /** Gives tokens. */
    public static SsoOidcClient oidc(SsoProfile profile, @Nullable SdkHttpClient http) {
        return AwsFiles.unread(SsoOidcClient.builder()
                .httpClient(http)
                .region(Region.of(profile.region()))
                .endpointOverride(EnvironmentSettings.signIn("SsoOidc").orElseGet(() -> oidc(profile)))
                .credentialsProvider(AnonymousCredentialsProvider.create())::build);
    }

    private static URI oidc(SsoProfile profile) {
        return SsoOidcEndpointProvider.defaultProvider()
                .resolveEndpoint(p -> p.region(Region.of(profile.region())))
                .join()
                .endpointUrl()
                .toUri();
    }

    /** Lists accounts and roles, and gives keys. */
    public static SsoClient portal(SsoProfile profile, @Nullable SdkHttpClient http) {
        return AwsFiles.unread(SsoClient.builder()
                .httpClient(http)
                .region(Region.of(profile.region()))
                .endpointOverride(EnvironmentSettings.signIn("Sso").orElseGet(() -> portal(profile)))
                .credentialsProvider(AnonymousCredentialsProvider.create())::build);
    }

    private static URI portal(SsoProfile profile) {
        return SsoEndpointProvider.defaultProvider()
                .resolveEndpoint(p -> p.region(Region.of(profile.region())))
                .join()
                .endpointUrl()
                .toUri();
    }
}
