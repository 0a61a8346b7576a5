package app.bellhop.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Detects whether bytes are text, and in which encoding. */
public final class TextDecoder {

    /** How many bytes at the beginning decide whether it is text. */
    private static final int INSPECTED_BYTES = 8192;

    /** In rows, at most one byte in so many may be NUL. */
    private static final int MIN_BYTES_PER_ZERO = 10;

    /** The longest character of UTF-8, less one byte: what a cut may leave of a character. */
    private static final int OVERHANG = 3;

    /** @param charset the encoding's IANA name */
    public record Decoded(String text, String charset) {}

    private TextDecoder() {}

    /**
     * The text; empty if the bytes aren't text.
     *
     * @param whole whether nothing was cut off at the end
     */
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
     * The encoding for reading rows; empty if the bytes aren't text. Damaged characters and occasional NUL bytes are tolerated,
     * as the rows around them are good. To write the text back, use {@link #decode}.
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
                : Optional.of(NarrowEncodings.guess(bytes).name());
    }

    /** Whether it is none of Unicode: several such fit the same bytes, with other letters. */
    static boolean guessed(Charset encoding) {
        return !encoding.name().startsWith("UTF-");
    }

    /** The encoding that a byte order mark names; null if there is none. */
    private static @Nullable Charset marked(byte[] bytes) {
        String name = UniversalDetector.detectCharsetFromBOM(bytes);
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : null;
    }

    /** UTF-8, or else another encoding of one or two bytes per character. */
    private static Optional<Decoded> narrow(byte[] bytes, boolean whole) {
        Optional<Decoded> utf8 = strict(bytes, StandardCharsets.UTF_8, whole);
        return utf8.isPresent() ? utf8 : strict(bytes, NarrowEncodings.other(bytes), whole);
    }

    /**
     * UTF-16 without a byte order mark, or null: its separators, digits and line ends have a NUL byte, always on the same side.
     * Bytes that are also UTF-8 with a few NULs are UTF-8.
     */
    private static @Nullable Charset wide(byte[] bytes) {
        Charset widest = widest(bytes);
        if (widest != null) {
            return widest;
        }
        long first = zeros(bytes, 0);
        long second = zeros(bytes, 1);
        long zeros = first + second;
        if (zeros * MIN_BYTES_PER_ZERO * 2 < inspected(bytes) || Math.min(first, second) * 50 > zeros) {
            return zeros > 0 && !latin(bytes) ? wideInOtherScripts(bytes) : null;
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

    /** UTF-32 without a byte order mark, or null: each of its characters begins or ends with a NUL byte. */
    private static @Nullable Charset widest(byte[] bytes) {
        byte[] head = Arrays.copyOf(bytes, inspected(bytes) & ~3);
        if (head.length < 8 || zeros(head, 0) + zeros(head, 1) < head.length / 4) {
            return null; // The usual case, which costs little.
        }
        return Stream.of(Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"))
                .filter(charset -> strict(head, charset, true)
                        .filter(decoded -> decoded.text().codePoints().noneMatch(TextDecoder::odd))
                        .isPresent())
                .findFirst()
                .orElse(null);
    }

    /** The same where only a few separators and line ends have NULs, as in Chinese, and some characters on the other side. */
    private static @Nullable Charset wideInOtherScripts(byte[] bytes) {
        byte[] head = Arrays.copyOf(bytes, inspected(bytes) & ~1);
        List<Charset> possible = Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .filter(charset -> strict(head, charset, false)
                        .filter(decoded -> decoded.text().lines().count() > 1)
                        .filter(decoded -> decoded.text().codePoints().noneMatch(TextDecoder::odd))
                        .isPresent())
                .toList();
        return possible.size() == 1 ? possible.get(0) : null;
    }

    /** Whether most bytes are those of ASCII text. */
    private static boolean latin(byte[] bytes) {
        long plain = IntStream.range(0, inspected(bytes))
                .filter(i -> bytes[i] >= ' ' && bytes[i] < 0x7F || bytes[i] == '\n' || bytes[i] == '\r')
                .count();
        return plain * 10 >= inspected(bytes) * 7L;
    }

    private static int inspected(byte[] bytes) {
        return Math.min(bytes.length, INSPECTED_BYTES);
    }

    /** The number of NULs in the beginning, at even or at odd positions. */
    private static long zeros(byte[] bytes, int from) {
        return IntStream.iterate(from, i -> i < inspected(bytes), i -> i + 2)
                .filter(i -> bytes[i] == 0)
                .count();
    }

    /** Whether there are more control characters than text has. One kind of them may separate cells, as Hive does it. */
    private static boolean controls(byte[] bytes) {
        long[] counts = new long[' '];
        IntStream.range(0, inspected(bytes))
                .filter(i -> bytes[i] != 0 && control(bytes[i]))
                .forEach(i -> counts[bytes[i]]++);
        long all = Arrays.stream(counts).sum();
        long separators = Math.max(Math.max(counts[1], counts[2]), Math.max(counts[0x1E], counts[0x1F]));
        return (all - (separators * 2 > inspected(bytes) ? 0 : separators)) * 50 > inspected(bytes);
    }

    /** Whether it is rare in text. */
    private static boolean control(int c) {
        return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x0B && c != 0x1A
                && c != 0x1B;
    }

    /** Whether it is a character that bytes become which aren't text. */
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

    /** Encodes text; empty if the encoding lacks some of its characters. */
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
