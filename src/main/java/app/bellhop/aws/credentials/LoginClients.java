package app.bellhop.aws.credentials;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.SigninClientBuilder;
import software.amazon.awssdk.services.signin.endpoints.SigninEndpointProvider;

/** The clients that refresh what {@code aws login} has left. Used once and closed, which leaves their HTTP client open. */
final class LoginClients {

    private LoginClients() {}

    /**
     * They reach AWS in the region of the token, not the server that the profile or the environment names for all services.
     *
     * @param profile whose session it is
     */
    static SigninClient of(ProfileFile files, String profile, @Nullable SdkHttpClient http) {
        SigninClientBuilder builder = SigninClient.builder()
                .httpClient(http)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(c -> c.defaultProfileFile(files).defaultProfileName(profile));
        EnvironmentSettings.signIn("Signin")
                .ifPresentOrElse(
                        builder::endpointOverride,
                        () -> builder.endpointProvider(params -> SigninEndpointProvider.defaultProvider()
                                .resolveEndpoint(
                                        params.toBuilder().endpoint(null).build())));
        return AwsFiles.unread(builder::build);
    }
}
