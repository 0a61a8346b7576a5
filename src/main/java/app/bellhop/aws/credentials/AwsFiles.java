package app.bellhop.aws.credentials;

import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * AWS's config and credentials files, read as the SDK does, but line by line: one that cannot be read costs nothing but
 * itself.
 *
 * @param problems the lines and files that could not be read
 */
public record AwsFiles(ProfileFile profiles, List<Reason> problems) {

    /** A file with more bad lines is something else. */
    private static final int MAX_BAD_LINES = 100;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final Pattern PROFILE = Pattern.compile("\\[\\s*profile\\s+([^]]+?)\\s*]");
    private static final Pattern SECTION = Pattern.compile("\\[\\s*([^]]+?)\\s*]");
    /** The SDK takes no other words than true and false, and reads no profile at all then. */
    private static final Pattern BOOLEAN = Pattern.compile(
            "((?:ignore_configured_endpoint_urls|use_(?:fips|dualstack)_endpoint|disable_request_compression"
                    + "|s3_(?:use_arn_region|disable_(?:multiregion_access_points|express_session_auth)))\\s*=)"
                    + "(?!\\s*(?i:true|false)\\s*(?:\\s[#;].*)?$).*");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_/.%@:+-]+");

    private static final List<ProfileFileSystemSetting> PLACES =
            List.of(ProfileFileSystemSetting.AWS_CONFIG_FILE, ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE);

    /** A path at which there is no file. */
    private static final String NOWHERE =
            Path.of("").toAbsolutePath().resolve("no").resolve("file").toString();

    static final AwsFiles NONE = new AwsFiles(ProfileFile.aggregator().build(), List.of());

    /** Those of the environment, or in {@code ~/.aws}. Reads the disk. */
    public static AwsFiles read() {
        return read(config(), credentials());
    }

    static synchronized Optional<Path> config() {
        return ProfileFileLocation.configurationFileLocation();
    }

    static synchronized Optional<Path> credentials() {
        return ProfileFileLocation.credentialsFileLocation();
    }

    /**
     * Builds a client of the SDK. Even one that is given the profiles reads the files at their places as well, and fails if a
     * line of them is bad: meanwhile it finds none.
     */
    public static synchronized <T> T unread(Supplier<T> client) {
        Map<String, String> before = new HashMap<>();
        for (ProfileFileSystemSetting place : PLACES) {
            before.put(place.property(), System.getProperty(place.property()));
            System.setProperty(place.property(), NOWHERE);
        }
        try {
            return client.get();
        } finally {
            before.forEach((property, value) -> {
                if (value == null) {
                    System.clearProperty(property);
                } else {
                    System.setProperty(property, value);
                }
            });
        }
    }

    /** Empty for a file that is not there. */
    public static AwsFiles read(Optional<Path> config, Optional<Path> credentials) {
        List<Reason> problems = new ArrayList<>();
        ProfileFile.Aggregator both = ProfileFile.aggregator();
        // The first one wins.
        credentials.ifPresent(file -> both.addFile(read(file, ProfileFile.Type.CREDENTIALS, problems)));
        config.ifPresent(file -> both.addFile(read(file, ProfileFile.Type.CONFIGURATION, problems)));
        return new AwsFiles(both.build(), List.copyOf(problems));
    }

    private static ProfileFile read(Path file, ProfileFile.Type type, List<Reason> problems) {
        String[] lines = new String[0];
        try {
            lines = text(Files.readAllBytes(file))
                    .lines()
                    .map(AwsFiles::asTheCliReads)
                    .toArray(String[]::new);
        } catch (IOException e) {
            problems.add(Reason.of(ConnectionProblem.AWS_FILE, file.toString()));
        }
        for (int bad = 0; ; bad++) {
            Optional<ProfileFile> profiles = parse(lines, lines.length, type);
            if (profiles.isPresent()) {
                nameless(file, lines, type, problems);
                return profiles.get();
            }
            if (bad == MAX_BAD_LINES) {
                problems.add(Reason.of(ConnectionProblem.AWS_FILE, file.toString()));
                lines = new String[0];
            } else {
                int line = firstBad(lines, type);
                problems.add(Reason.of(ConnectionProblem.AWS_FILE_LINE, file.toString(), line));
                leaveOut(lines, line - 1);
            }
        }
    }

    /** Profiles that AWS's SDKs pass over without a word, though other tools take them. */
    private static void nameless(Path file, String[] lines, ProfileFile.Type type, List<Reason> problems) {
        Pattern heading = type == ProfileFile.Type.CONFIGURATION ? PROFILE : SECTION;
        for (int i = 0; i < lines.length; i++) {
            Matcher found = heading.matcher(lines[i]);
            if (found.lookingAt() && !NAME.matcher(found.group(1)).matches()) {
                problems.add(Reason.of(ConnectionProblem.AWS_FILE_NAME, file.toString(), i + 1, found.group(1)));
            }
        }
    }

    /** What stands below a heading is left out with it: it is not the profile's before it. */
    private static void leaveOut(String[] lines, int bad) {
        boolean heading = lines[bad].stripLeading().startsWith("[");
        lines[bad] = "";
        for (int i = bad + 1; heading && i < lines.length && !lines[i].startsWith("["); i++) {
            lines[i] = "";
        }
    }

    /** The names of properties without regard to case, which the SDK heeds; any word but true is false. */
    private static String asTheCliReads(String line) {
        int end = line.indexOf('=');
        boolean property = end > 0 && Character.isLetter(line.charAt(0));
        return property
                ? BOOLEAN.matcher(line.substring(0, end).toLowerCase(Locale.ROOT) + line.substring(end))
                        .replaceFirst("$1 false")
                : line;
    }

    /** The first line, from 1, that the parser does not get beyond. */
    private static int firstBad(String[] lines, ProfileFile.Type type) {
        int good = 0;
        int bad = lines.length;
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            if (parse(lines, middle, type).isPresent()) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return bad;
    }

    private static Optional<ProfileFile> parse(String[] lines, int count, ProfileFile.Type type) {
        byte[] bytes = String.join("\n", Arrays.asList(lines).subList(0, count)).getBytes(StandardCharsets.UTF_8);
        try {
            return Optional.of(ProfileFile.builder()
                    .content(new ByteArrayInputStream(bytes))
                    .type(type)
                    .build());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // The SDK's parser has both for a line that it does not expect.
        }
    }

    /** The S3 or SNS endpoint that a profile configures: in its services section, or for all services. */
    public Optional<String> endpoint(Profile profile, String service) {
        return endpoint(profiles, profile, service);
    }

    static Optional<String> endpoint(ProfileFile profiles, Profile profile, String service) {
        if (ignoresEndpoints(profile)) {
            return Optional.empty();
        }
        return ownEndpoint(profiles, profile, service)
                .or(() -> profile.property("endpoint_url").filter(url -> !url.isBlank()));
    }

    /** Whether no endpoint counts that the profile or the environment names. */
    public static boolean ignoresEndpoints(Profile profile) {
        return profile.booleanProperty(ProfileProperty.IGNORE_CONFIGURED_ENDPOINT_URLS)
                .orElse(false);
    }

    /** A property that says something. */
    static Optional<String> value(Profile profile, String property) {
        return profile.property(property).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The endpoint that a profile configures for that service only. */
    static Optional<String> ownEndpoint(ProfileFile profiles, Profile profile, String service) {
        return profile.property("services")
                .flatMap(name -> profiles.getSection("services", name))
                .flatMap(section -> section.property(service + ".endpoint_url"))
                .filter(url -> !url.isBlank());
    }

    /** Editors and shells of Windows write byte order marks and UTF-16; web pages have no-break spaces to copy. */
    private static String text(byte[] bytes) {
        Charset charset = StandardCharsets.UTF_8;
        if (bytes.length >= 2 && ((bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF || bytes[0] == 0)) {
            charset = StandardCharsets.UTF_16BE;
        } else if (bytes.length >= 2 && ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE || bytes[1] == 0)) {
            charset = StandardCharsets.UTF_16LE;
        }
        String text = new String(bytes, charset);
        String plain = text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? text.substring(1) : text;
        return plain.replace('\u00A0', ' ');
    }
}
