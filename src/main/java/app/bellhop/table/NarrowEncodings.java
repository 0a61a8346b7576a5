package app.bellhop.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.mozilla.universalchardet.UniversalDetector;

/** Tells encodings of one or a few bytes per character apart. */
final class NarrowEncodings {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** DOS, with letters where windows-1252 has signs that hardly stand within words. */
    private static final String DOS = "IBM437";

    private static final String DOS_LETTERS =
            "\u0081\u0082\u0083\u0084\u0087\u0088\u0089\u008B\u008D\u0090\u0093\u0094\u0099";

    /** Those of them that no sign of windows-1252 behind a word has. */
    private static final String DOS_ENDINGS = "\u0081\u0082\u0084\u008D\u0090";

    private static final String LATIN_9 = "ISO-8859-15";

    /** A currency sign that nobody writes, in windows-1252. */
    private static final int EURO = 0xA4;

    /** Accents without a letter, in windows-1252. */
    private static final String ALONE = "\u00A8\u00B8";

    /** Fractions, in windows-1252. */
    private static final String FRACTIONS = "\u00BC\u00BD";

    /** So many bytes may be the beginning of more. */
    private static final int WHOLE = 8192;

    private NarrowEncodings() {}

    /** UTF-8 with some damage, or whatever else it most likely is. */
    static Charset guess(byte[] bytes) {
        Utf8 utf8 = Utf8.count(bytes);
        if (utf8.damaged() == 0 || utf8.characters() >= utf8.damaged()) {
            return StandardCharsets.UTF_8;
        }
        Charset other = other(bytes);
        return other.equals(WESTERN) && undefined(bytes) ? StandardCharsets.UTF_8 : other;
    }

    /** What it most likely is if it isn't UTF-8. */
    static Charset other(byte[] bytes) {
        if (mostlyHigh(bytes)) {
            UniversalDetector detector = new UniversalDetector();
            detector.handleData(bytes);
            detector.dataEnd();
            String name = detector.getDetectedCharset();
            return name != null && Charset.isSupported(name) ? Charset.forName(name) : WESTERN;
        }
        if (dos(bytes) && Charset.isSupported(DOS)) {
            return Charset.forName(DOS);
        }
        return latin9(bytes) && Charset.isSupported(LATIN_9) ? Charset.forName(LATIN_9) : WESTERN;
    }

    /** Whether signs of windows-1252 stand where ISO-8859-15 has the euro or letters, and none does that only the former has. */
    private static boolean latin9(byte[] bytes) {
        boolean found = false;
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xFF;
            if (c >= 0x80 && c < 0xA0) {
                return false;
            }
            boolean behind = i > 0 && letter(bytes[i - 1]);
            boolean before = i + 1 < bytes.length && letter(bytes[i + 1]);
            found |= c == EURO && !(behind && before)
                    || ALONE.indexOf(c) >= 0 && (behind || before)
                    || FRACTIONS.indexOf(c) >= 0 && behind && before;
        }
        return found;
    }

    /** Whether bytes beyond ASCII stand beside each other, as in other scripts: in western languages, they stand alone. */
    private static boolean mostlyHigh(byte[] bytes) {
        long high = IntStream.range(0, bytes.length).filter(i -> bytes[i] < 0).count();
        long beside = IntStream.range(0, bytes.length)
                .filter(i -> bytes[i] < 0 && (i > 0 && bytes[i - 1] < 0 || i + 1 < bytes.length && bytes[i + 1] < 0))
                .count();
        return beside * 2 >= high;
    }

    private static boolean dos(byte[] bytes) {
        long letters = IntStream.range(1, bytes.length)
                .filter(i -> DOS_LETTERS.indexOf(bytes[i] & 0xFF) >= 0
                        && letter(bytes[i - 1])
                        && (DOS_ENDINGS.indexOf(bytes[i] & 0xFF) >= 0 || i + 1 < bytes.length && letter(bytes[i + 1])))
                .count();
        long western = IntStream.range(0, bytes.length)
                .filter(i -> (bytes[i] & 0xFF) >= 0xC0 && (bytes[i] & 0xFF) != 0xE1)
                .count();
        return letters > western;
    }

    private static boolean letter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    /** Whether some bytes mean nothing in windows-1252. */
    private static boolean undefined(byte[] bytes) {
        return new String(bytes, WESTERN).indexOf('\uFFFD') >= 0;
    }

    /**
     * What is UTF-8 and what isn't.
     *
     * @param characters those of several bytes
     * @param damaged bytes that are part of none
     */
    private record Utf8(long characters, long damaged) {

        /** A character that is cut at the end isn't counted. */
        static Utf8 count(byte[] bytes) {
            long characters = 0;
            long damaged = 0;
            for (int i = 0; i < bytes.length; ) {
                int first = bytes[i] & 0xFF;
                int length = first < 0x80
                        ? 1
                        : first >= 0xC2 && first < 0xE0
                                ? 2
                                : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
                int follow = 1;
                while (follow < length && i + follow < bytes.length && (bytes[i + follow] & 0xC0) == 0x80) {
                    follow++;
                }
                boolean cut = length > 0
                        && follow < length
                        && i + follow == bytes.length
                        && (characters > 0 || bytes.length >= WHOLE);
                if (length == 0 || follow < length && !cut) {
                    damaged++;
                    i++;
                } else {
                    characters += length > 1 ? 1 : 0;
                    i += follow;
                }
            }
            return new Utf8(characters, damaged);
        }
    }
}
