package app.bellhop.aws.credentials;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.settings.OwnerOnlyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.SsoOidcException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tokens of IAM Identity Center, in the folder and the form in which the AWS CLI keeps them. Blocks. Any thread. */
public final class SsoTokens {

    /** As the AWS CLI, a token is refreshed when it is about to expire. */
    private static final Duration REFRESHED_BEFORE = Duration.ofMinutes(15);

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    public SsoTokens(Path folder) {
        this.folder = folder;
    }

    /** Those of the user. As the AWS CLI, {@code HOME} says where that is. */
    public static SsoTokens ofUser() {
        String home = System.getenv("HOME");
        return new SsoTokens(Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home)
                .resolve(".aws")
                .resolve("sso")
                .resolve("cache"));
    }

    /** The token that a profile uses, refreshed through that client if that is due: CreateToken. */
    public synchronized String valid(SsoProfile profile, @Nullable SdkHttpClient http) {
        Instant now = Instant.now();
        SsoToken token = read(profile).orElseThrow(() -> problem(profile, CredentialProblem.SSO_NOT_SIGNED_IN));
        if (token.refreshable(now) && now.plus(REFRESHED_BEFORE).isAfter(token.expiresAt())) {
            try {
                token = refreshed(profile, token, http);
                write(profile, token);
            } catch (SsoOidcException | IOException e) {
                if (!token.expiresAt().isAfter(now)) {
                    throw expired(profile);
                }
            } catch (SdkClientException | CloudException e) {
                if (!token.expiresAt().isAfter(now)) { // Else there is time to try again.
                    throw e;
                }
            }
        }
        if (!token.expiresAt().isAfter(now)) {
            throw expired(profile);
        }
        return token.accessToken();
    }

    static CloudException expired(SsoProfile profile) {
        return problem(profile, CredentialProblem.SSO_EXPIRED);
    }

    private static CloudException problem(SsoProfile profile, CredentialProblem problem) {
        return CloudException.because(
                ErrorKind.BAD_CREDENTIALS, "CreateToken", profile.profile(), problem, profile.profile());
    }

    private static SsoToken refreshed(SsoProfile profile, SsoToken token, @Nullable SdkHttpClient http) {
        try (SsoOidcClient oidc = SsoClients.oidc(profile, http)) {
            CreateTokenResponse fresh = oidc.createToken(r -> r.clientId(token.clientId())
                    .clientSecret(token.clientSecret())
                    .grantType("refresh_token")
                    .refreshToken(token.refreshToken()));
            SsoClients.complete("CreateToken", profile, fresh.accessToken(), fresh.expiresIn());
            return new SsoToken(
                    fresh.accessToken(),
                    Instant.now().plusSeconds(fresh.expiresIn()),
                    token.clientId(),
                    token.clientSecret(),
                    token.registrationExpiresAt(),
                    fresh.refreshToken() == null ? token.refreshToken() : fresh.refreshToken());
        }
    }

    /** Empty if there is none that can be read. */
    Optional<SsoToken> read(SsoProfile profile) {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file(profile)));
            String access = text(json, "accessToken");
            Instant expires = time(json, "expiresAt");
            return access == null || expires == null
                    ? Optional.empty()
                    : Optional.of(new SsoToken(
                            access,
                            expires,
                            text(json, "clientId"),
                            text(json, "clientSecret"),
                            time(json, "registrationExpiresAt"),
                            text(json, "refreshToken")));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Replaces the token that profiles of the same session use. */
    public synchronized void write(SsoProfile profile, SsoToken token) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("startUrl", profile.startUrl());
        json.put("region", profile.region());
        json.put("accessToken", token.accessToken());
        json.put("expiresAt", time(token.expiresAt()));
        put(json, "clientId", token.clientId());
        put(json, "clientSecret", token.clientSecret());
        put(json, "registrationExpiresAt", time(token.registrationExpiresAt()));
        put(json, "refreshToken", token.refreshToken());
        OwnerOnlyFile.write(file(profile), JSON.writeValueAsBytes(json));
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    Path file(SsoProfile profile) {
        try {
            byte[] key = profile.tokenKey().getBytes(StandardCharsets.UTF_8);
            String name =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(key));
            return folder.resolve(name + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has it.
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).isString() ? json.path(name).stringValue() : null;
    }

    /** Old versions of the AWS CLI wrote UTC for Z. */
    private static @Nullable Instant time(JsonNode json, String name) {
        String text = text(json, name);
        try {
            return text == null ? null : Instant.parse(text.replace("UTC", "Z"));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
