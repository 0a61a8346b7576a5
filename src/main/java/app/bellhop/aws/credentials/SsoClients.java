package app.bellhop.aws.credentials;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;

/** The clients of IAM Identity Center. Used once and closed: signing in is rare. */
public final class SsoClients {

    private SsoClients() {}

    /** Gives tokens. */
    public static SsoOidcClient oidc(SsoProfile profile) {
        return AwsFiles.unread(SsoOidcClient.builder()
                .region(Region.of(profile.region()))
                .credentialsProvider(AnonymousCredentialsProvider.create())::build);
    }

    /** Lists accounts and roles, and gives keys. */
    public static SsoClient portal(SsoProfile profile) {
        return AwsFiles.unread(SsoClient.builder()
                .region(Region.of(profile.region()))
                .credentialsProvider(AnonymousCredentialsProvider.create())::build);
    }
}
