package app.bellhop.aws.credentials;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;

/** The clients of IAM Identity Center. Used once and closed, which leaves their HTTP client open: signing in is rare. */
public final class SsoClients {

    private SsoClients() {}

    /** Gives tokens. */
    public static SsoOidcClient oidc(SsoProfile profile, @Nullable SdkHttpClient http) {
        return AwsFiles.unread(SsoOidcClient.builder()
                .httpClient(http)
                .region(Region.of(profile.region()))
                .credentialsProvider(AnonymousCredentialsProvider.create())::build);
    }

    /** Lists accounts and roles, and gives keys. */
    public static SsoClient portal(SsoProfile profile, @Nullable SdkHttpClient http) {
        return AwsFiles.unread(SsoClient.builder()
                .httpClient(http)
                .region(Region.of(profile.region()))
                .credentialsProvider(AnonymousCredentialsProvider.create())::build);
    }
}
