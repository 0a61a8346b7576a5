package app.bellhop.transfer.local;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns one part of a key into a file name that the system accepts, and no other key's part becomes. Whatever the system would
 * reject or read otherwise is percent-encoded as UTF-8; decoding that gives the part again. An empty part becomes {@code %},
 * or the same in a folder {@code %~}. Immutable.
 *
 * @param charset the encoding of file names
 */
public record FileNames(Os os, Charset charset) {

    /** The systems whose rules differ. */
    public enum Os {
        LINUX,
        MAC,
        WINDOWS
    }

    private static final int MAX_NAME_BYTES = 240;

    /** What a name ends in that goes on in the next one. */
    private static final String CONTINUED = "%~";

    /** A percent sign that decoding would not leave as it is. */
    private static final Pattern AMBIGUOUS = Pattern.compile("%([0-9A-Fa-f]{2}|~)");

    /** Names of Windows devices, whatever the ending. */
    private static final Pattern DEVICE = Pattern.compile(
            "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³]) *(\\..*)?", Pattern.CASE_INSENSITIVE);

    /** The rules of the system that this runs on. */
    public static FileNames ofThisSystem() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Os os = name.contains("win") && !name.contains("darwin")
                ? Os.WINDOWS
                : name.contains("mac") ? Os.MAC : Os.LINUX;
        String encoding = System.getProperty("sun.jnu.encoding");
        return new FileNames(
                os, os == Os.LINUX && encoding != null ? Charset.forName(encoding) : StandardCharsets.UTF_8);
    }

    /** @param forced so many characters from the first on are encoded, needed or not */
    String encode(String part, int forced) {
        if (part.isEmpty()) {
            return forced == 0 ? "%" : CONTINUED + "/%";
        }
        int first = part.equals(".") || part.equals("..") ? part.length() : isDevice(part) ? 1 : 0;
        int[] characters = part.codePoints().toArray();
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder name = new StringBuilder();
        int position = 0;
        for (int i = 0; i < characters.length; i++) {
            String character = Character.toString(characters[i]);
            boolean last = i == characters.length - 1;
            if (i < Math.max(first, forced)
                    || rejected(characters[i], last)
                    || part.equals("%")
                    || AMBIGUOUS.matcher(part).region(position, part.length()).lookingAt()
                    || !encoder.canEncode(character)) {
                encode(character, name);
            } else {
                name.append(character);
            }
            position += character.length();
        }
        return name.toString();
    }

    private static void encode(String character, StringBuilder name) {
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            name.append("%%%02X".formatted(b & 0xFF));
        }
    }

    private boolean isDevice(String part) {
        return os == Os.WINDOWS && DEVICE.matcher(part).matches();
    }

    private boolean rejected(int c, boolean last) {
        if (c < ' ' || c == 127 || c == '/') {
            return true;
        }
        return switch (os) {
            case LINUX -> false;
            case MAC -> c == ':';
            case WINDOWS -> "\\:*?\"<>|".indexOf(c) >= 0 || last && (c == '.' || c == ' ');
        };
    }

    /** The same for two names that the file system takes for one. Some letters have two of either case, as sigma has. */
    String identity(String name) {
        return os == Os.LINUX
                ? name
                : Normalizer.normalize(name, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT);
    }

    /** The name itself; one that is too long for the file system as folders within each other, each but the last continued. */
    static List<String> split(String name) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < name.length(); ) {
            // An encoded character is not torn apart.
            int end = name.charAt(i) == '%' ? Math.min(name.length(), i + 3) : name.offsetByCodePoints(i, 1);
            String next = name.substring(i, end);
            int length = next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > MAX_NAME_BYTES) {
                pieces.add(piece + CONTINUED);
                piece.setLength(0);
                bytes = 0;
            }
            piece.append(next);
            bytes += length;
            i = end;
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
