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
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Sets properties of a profile in the AWS config file, and leaves every other byte of it as it is. Blocks. */
public final class ProfileEdit {

    /** Every byte is a character in it, so that what cannot be read is kept, too. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

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
        int header = header(lines, profile);
        int next = header + 1;
        while (next < lines.size() && !lines.get(next).startsWith("[")) {
            String name = lines.get(next).split("=", 2)[0].strip();
            boolean property = !lines.get(next).isEmpty()
                    && !Character.isWhitespace(lines.get(next).charAt(0));
            if (property && values.containsKey(name)) {
                lines.remove(next);
            } else {
                next++;
            }
        }
        String end = lines.get(header).endsWith("\r\n") ? "\r\n" : "\n";
        lines.set(header, lines.get(header).stripTrailing() + end);
        List<String> added = values.entrySet().stream()
                .map(value -> value.getKey() + " = " + encoded(value.getValue()) + end)
                .toList();
        lines.addAll(header + 1, added);
        return String.join("", lines);
    }

    /** Of {@code [profile default]} and {@code [default]}, the first counts wherever it stands. */
    private static int header(List<String> lines, String profile) {
        int named = find(lines, "profile\\s+[\"']?" + Pattern.quote(encoded(profile)) + "[\"']?");
        int header = named < 0 && profile.equals("default") ? find(lines, "default") : named;
        if (header < 0) {
            throw CloudException.because(
                    ErrorKind.INVALID, "CreateToken", profile, CredentialProblem.SSO_INCOMPLETE, profile);
        }
        return header;
    }

    private static int find(List<String> lines, String heading) {
        Pattern header = Pattern.compile("\\[\\s*" + heading + "\\s*].*\\s*");
        return IntStream.range(0, lines.size())
                .filter(i -> header.matcher(lines.get(i)).matches())
                .findFirst()
                .orElse(-1);
    }

    private static String encoded(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), BYTES);
    }
}
