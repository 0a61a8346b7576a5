package app.bellhop.aws.signin;

import app.bellhop.aws.credentials.SsoClients;
import app.bellhop.aws.credentials.SsoProfile;
import app.bellhop.aws.credentials.SsoToken;
import app.bellhop.aws.credentials.SsoTokens;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.signin.DeviceCode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/** One sign-in: a code, and the token that it gives once the user has approved it. */
final class DeviceAuthorization {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final int DEFAULT_SECONDS = 5;

    /** How much longer to wait each time that the service asks for it. */
    private static final int SLOWER_SECONDS = 5;

    private final SsoProfile profile;
    private final SdkHttpClient http;
    private final SsoTokens tokens;
    private final Executor background;
    private final ScheduledExecutorService timer;
    private final CompletableFuture<Void> done;

    /** @param done is completed at the end; stops the sign-in if it is completed by others */
    DeviceAuthorization(
            SsoProfile profile,
            SdkHttpClient http,
            SsoTokens tokens,
            Executor background,
            ScheduledExecutorService timer,
            CompletableFuture<Void> done) {
        this.profile = profile;
        this.http = http;
        this.tokens = tokens;
        this.background = background;
        this.timer = timer;
        this.done = done;
    }

    /** RegisterClient and StartDeviceAuthorization. Blocks. */
    void begin(Consumer<DeviceCode> code) {
        try (SsoOidcClient oidc = SsoClients.oidc(profile, http)) {
            RegisterClientResponse client = oidc.registerClient(
                    r -> r.clientName("bellhop").clientType("public").scopes(profile.scopes()));
            SsoClients.complete("RegisterClient", profile, client.clientId(), client.clientSecret());
            StartDeviceAuthorizationResponse device = oidc.startDeviceAuthorization(r -> r.clientId(client.clientId())
                    .clientSecret(client.clientSecret())
                    .startUrl(profile.startUrl()));
            SsoClients.complete(
                    "StartDeviceAuthorization",
                    profile,
                    device.deviceCode(),
                    device.userCode(),
                    device.verificationUri(),
                    device.expiresIn());
            Instant end = Instant.now().plusSeconds(device.expiresIn());
            code.accept(new DeviceCode(device.userCode(), address(device)));
            int seconds = Objects.requireNonNullElse(device.interval(), DEFAULT_SECONDS);
            later(client, device, end, Math.max(1, seconds));
        }
    }

    /** Only a web address: it is opened in the browser. */
    private URI address(StartDeviceAuthorizationResponse device) {
        String address =
                device.verificationUriComplete() == null ? device.verificationUri() : device.verificationUriComplete();
        try {
            URI uri = new URI(String.valueOf(address));
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // No address.
        }
        throw CloudException.because(
                ErrorKind.NETWORK,
                "StartDeviceAuthorization",
                profile.profile(),
                AnswerProblem.FOREIGN,
                "StartDeviceAuthorization");
    }

    private void later(
            RegisterClientResponse client, StartDeviceAuthorizationResponse device, Instant end, int seconds) {
        timer.schedule(() -> background.execute(() -> ask(client, device, end, seconds)), seconds, TimeUnit.SECONDS);
    }

    /** CreateToken, again and again. */
    private void ask(RegisterClientResponse client, StartDeviceAuthorizationResponse device, Instant end, int seconds) {
        if (done.isDone()) {
            return;
        }
        try {
            if (Instant.now().isAfter(end)) {
                throw problem(CredentialProblem.SIGN_IN_TOO_LATE);
            }
            keep(client, token(client, device));
            done.complete(null);
        } catch (AuthorizationPendingException e) {
            later(client, device, end, seconds);
        } catch (SlowDownException e) {
            later(client, device, end, seconds + SLOWER_SECONDS);
        } catch (ExpiredTokenException e) {
            done.completeExceptionally(problem(CredentialProblem.SIGN_IN_TOO_LATE));
        } catch (SdkClientException e) {
            later(client, device, end, seconds + SLOWER_SECONDS); // The network fails for a moment.
        } catch (IOException e) {
            done.completeExceptionally(CloudException.ofFile("CreateToken", profile.profile(), e));
        } catch (RuntimeException e) {
            done.completeExceptionally(SignInErrors.map("CreateToken", profile.profile(), e));
        }
    }

    private CreateTokenResponse token(RegisterClientResponse client, StartDeviceAuthorizationResponse device) {
        try (SsoOidcClient oidc = SsoClients.oidc(profile, http)) {
            return oidc.createToken(r -> r.clientId(client.clientId())
                    .clientSecret(client.clientSecret())
                    .grantType(GRANT)
                    .deviceCode(device.deviceCode()));
        }
    }

    private void keep(RegisterClientResponse client, CreateTokenResponse token) throws IOException {
        SsoClients.complete("CreateToken", profile, token.accessToken(), token.expiresIn());
        tokens.write(
                profile,
                new SsoToken(
                        token.accessToken(),
                        Instant.now().plusSeconds(token.expiresIn()),
                        client.clientId(),
                        client.clientSecret(),
                        registrationEnd(client),
                        token.refreshToken()));
    }

    /** Null if it never ends, or nobody says when. */
    private static @Nullable Instant registrationEnd(RegisterClientResponse client) {
        try {
            return client.clientSecretExpiresAt() == null
                    ? null
                    : Instant.ofEpochSecond(client.clientSecretExpiresAt());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private CloudException problem(CredentialProblem problem, Object... arguments) {
        return CloudException.because(ErrorKind.BAD_CREDENTIALS, "CreateToken", profile.profile(), problem, arguments);
    }
}
