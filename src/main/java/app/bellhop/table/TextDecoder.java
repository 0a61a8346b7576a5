package app.bellhop.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mozilla.universalchardet.UniversalDetector;

/** Finds out whether bytes are text, and in which encoding. */
public final class TextDecoder {

    /** So many bytes at the beginning tell whether it is text. */
    private static final int LOOKED_AT = 8192;

    /** Of rows, up to a tenth may be zeros. */
    private static final int ZEROS_IN_THOUSAND = 100;

    /** The longest character of UTF-8, less one byte: so much may hang over at a cut. */
    private static final int OVERHANG = 3;

    /** @param charset the encoding's IANA name */
    public record Decoded(String text, String charset) {}

    private TextDecoder() {}

    /** The text; empty when these bytes are none. {@code whole} says that nothing was cut off at the end. */
    public static Optional<Decoded> decode(byte[] bytes, boolean whole) {
        return decode(bytes, whole, 0);
    }

    /**
     * The encoding of what is read as rows; empty when it is no text. A zero byte here and there is let through: programs
     * leave them in tables, and the rows around them are good.
     */
    public static Optional<String> encoding(byte[] bytes, boolean whole) {
        return decode(bytes, whole, ZEROS_IN_THOUSAND).map(Decoded::charset);
    }

    private static Optional<Decoded> decode(byte[] bytes, boolean whole, int zerosInThousand) {
        if (bytes.length == 0) {
            return Optional.of(new Decoded("", "UTF-8"));
        }
        String marked = UniversalDetector.detectCharsetFromBOM(bytes);
        if (marked != null) {
            return strict(bytes, Charset.forName(marked), whole);
        }
        Optional<Decoded> wide = wide(bytes, whole);
        if (wide.isPresent()) {
            return wide;
        }
        int looked = Math.min(bytes.length, LOOKED_AT);
        long zeros = zeros(bytes, 0) + zeros(bytes, 1);
        long controls = IntStream.range(0, looked)
                .filter(i -> bytes[i] != 0 && control(bytes[i]))
                .count();
        if (zeros * 1000 > (long) zerosInThousand * looked || controls * 50 > looked) {
            return Optional.empty();
        }
        Optional<Decoded> utf8 = strict(bytes, StandardCharsets.UTF_8, whole);
        return utf8.isPresent() ? utf8 : detected(bytes, whole);
    }

    private static Optional<Decoded> detected(byte[] bytes, boolean whole) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes);
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        if (name != null && Charset.isSupported(name)) {
            Optional<Decoded> found = strict(bytes, Charset.forName(name), whole);
            if (found.isPresent()) {
                return found;
            }
        }
        return strict(bytes, Charset.forName("windows-1252"), whole);
    }

    /** UTF-16 that nothing marks: its separators, digits and line ends have a zero byte, all on the same side. */
    private static Optional<Decoded> wide(byte[] bytes, boolean whole) {
        long first = zeros(bytes, 0);
        long second = zeros(bytes, 1);
        if (Math.max(first, second) * 20 < Math.min(bytes.length, LOOKED_AT)
                || Math.min(first, second) * 50 > first + second) {
            return Optional.empty();
        }
        return strict(bytes, first > second ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, whole)
                .filter(text -> text.text().chars().filter(TextDecoder::control).count() * 50
                        <= text.text().length());
    }

    /** How many zeros there are at the beginning, at even or at odd places. */
    private static long zeros(byte[] bytes, int from) {
        return IntStream.iterate(from, i -> i < Math.min(bytes.length, LOOKED_AT), i -> i + 2)
                .filter(i -> bytes[i] == 0)
                .count();
    }

    /** Whether text seldom has it. */
    private static boolean control(int c) {
        return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
    }

    private static Optional<Decoded> strict(byte[] bytes, Charset charset, boolean whole) {
        for (int cut = 0; cut <= (whole ? 0 : OVERHANG) && cut < bytes.length; cut++) {
            CharsetDecoder decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            try {
                CharBuffer text = decoder.decode(ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length - cut)));
                return Optional.of(new Decoded(text.toString(), charset.name()));
            } catch (CharacterCodingException e) {
                continue; // The last character may have been cut in two.
            }
        }
        return Optional.empty();
    }

    /** Back to bytes; empty when the encoding has no letters for some of the text. */
    public static Optional<byte[]> encode(String text, String charset) {
        // A byte order mark is part of the text as it was read, so it stands in front again by itself.
        Charset set = switch (charset) {
            case "UTF-16" -> StandardCharsets.UTF_16BE;
            case "UTF-32" -> Charset.forName("UTF-32BE");
            default -> Charset.forName(charset);
        };
        try {
            ByteBuffer bytes = set.newEncoder().encode(CharBuffer.wrap(text));
            return Optional.of(Arrays.copyOf(bytes.array(), bytes.limit()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
