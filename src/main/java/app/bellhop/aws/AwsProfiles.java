package app.bellhop.aws;

import app.bellhop.aws.credentials.AwsFiles;
import app.bellhop.aws.credentials.ChosenProfile;
import app.bellhop.aws.credentials.EnvironmentSettings;
import app.bellhop.aws.credentials.SsoProfile;
import app.bellhop.cloud.Reason;
import app.bellhop.settings.Connection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/** The connections that AWS's own files, environment variables and system properties describe. Reads the disk. */
public final class AwsProfiles {

    private final AwsFiles files;

    AwsProfiles(AwsFiles files) {
        this.files = files;
    }

    /** What is there now. */
    public static AwsProfiles read() {
        return new AwsProfiles(AwsFiles.read());
    }

    /** The lines and files that could not be read. */
    public List<Reason> problems() {
        return files.problems();
    }

    /** The profiles that sign in to IAM Identity Center, by the names of those that they do it for. */
    public Map<String, String> signIns() {
        Map<String, String> found = new HashMap<>();
        files.profiles()
                .profiles()
                .keySet()
                .forEach(name ->
                        SsoProfile.signingIn(files.profiles(), name).ifPresent(signing -> found.put(name, signing)));
        return found;
    }

    /** Every profile of the config and credentials files, by name. */
    public List<Connection> profiles() {
        return files.profiles().profiles().values().stream()
                .map(this::connection)
                .sorted(Comparator.comparing(Connection::name))
                .toList();
    }

    private Connection connection(Profile profile) {
        return Connection.ofProfile(
                profile.name(),
                text(profile.property(ProfileProperty.REGION)),
                text(files.endpoint(profile, "s3")),
                text(files.endpoint(profile, "sns")));
    }

    private static @Nullable String text(Optional<String> found) {
        return found.map(String::strip).filter(value -> !value.isEmpty()).orElse(null);
    }

    /** What the environment says, when it names keys, a profile or an endpoint. */
    public Optional<Connection> environment() {
        boolean says = Stream.of(
                        EnvironmentSettings.profile(),
                        SdkSystemSetting.AWS_ACCESS_KEY_ID.getStringValue(),
                        EnvironmentSettings.endpoint("S3"),
                        EnvironmentSettings.endpoint("Sns"))
                .anyMatch(Optional::isPresent);
        return says ? Optional.of(fromEnvironment()) : Optional.empty();
    }

    /** The environment as a connection, whether it says anything or not. Its profile is the one that AWS_PROFILE names. */
    public Connection fromEnvironment() {
        Optional<Profile> profile =
                files.profiles().profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow());
        return Connection.ofEnvironment(
                ChosenProfile.environmentRegion().orElse(null), endpoint("S3", profile), endpoint("Sns", profile));
    }

    private @Nullable String endpoint(String service, Optional<Profile> profile) {
        if (EnvironmentSettings.endpointsIgnored()
                || profile.filter(AwsFiles::ignoresEndpoints).isPresent()) {
            return null;
        }
        return text(EnvironmentSettings.endpoint(service)
                .or(() -> profile.flatMap(chosen -> files.endpoint(chosen, service.toLowerCase(Locale.ROOT)))));
    }
}
