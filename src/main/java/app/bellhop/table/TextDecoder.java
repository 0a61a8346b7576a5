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
    private static final int INSPECTED_BYTES = 8192;

    /** Of rows, one byte in so many may be zero. */
    private static final int MIN_BYTES_PER_ZERO = 10;

    /** The longest character of UTF-8, less one byte: so much may hang over at a cut. */
    private static final int OVERHANG = 3;

    /** @param charset the encoding's IANA name */
    public record Decoded(String text, String charset) {}

    private TextDecoder() {}

    /** The text; empty when these bytes are none. {@code whole} says that nothing was cut off at the end. */
    public static Optional<Decoded> decode(byte[] bytes, boolean whole) {
        if (bytes.length == 0) {
            return Optional.of(new Decoded("", "UTF-8"));
        }
        Charset marked = marked(bytes);
        if (marked != null) {
            return strict(bytes, marked, whole);
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            return strict(bytes, wide, whole);
        }
        return zeros(bytes, 0) + zeros(bytes, 1) > 0 || controls(bytes) ? Optional.empty() : narrow(bytes, whole);
    }

    /**
     * The encoding of what is read as rows; empty when it is no text. Damage is let through, as the rows around it are good:
     * characters that are cut in two, zero bytes here and there as programs leave them. What is written again needs
     * {@link #decode}.
     */
    public static Optional<String> encoding(byte[] bytes) {
        Charset marked = marked(bytes);
        Charset charset = marked == null ? wide(bytes) : marked;
        if (charset != null) {
            return Optional.of(charset.name());
        }
        long zeros = zeros(bytes, 0) + zeros(bytes, 1);
        return zeros * MIN_BYTES_PER_ZERO > inspected(bytes) || controls(bytes)
                ? Optional.empty()
                : narrow(bytes, false).map(Decoded::charset);
    }

    /** By the mark at its beginning; null where there is none. */
    private static Charset marked(byte[] bytes) {
        String name = UniversalDetector.detectCharsetFromBOM(bytes);
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : null;
    }

    /** UTF-8, else whatever has one byte a character or two. */
    private static Optional<Decoded> narrow(byte[] bytes, boolean whole) {
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

    /**
     * UTF-16 that nothing marks, else null: its separators, digits and line ends have a zero byte, all on the same side. The
     * same bytes may be UTF-8 with some zeros in it; then they are that.
     */
    private static Charset wide(byte[] bytes) {
        long first = zeros(bytes, 0);
        long second = zeros(bytes, 1);
        long zeros = first + second;
        if (zeros * MIN_BYTES_PER_ZERO * 2 < inspected(bytes) || Math.min(first, second) * 50 > zeros) {
            return null;
        }
        if (zeros * 4 < inspected(bytes)
                && !controls(bytes)
                && strict(bytes, StandardCharsets.UTF_8, false).isPresent()) {
            return null;
        }
        Charset charset = first > second ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        String text = new String(bytes, 0, inspected(bytes) & ~1, charset); // Half a character says nothing.
        long odd = text.codePoints().filter(TextDecoder::odd).count();
        return odd * 50 > text.length() ? null : charset;
    }

    private static int inspected(byte[] bytes) {
        return Math.min(bytes.length, INSPECTED_BYTES);
    }

    /** How many zeros there are at the beginning, at even or at odd places. */
    private static long zeros(byte[] bytes, int from) {
        return IntStream.iterate(from, i -> i < inspected(bytes), i -> i + 2)
                .filter(i -> bytes[i] == 0)
                .count();
    }

    /** Whether there are more control characters than text has. */
    private static boolean controls(byte[] bytes) {
        return IntStream.range(0, inspected(bytes))
                                .filter(i -> bytes[i] != 0 && control(bytes[i]))
                                .count()
                        * 50
                > inspected(bytes);
    }

    /** Whether text seldom has it. */
    private static boolean control(int c) {
        return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
    }

    /** Whether it is no character of a text: what bytes that are none often become. */
    private static boolean odd(int c) {
        return control(c) || c == 0xFFFD || !Character.isDefined(c) || Character.getType(c) == Character.PRIVATE_USE;
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
