package app.bellhop.aws.credentials;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.settings.OwnerOnlyFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Sets properties of a profile in the AWS config file, and leaves every other byte of it as it is. Blocks. */
public final class ProfileEdit {

    /** Every byte is a character in it, so that what cannot be read is kept, too. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final String BYTE_ORDER_MARK = "(?:\u00EF\u00BB\u00BF)?";

    /** Those of web pages, too, which {@link AwsFiles} takes for blanks. */
    private static final String SPACE = "(?:\\s|\u00C2\u00A0)";

    private ProfileEdit() {}

    /** @throws CloudException if the config file cannot be written or does not have the profile */
    public static void set(String profile, Map<String, String> values) {
        Path file = AwsFiles.config()
                .orElseThrow(() -> CloudException.because(
                        ErrorKind.INVALID, "CreateToken", profile, CredentialProblem.SSO_INCOMPLETE, profile));
        try {
            Path real = file.toRealPath();
            String text = new String(Files.readAllBytes(real), BYTES);
            OwnerOnlyFile.write(real, edited(text, profile, values).getBytes(BYTES));
        } catch (IOException e) {
            throw CloudException.ofFile("CreateToken", file.toString(), e);
        }
    }

    static String edited(String text, String profile, Map<String, String> values) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1))); // With their ends.
        List<Integer> headers = headers(lines, profile);
        for (int i = headers.size() - 1; i >= 0; i--) {
            leaveOut(lines, headers.get(i) + 1, values.keySet());
        }
        int header = headers.get(0);
        String end = lines.get(header).endsWith("\r\n") ? "\r\n" : "\n";
        lines.set(header, lines.get(header).stripTrailing() + end);
        List<String> added = values.entrySet().stream()
                .map(value -> value.getKey() + " = " + encoded(value.getValue()) + end)
                .toList();
        lines.addAll(header + 1, added);
        return String.join("", lines);
    }

    /** What a profile has of those names, which are read without regard to case. */
    private static void leaveOut(List<String> lines, int first, Set<String> names) {
        int next = first;
        while (next < lines.size() && !lines.get(next).startsWith("[")) {
            String name = lines.get(next).split("=", 2)[0].strip().toLowerCase(Locale.ROOT);
            boolean property = !lines.get(next).isEmpty()
                    && !Character.isWhitespace(lines.get(next).charAt(0));
            if (property && names.contains(name)) {
                lines.remove(next);
            } else {
                next++;
            }
        }
    }

    /**
     * Where a profile begins; it may stand there more than once. Of {@code [profile default]} and {@code [default]}, the first
     * counts wherever it stands.
     */
    private static List<Integer> headers(List<String> lines, String profile) {
        List<Integer> named = find(lines, "profile" + SPACE + "+[\"']?" + Pattern.quote(encoded(profile)) + "[\"']?");
        List<Integer> headers = named.isEmpty() && profile.equals("default") ? find(lines, "default") : named;
        if (headers.isEmpty()) {
            throw CloudException.because(
                    ErrorKind.INVALID, "CreateToken", profile, CredentialProblem.SSO_INCOMPLETE, profile);
        }
        return headers;
    }

    private static List<Integer> find(List<String> lines, String heading) {
        Pattern header = Pattern.compile(BYTE_ORDER_MARK + "\\[" + SPACE + "*" + heading + SPACE + "*].*\\s*");
        return IntStream.range(0, lines.size())
                .filter(i -> header.matcher(lines.get(i)).matches())
                .boxed()
                .toList();
    }

    private static String encoded(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), BYTES);
    }
}
