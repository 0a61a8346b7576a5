package app.bellhop.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;
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

    /** Encodings of scripts whose letters are all beyond ASCII. */
    private static final Pattern LETTERS_ONLY =
            Pattern.compile("(?i)windows-125[135]|koi8-.*|iso-8859-[578]|ibm8(?:55|66)|x?-?maccyrillic");

    private static final String MACINTOSH = "x-MacRoman";

    /** \u00E9 and \u00E8 there; elsewhere, these are capitals. */
    private static final String MACINTOSH_LETTERS = "\u008E\u008F";

    private static final String LATIN_9 = "ISO-8859-15";

    /** A currency sign that nobody writes, in windows-1252. */
    private static final int EURO = 0xA4;

    /** Accents without a letter, in windows-1252. */
    private static final String ALONE = "\u00A8\u00B8";

    /** Fractions, in windows-1252. */
    private static final String FRACTIONS = "\u00BC\u00BD";

    /** So many bytes may be the beginning of more. */
    private static final int WHOLE = 8192;

    /** One accented letter of UTF-8 in so many says that the others are damaged, as where files were joined. */
    private static final int MIXED = 8;

    private NarrowEncodings() {}

    /** UTF-8 with some damage, or whatever else it most likely is. */
    static Charset guess(byte[] bytes) {
        Utf8 utf8 = Utf8.count(bytes);
        if (utf8.damaged() == 0 || utf8.characters() >= utf8.damaged()) {
            return StandardCharsets.UTF_8;
        }
        Charset other = other(bytes);
        return other.equals(WESTERN) && (undefined(bytes) || accented(bytes) * MIXED >= utf8.damaged())
                ? StandardCharsets.UTF_8
                : other;
    }

    /** How many accented letters of UTF-8 there are: in windows-1252, each is a capital before a sign that follows none. */
    private static long accented(byte[] bytes) {
        return IntStream.range(1, bytes.length)
                .filter(i ->
                        ((bytes[i - 1] & 0xFF) == 0xC2 || (bytes[i - 1] & 0xFF) == 0xC3) && (bytes[i] & 0xC0) == 0x80)
                .count();
    }

    /** What it most likely is if it isn't UTF-8. */
    static Charset other(byte[] bytes) {
        if (mostlyHigh(bytes)) {
            UniversalDetector detector = new UniversalDetector();
            detector.handleData(bytes);
            detector.dataEnd();
            String name = detector.getDetectedCharset();
            if (name == null || !Charset.isSupported(name)) {
                return WESTERN;
            }
            if (!LETTERS_ONLY.matcher(name).matches() || !amongLatin(bytes)) {
                return Charset.forName(name);
            }
        }
        if (macintosh(bytes) && Charset.isSupported(MACINTOSH)) {
            return Charset.forName(MACINTOSH);
        }
        if (dos(bytes) && Charset.isSupported(DOS)) {
            return Charset.forName(DOS);
        }
        Optional<Charset> central = CentralEuropean.of(bytes);
        if (central.isPresent()) {
            return central.get();
        }
        return latin9(bytes) && Charset.isSupported(LATIN_9) ? Charset.forName(LATIN_9) : WESTERN;
    }

    /** Whether most bytes beyond ASCII are beside Latin letters, so that these aren't words of another script. */
    private static boolean amongLatin(byte[] bytes) {
        long high = IntStream.range(0, bytes.length).filter(i -> bytes[i] < 0).count();
        long among = IntStream.range(0, bytes.length)
                .filter(i ->
                        bytes[i] < 0 && (i > 0 && letter(bytes[i - 1]) || i + 1 < bytes.length && letter(bytes[i + 1])))
                .count();
        return among * 2 > high;
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

    /** Whether what are accented small letters on a Macintosh stand behind small letters, as capitals of the others don't. */
    private static boolean macintosh(byte[] bytes) {
        return IntStream.range(1, bytes.length)
                .anyMatch(i -> MACINTOSH_LETTERS.indexOf(bytes[i] & 0xFF) >= 0
                        && bytes[i - 1] >= 'a'
                        && bytes[i - 1] <= 'z'
                        && (i + 1 == bytes.length || bytes[i + 1] < 'A' || bytes[i + 1] > 'Z'));
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

    /**
     * Tells the encodings of Czech, Polish and their neighbours from that of the west: signs that western languages have beside
     * words stand within them.
     */
    private static final class CentralEuropean {

        private static final String WINDOWS = "windows-1250";
        private static final String ISO = "ISO-8859-2";

        private CentralEuropean() {}

        /** The encoding; empty if it is none of them. */
        static Optional<Charset> of(byte[] bytes) {
            BitSet within = new BitSet();
            BitSet first = new BitSet();
            BitSet last = new BitSet();
            for (int i = 0; i < bytes.length; i++) {
                boolean behind = bytes[i] < 0 && i > 0 && anyLetter(bytes[i - 1]);
                boolean before = bytes[i] < 0 && i + 1 < bytes.length && anyLetter(bytes[i + 1]);
                (behind ? before ? within : last : before ? first : new BitSet()).set(bytes[i] & 0xFF);
            }
            boolean czech = any(within, 0xF8, 0xEC, 0xF9, 0xE8);
            boolean polish = any(within, 0xB3, 0xBF);
            String name = "";
            if (any(within, 0xB1, 0xB6)
                    || polish && (any(first, 0xA6, 0xB6) || any(last, 0xBC, 0xB6, 0xB1))
                    || czech && any(within, 0xB9, 0xBE)) {
                name = ISO;
            } else if (polish
                    || any(within, 0xB9, 0x8D, 0x9D, 0x9F)
                    || czech && (any(within, 0x9A, 0x9E) || any(first, 0x8A, 0x8E))) {
                name = WINDOWS;
            }
            return name.isEmpty() || !Charset.isSupported(name) ? Optional.empty() : Optional.of(Charset.forName(name));
        }

        private static boolean any(BitSet found, int... signs) {
            return IntStream.of(signs).anyMatch(found::get);
        }

        /** Also one beyond ASCII. */
        private static boolean anyLetter(byte b) {
            return letter(b) || (b & 0xFF) >= 0xC0;
        }
    }
}
