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
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = new ArrayList<>(List.of(text.split("\\r?\\n", -1)));
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
        List<String> added = values.entrySet().stream()
                .map(value -> value.getKey() + " = " + encoded(value.getValue()))
                .toList();
        lines.addAll(header + 1, added);
        return String.join(end, lines);
    }

    private static int header(List<String> lines, String profile) {
        String name = Pattern.quote(encoded(profile));
        Pattern header = Pattern.compile("\\[\\s*(?:profile\\s+[\"']?" + name + "[\"']?"
                + (profile.equals("default") ? "|default" : "") + ")\\s*].*");
        for (int i = 0; i < lines.size(); i++) {
            if (header.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        throw CloudException.because(
                ErrorKind.INVALID, "CreateToken", profile, CredentialProblem.SSO_INCOMPLETE, profile);
    }

    private static String encoded(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), BYTES);
    }
}
