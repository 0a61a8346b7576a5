package app.bellhop.aws;

import app.bellhop.settings.Connection;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/** The connections that AWS's own files, environment variables and system properties describe. Reads the disk. */
public final class AwsProfiles {

    private static final Logger LOG = Logger.getLogger(AwsProfiles.class.getName());

    private AwsProfiles() {}

    /** Every profile of the config and credentials files, by name; files that cannot be read count as empty. */
    public static List<Connection> profiles() {
        return profiles(ProfileFile::defaultProfileFile);
    }

    static List<Connection> profiles(Path config, Path credentials) {
        return profiles(() -> ProfileFile.aggregator()
                .addFile(ProfileFile.builder()
                        .content(config)
                        .type(ProfileFile.Type.CONFIGURATION)
                        .build())
                .addFile(ProfileFile.builder()
                        .content(credentials)
                        .type(ProfileFile.Type.CREDENTIALS)
                        .build())
                .build());
    }

    private static List<Connection> profiles(Supplier<ProfileFile> files) {
        try {
            return files.get().profiles().values().stream()
                    .map(AwsProfiles::connection)
                    .sorted(Comparator.comparing(Connection::name))
                    .toList();
        } catch (IllegalArgumentException | SdkClientException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "The AWS config and credentials files could not be read", e);
            return List.of();
        }
    }

    private static Connection connection(Profile profile) {
        return Connection.ofProfile(
                profile.name(),
                profile.property(ProfileProperty.REGION).orElse(null),
                profile.property("endpoint_url").orElse(null));
    }

    /** What the environment says, when it names keys, a profile or an endpoint. */
    public static Optional<Connection> environment() {
        Optional<String> profile = setting("aws.profile", "AWS_PROFILE");
        List<Optional<String>> signs = new ArrayList<>();
        signs.add(profile);
        signs.add(SdkSystemSetting.AWS_ACCESS_KEY_ID.getStringValue());
        signs.add(endpoint("S3"));
        signs.add(endpoint("SNS"));
        if (signs.stream().allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(fromEnvironment());
    }

    /** The environment as a connection, whether it says anything or not. */
    public static Connection fromEnvironment() {
        return Connection.ofEnvironment(
                SdkSystemSetting.AWS_REGION.getStringValue().orElse(null),
                endpoint("S3").orElse(null),
                endpoint("SNS").orElse(null));
    }

    /** AWS_ENDPOINT_URL_S3 before AWS_ENDPOINT_URL; each as a system property ({@code aws.endpointUrlS3}) first. */
    private static Optional<String> endpoint(String service) {
        String camel = service.equals("S3") ? "S3" : "Sns";
        return setting("aws.endpointUrl" + camel, "AWS_ENDPOINT_URL_" + service)
                .or(() -> setting("aws.endpointUrl", "AWS_ENDPOINT_URL"));
    }

    private static Optional<String> setting(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }
}
