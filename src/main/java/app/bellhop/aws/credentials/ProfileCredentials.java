package app.bellhop.aws.credentials;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.RoleCredentials;
import software.amazon.awssdk.services.sso.model.SsoException;

/**
 * Finds the credentials of profiles as the AWS CLI does. The SDK could do that, but cannot ask for an MFA code or stop a
 * process, reads files at their places that it was not given, and sends the keys for one server to AWS.
 */
final class ProfileCredentials {

    private final Supplier<ProfileFile> files;
    private final SignInTools tools;
    private final Function<Profile, Optional<URI>> stsEndpoint;
    private final CredentialProcess processes;

    /** @param stsEndpoint where the role of a profile is assumed; empty for AWS */
    ProfileCredentials(Supplier<ProfileFile> files, SignInTools tools, Function<Profile, Optional<URI>> stsEndpoint) {
        this.stsEndpoint = stsEndpoint;
        this.files = files;
        this.tools = tools;
        this.processes = new CredentialProcess(tools.executor(), CredentialProcess.LIMIT);
    }

    /** Whether a profile says where its credentials come from. */
    static boolean has(Profile profile) {
        return SsoProfile.is(profile)
                || Stream.of(
                                ProfileProperty.ROLE_ARN,
                                ProfileProperty.AWS_ACCESS_KEY_ID,
                                ProfileProperty.LOGIN_SESSION,
                                ProfileProperty.CREDENTIAL_PROCESS)
                        .anyMatch(property -> AwsFiles.value(profile, property).isPresent());
    }

    /** The credentials of a profile as the files are now. Blocks. */
    AwsCredentials find(String name) {
        return find(name, new HashSet<>());
    }

    private AwsCredentials find(String name, Set<String> asSource) {
        Profile profile = has(name).orElseThrow(() -> problem(name, CredentialProblem.NONE_IN_PROFILE));
        if (AwsFiles.value(profile, ProfileProperty.ROLE_ARN).isPresent()) {
            return role(profile, asSource);
        }
        if (SsoProfile.is(profile)) {
            return sso(SsoProfile.of(files.get(), name));
        }
        if (AwsFiles.value(profile, ProfileProperty.AWS_ACCESS_KEY_ID).isPresent()) {
            return keys(profile);
        }
        Optional<String> process = AwsFiles.value(profile, ProfileProperty.CREDENTIAL_PROCESS);
        return process.isPresent() ? processes.run(name, process.get()) : login(profile);
    }

    private Optional<Profile> has(String name) {
        return files.get().profile(name).filter(ProfileCredentials::has);
    }

    private AwsCredentials role(Profile profile, Set<String> asSource) {
        AssumedRole role = new AssumedRole(
                AwsFiles.value(profile, ProfileProperty.ROLE_ARN).orElseThrow(),
                AwsFiles.value(profile, ProfileProperty.ROLE_SESSION_NAME).orElse(null),
                AwsFiles.value(profile, ProfileProperty.EXTERNAL_ID).orElse(null),
                AwsFiles.value(profile, ProfileProperty.MFA_SERIAL).orElse(null),
                AwsFiles.value(profile, ProfileProperty.DURATION_SECONDS)
                        .map(ProfileCredentials::seconds)
                        .orElse(null),
                AwsFiles.value(profile, ProfileProperty.REGION).orElse(null),
                stsEndpoint.apply(profile).orElse(null));
        Optional<String> token = AwsFiles.value(profile, ProfileProperty.WEB_IDENTITY_TOKEN_FILE);
        return token.isPresent() ? role.assume(token.get(), tools) : role.assume(source(profile, asSource), tools);
    }

    private static @Nullable Integer seconds(String typed) {
        try {
            return Integer.valueOf(typed);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private AwsCredentials source(Profile profile, Set<String> asSource) {
        Optional<String> source = AwsFiles.value(profile, ProfileProperty.SOURCE_PROFILE);
        if (source.isEmpty()) {
            return computer(profile);
        }
        // A profile that is its own source has keys beside the role, and so may the last of a circle.
        if (source.get().equals(profile.name()) || !asSource.add(profile.name())) {
            return ownKeys(profile).orElseThrow(() -> problem(profile.name(), CredentialProblem.SOURCE_CIRCLE));
        }
        if (has(source.get()).isEmpty()) {
            throw problem(profile.name(), CredentialProblem.NO_SOURCE);
        }
        return find(source.get(), asSource);
    }

    private static AwsCredentials computer(Profile profile) {
        return switch (AwsFiles.value(profile, ProfileProperty.CREDENTIAL_SOURCE)
                .orElse("")) {
            case "Environment" ->
                EnvironmentVariableCredentialsProvider.create().resolveCredentials();
            case "Ec2InstanceMetadata" -> {
                try (var instance = InstanceProfileCredentialsProvider.create()) {
                    yield instance.resolveCredentials();
                }
            }
            case "EcsContainer" -> {
                try (var container = ContainerCredentialsProvider.create()) {
                    yield container.resolveCredentials();
                }
            }
            default -> throw problem(profile.name(), CredentialProblem.NO_SOURCE);
        };
    }

    private static AwsCredentials keys(Profile profile) {
        return ownKeys(profile).orElseThrow(() -> problem(profile.name(), CredentialProblem.NONE_IN_PROFILE));
    }

    /** The keys that a profile has itself, if it has both. */
    private static Optional<AwsCredentials> ownKeys(Profile profile) {
        Optional<String> id = AwsFiles.value(profile, ProfileProperty.AWS_ACCESS_KEY_ID);
        Optional<String> secret = AwsFiles.value(profile, ProfileProperty.AWS_SECRET_ACCESS_KEY);
        Optional<String> token = AwsFiles.value(profile, ProfileProperty.AWS_SESSION_TOKEN);
        return id.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        token.isPresent()
                                ? AwsSessionCredentials.create(id.get(), secret.get(), token.get())
                                : AwsBasicCredentials.create(id.get(), secret.get()));
    }

    /** GetRoleCredentials with the token that signing in has left. */
    private AwsCredentials sso(SsoProfile profile) {
        if (profile.needsRole()) {
            throw problem(profile.profile(), CredentialProblem.SSO_NO_ROLE);
        }
        String token = tools.tokens().valid(profile, tools.http());
        try (SsoClient portal = SsoClients.portal(profile, tools.http())) {
            RoleCredentials found = portal.getRoleCredentials(r ->
                            r.accessToken(token).accountId(profile.account()).roleName(profile.role()))
                    .roleCredentials();
            if (found == null) {
                found = RoleCredentials.builder().build();
            }
            SsoClients.complete(
                    "GetRoleCredentials",
                    profile,
                    found.accessKeyId(),
                    found.secretAccessKey(),
                    found.sessionToken(),
                    found.expiration());
            return AwsSessionCredentials.builder()
                    .accessKeyId(found.accessKeyId())
                    .secretAccessKey(found.secretAccessKey())
                    .sessionToken(found.sessionToken())
                    .expirationTime(Instant.ofEpochMilli(found.expiration()))
                    .build();
        } catch (SsoException e) {
            if (e.statusCode() == 401) {
                throw SsoTokens.expired(profile);
            }
            if (e.statusCode() == 403 || e.statusCode() == 404) {
                throw CloudException.because(
                        ErrorKind.BAD_CREDENTIALS,
                        "GetRoleCredentials",
                        profile.profile(),
                        CredentialProblem.SSO_ROLE_REFUSED,
                        String.valueOf(profile.role()),
                        String.valueOf(profile.account()));
            }
            throw e;
        }
    }

    /** What {@code aws login} has left; the SDK refreshes it. */
    private AwsCredentials login(Profile profile) {
        try (SigninClient client = LoginClients.of(files.get(), profile.name(), tools.http());
                LoginCredentialsProvider provider = LoginCredentialsProvider.builder()
                        .signinClient(client)
                        .loginSession(AwsFiles.value(profile, ProfileProperty.LOGIN_SESSION)
                                .orElse(""))
                        .build()) {
            return provider.resolveCredentials();
        } catch (SdkException | IllegalArgumentException e) {
            if (network(e)) {
                throw e;
            }
            throw problem(profile.name(), CredentialProblem.LOGIN_SESSION);
        }
    }

    private static boolean network(Throwable e) {
        return e instanceof IOException && !(e instanceof FileSystemException)
                || e.getCause() != null && network(e.getCause());
    }

    private static CloudException problem(String name, CredentialProblem problem) {
        return CloudException.because(ErrorKind.BAD_CREDENTIALS, "GetCredentials", name, problem, name);
    }
}
