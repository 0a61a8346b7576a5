package app.bellhop.aws.credentials;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.EndpointUrl;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SignInOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.endpoint.DualstackEnabledProvider;
import software.amazon.awssdk.awscore.endpoint.FipsEnabledProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The profile whose settings count for a connection: its own, that of the environment, or none for a saved one. The SDK
 * would take some of the default profile's instead.
 */
public final class ChosenProfile {

    private static final String DEFAULT = "default";
    private static final String FALLBACK_REGION = "us-east-1";

    private final Connection connection;
    private final Supplier<ProfileFile> files;
    private final String name;

    /** Whether the connection names its profile, rather than the environment. */
    private final boolean profileNamed;

    private final List<KeptCredentials> kept = new ArrayList<>();

    /** Reads the AWS files, unless the connection is a saved one. */
    public ChosenProfile(Connection connection) {
        this.connection = connection;
        this.name = switch (connection.source()) {
            case PROFILE, SAVED, DEMO -> connection.profile() == null ? DEFAULT : connection.profile();
            case ENVIRONMENT -> ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
        };
        boolean own = connection.accessKeyId() != null || connection.signIn().anonymous();
        profileNamed = connection.source() == Connection.Source.PROFILE || connection.profile() != null;
        files = own ? () -> AwsFiles.NONE.profiles() : new CurrentProfiles();
        boolean needed = profileNamed
                || !name.equals(DEFAULT)
                        && SdkSystemSetting.AWS_ACCESS_KEY_ID.getStringValue().isEmpty();
        if (!own && needed && files.get().profile(name).isEmpty()) {
            throw CloudException.because(
                    ErrorKind.INVALID, "Connect", connection.name(), ConnectionProblem.NO_PROFILE, name);
        }
    }

    /**
     * The credentials, looked for when they are first needed.
     *
     * @param secrets of a connection that names its access key itself
     * @param server where roles of the connection's own are assumed; null for AWS
     */
    public AwsCredentialsProvider credentials(ConnectionSecrets secrets, @Nullable URI server, SignInTools tools) {
        SignInOptions signIn = connection.signIn();
        if (signIn.anonymous()) {
            return AnonymousCredentialsProvider.create();
        }
        AwsCredentialsProvider direct = direct(secrets, tools);
        if (signIn.roleArn() == null) {
            return direct;
        }
        AssumedRole role = new AssumedRole(
                signIn.roleArn(),
                signIn.roleSessionName(),
                signIn.externalId(),
                signIn.mfaSerial(),
                null,
                connection.region(),
                server == null ? EnvironmentSettings.signIn("Sts").orElse(null) : server);
        return kept(() -> role.assume(direct.resolveCredentials(), tools));
    }

    private AwsCredentialsProvider direct(ConnectionSecrets secrets, SignInTools tools) {
        if (connection.accessKeyId() != null) {
            return StaticCredentialsProvider.create(
                    secrets.sessionToken() == null
                            ? AwsBasicCredentials.create(connection.accessKeyId(), secrets.secretAccessKey())
                            : AwsSessionCredentials.create(
                                    connection.accessKeyId(), secrets.secretAccessKey(), secrets.sessionToken()));
        }
        boolean environmentHasKeys = SdkSystemSetting.AWS_ACCESS_KEY_ID
                        .getStringValue()
                        .isPresent()
                || SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().isPresent();
        boolean profileHas =
                files.get().profile(name).filter(ProfileCredentials::has).isPresent();
        if (profileNamed || profileHas && !environmentHasKeys) {
            ProfileCredentials found = new ProfileCredentials(files, tools, its -> stsEndpoint(Optional.of(its)));
            return kept(() -> found.find(name));
        }
        return DefaultCredentialsProvider.builder()
                .profileFile(files)
                .profileName(name)
                .build();
    }

    private KeptCredentials kept(Supplier<AwsCredentials> source) {
        KeptCredentials credentials = new KeptCredentials(source, files);
        kept.add(credentials);
        return credentials;
    }

    /** Everything else that a client takes from a profile: checksums, retries, proxies … */
    public ClientOverrideConfiguration.Builder configure(ClientOverrideConfiguration.Builder client) {
        kept.forEach(credentials -> client.addExecutionInterceptor(new ExpiredCredentials(credentials)));
        return client.defaultProfileFileSupplier(files).defaultProfileName(name);
    }

    /** A property as it stands in the profile: {@code ca_bundle}, {@code s3.addressing_style} … */
    public Optional<String> property(String property) {
        return files.get().profile(name).flatMap(profile -> profile.property(property));
    }

    /**
     * The endpoint that is configured for a service only, if one is: for a connection of the environment by
     * {@code AWS_ENDPOINT_URL_ATHENA} and the like (as a system property {@code aws.endpointUrlAthena}), or else by the profile.
     *
     * @param service such as {@code Athena}
     */
    public Optional<URI> endpoint(String service) {
        return configured(EnvironmentSettings.ownEndpoint(service), () -> ofProfile(service.toLowerCase(Locale.ROOT)));
    }

    /** @param environment counts for the environment's own connection only */
    private Optional<URI> configured(Optional<String> environment, Supplier<Optional<String>> profile) {
        boolean own = connection.source() == Connection.Source.ENVIRONMENT;
        boolean ignored = EnvironmentSettings.endpointsIgnored()
                || files.get().profile(name).filter(AwsFiles::ignoresEndpoints).isPresent();
        return own && ignored
                ? Optional.empty()
                : environment.filter(url -> own).or(profile).map(url -> EndpointUrl.parse(url, connection.name()));
    }

    private Optional<String> ofProfile(String service) {
        ProfileFile now = files.get();
        return now.profile(name)
                .filter(profile -> !AwsFiles.ignoresEndpoints(profile))
                .flatMap(profile -> AwsFiles.ownEndpoint(now, profile, service))
                .map(String::strip);
    }

    /** Where STS is; empty for AWS's own. */
    public Optional<URI> stsEndpoint() {
        return stsEndpoint(files.get().profile(name));
    }

    private Optional<URI> stsEndpoint(Optional<Profile> profile) {
        return EnvironmentSettings.signIn("Sts")
                .or(() -> configured(
                        EnvironmentSettings.endpoint("Sts"),
                        () -> profile.flatMap(found -> AwsFiles.endpoint(files.get(), found, "sts"))));
    }

    /** The profile that signs in to IAM Identity Center for the connection, if one does. */
    public Optional<String> signInProfile() {
        return SsoProfile.signingIn(files.get(), name);
    }

    public Optional<Boolean> fips() {
        return FipsEnabledProvider.builder()
                .profileFile(files)
                .profileName(name)
                .build()
                .isFipsEnabled();
    }

    public Optional<Boolean> dualstack() {
        return DualstackEnabledProvider.builder()
                .profileFile(files)
                .profileName(name)
                .build()
                .isDualstackEnabled();
    }

    /**
     * The region to sign for: as the connection says, as its endpoint says, as the profile or the computer says.
     *
     * @param aws whether S3 is AWS itself
     * @param ofEndpoint that the endpoint names, or null
     */
    public Region region(boolean aws, @Nullable String ofEndpoint) {
        if (connection.region() != null && !connection.region().isBlank()) {
            return RegionNames.region(connection.region(), connection.name());
        }
        if (ofEndpoint != null) {
            return Region.of(ofEndpoint);
        }
        if (!aws && (connection.accessKeyId() != null || connection.signIn().anonymous())) {
            return Region.of(FALLBACK_REGION);
        }
        Optional<String> environment = environmentRegion();
        if (environment.isPresent()) {
            return RegionNames.region(environment.get(), connection.name());
        }
        try {
            return Optional.ofNullable(DefaultAwsRegionProviderChain.builder()
                            .profileFile(files)
                            .profileName(name)
                            .build()
                            .getRegion())
                    .orElse(Region.of(FALLBACK_REGION));
        } catch (SdkClientException e) {
            return Region.of(FALLBACK_REGION); // Nobody named one; S3 finds a bucket's own from here.
        }
    }

    /** The region that the environment names, as the AWS CLI reads it: the SDK knows AWS_REGION only. */
    public static Optional<String> environmentRegion() {
        return SdkSystemSetting.AWS_REGION
                .getStringValue()
                .or(() -> Optional.ofNullable(System.getenv("AWS_DEFAULT_REGION")))
                .map(String::strip)
                .filter(region -> !region.isEmpty());
    }
}
