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
import org.mozilla.universalchardet.UniversalDetector;

/** Finds out whether bytes are text, and in which encoding. */
public final class TextDecoder {

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
        String marked = UniversalDetector.detectCharsetFromBOM(bytes);
        if (marked == null && looksBinary(bytes)) {
            return Optional.empty();
        }
        if (marked != null) {
            return strict(bytes, Charset.forName(marked), whole);
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

    /** Text has no zeros and few control characters. */
    private static boolean looksBinary(byte[] bytes) {
        int controls = 0;
        int looked = Math.min(bytes.length, 8192);
        for (int i = 0; i < looked; i++) {
            int b = bytes[i] & 0xFF;
            if (b == 0) {
                return true;
            }
            boolean usual = b == '\t' || b == '\n' || b == '\r' || b == '\f' || b == 0x1B;
            if (b < ' ' && !usual) {
                controls++;
            }
        }
        return controls * 50 > looked;
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
