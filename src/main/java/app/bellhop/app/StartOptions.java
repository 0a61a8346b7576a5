package app.bellhop.app;

import app.bellhop.aws.AwsProfiles;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Command-line options, given as {@code --name=value} or {@code --name value}, and the place to open. */
public final class StartOptions {

    private static final Set<String> WITH_VALUE =
            Set.of("profile", "endpoint", "sns-endpoint", "region", "home", "tour");
    private static final Set<String> FLAGS = Set.of("demo", "help", "version");

    private static final String PLACE = "place";

    static final String HELP = """
            Bellhop: a desktop browser for Amazon S3, S3-compatible servers, and Amazon SNS.

              s3://BUCKET/KEY       the place to open, percent-encoded as in a link
              --demo                open the built-in demo
              --profile=NAME        open a profile of the AWS config and credentials files
              --endpoint=URL        open an S3 endpoint with the credentials from the environment
              --sns-endpoint=URL    the SNS endpoint to use with it; without it, the connection has no SNS
              --region=REGION       the AWS region
              --home=DIR            store all of Bellhop's files in DIR (default: ~/.bellhop)
              --tour=DIR            from source: run the tour and write screenshots to DIR
              --help, --version

            If Bellhop is already open with the same --home, its window comes to the front and opens the connection.
            """;

    private final Map<String, String> values;

    private StartOptions(Map<String, String> values) {
        this.values = values;
    }

    /** Parses the arguments. Throws an {@link IllegalArgumentException} with a readable message for an unknown one. */
    public static StartOptions parse(List<String> arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String[] parts = argument.startsWith("--") ? argument.substring(2).split("=", 2) : new String[] {""};
            String name = parts[0];
            if (argument.startsWith("s3://")) {
                if (S3Location.ofLink(argument).isEmpty() || values.put(PLACE, argument) != null) {
                    throw new IllegalArgumentException("Bellhop opens one s3://BUCKET or s3://BUCKET/KEY at a time.");
                }
            } else if (FLAGS.contains(name)) {
                values.put(name, "");
            } else if (!WITH_VALUE.contains(name)) {
                throw new IllegalArgumentException("Unknown option " + argument + ". See --help.");
            } else if (parts.length == 2) {
                values.put(name, parts[1]);
            } else if (i + 1 < arguments.size()) {
                values.put(name, arguments.get(++i));
            } else {
                throw new IllegalArgumentException("The option --" + name + " needs a value.");
            }
        }
        StartOptions options = new StartOptions(values);
        if (!options.has("help") && !options.has("version")) {
            options.checkFolders();
        }
        return options;
    }

    private void checkFolders() {
        try {
            home();
            Path.of(get("tour").orElse(""));
        } catch (InvalidPathException e) {
            // In the locale C there are no bytes for letters beyond ASCII.
            String remedy =
                    e.getReason().startsWith("Malformed") ? " Set LC_ALL to a UTF-8 locale, such as C.UTF-8." : "";
            throw new IllegalArgumentException(
                    "Bellhop cannot use the folder " + e.getInput() + ": " + e.getReason() + "." + remedy, e);
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** The place to open in the connection. */
    Optional<S3Location> place() {
        return get(PLACE).flatMap(S3Location::ofLink);
    }

    /** The home that is named, or the standard one. */
    BellhopHome home() {
        return get("home")
                .map(folder -> new BellhopHome(Path.of(folder).toAbsolutePath()))
                .orElseGet(BellhopHome::standard);
    }

    /** The connection to open at once. May read the AWS config and credentials files: blocks. */
    Optional<Connection> connection() {
        String endpoint = get("endpoint").orElse(null);
        String snsEndpoint = get("sns-endpoint").orElse(null);
        String region = get("region").orElse(null);
        if (has("demo") || has("tour")) {
            return Optional.of(Connection.demo());
        }
        if (has("profile")) {
            String name = get("profile").orElse("default");
            Connection found = AwsProfiles.read().profiles().stream()
                    .filter(profile -> profile.name().equals(name))
                    .findFirst()
                    .orElse(Connection.ofProfile(name, null, null, null));
            return Optional.of(found.overriddenBy(endpoint, snsEndpoint, region));
        }
        return endpoint == null
                ? Optional.empty()
                : Optional.of(AwsProfiles.read().fromEnvironment().overriddenBy(endpoint, snsEndpoint, region));
    }
}
