package app.bellhop.aws.client;

import app.bellhop.aws.credentials.ChosenProfile;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.ServerOptions.Addressing;
import app.bellhop.settings.ServerOptions.Checksums;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * How the server of a connection is spoken to: as the connection says, as its profile says, as suits the server.
 *
 * @param pathStyle whether buckets are named in the path
 * @param checksums when requests carry a checksum
 * @param requesterPays whether the caller pays where a bucket wants that
 * @param authorities PEM files of authorities to trust beside the system's
 */
public record ServerSettings(boolean pathStyle, Checksums checksums, boolean requesterPays, List<String> authorities) {

    /** @param aws whether S3 is AWS itself */
    static ServerSettings of(Connection connection, ChosenProfile profile, boolean aws) {
        ServerOptions options = connection.server();
        Addressing addressing = options.addressing() == Addressing.AUTO
                ? profile.property("s3.addressing_style")
                        .map(ServerSettings::addressing)
                        .orElse(Addressing.AUTO)
                : options.addressing();
        Checksums checksums =
                options.checksums() == Checksums.AUTO ? configured(connection, profile) : options.checksums();
        return new ServerSettings(
                addressing == Addressing.PATH || addressing == Addressing.AUTO && !aws,
                checksums,
                options.requesterPays(),
                authorities(connection, profile));
    }

    private static Addressing addressing(String style) {
        return switch (style.strip().toLowerCase(Locale.ROOT)) {
            case "path" -> Addressing.PATH;
            case "virtual" -> Addressing.VIRTUAL_HOST;
            default -> Addressing.AUTO;
        };
    }

    private static Checksums configured(Connection connection, ChosenProfile profile) {
        Optional<String> environment = connection.source() == Connection.Source.SAVED
                ? Optional.empty()
                : SdkSystemSetting.AWS_REQUEST_CHECKSUM_CALCULATION.getStringValue();
        String value = environment
                .or(() -> profile.property("request_checksum_calculation"))
                .orElse("");
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "when_required" -> Checksums.WHEN_REQUIRED;
            case "when_supported" -> Checksums.WHEN_SUPPORTED;
            default -> Checksums.AUTO;
        };
    }

    /** The PEM files of authorities that a connection trusts beside the system's. */
    public static List<String> authorities(Connection connection, ChosenProfile profile) {
        if (connection.source() == Connection.Source.DEMO) {
            return List.of();
        }
        Optional<String> typed = Optional.ofNullable(connection.server().certificateAuthorities());
        Optional<String> environment = Optional.ofNullable(System.getenv("AWS_CA_BUNDLE"));
        return Stream.of(typed, environment, profile.property("ca_bundle"))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(file -> !file.isEmpty())
                .distinct()
                .toList();
    }
}
