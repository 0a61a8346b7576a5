package app.bellhop.aws.client;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an XML document, or of its start, in whatever encoding it came. */
final class XmlText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';
    private static final int DECLARATION_BYTES = 200;
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

    private XmlText() {}

    /** Without its byte order mark. */
    static String of(byte[] bytes) {
        String text = new String(bytes, charset(bytes));
        return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
    }

    /** The same; bytes that are no text become unpaired surrogates, which no text has. */
    static String lossless(byte[] bytes) {
        String text = of(bytes);
        return text.indexOf(REPLACEMENT) >= 0 && charset(bytes) == StandardCharsets.UTF_8 && !text(bytes)
                ? text.replace(REPLACEMENT, Character.MAX_SURROGATE)
                : text;
    }

    private static boolean text(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << Byte.SIZE | bytes[1] & 0xFF;
        return switch (first) {
            case 0xFEFF, '<' -> StandardCharsets.UTF_16BE;
            case 0xFFFE, '<' << Byte.SIZE -> StandardCharsets.UTF_16LE;
            default -> declared(bytes);
        };
    }

    private static Charset declared(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        Matcher said = DECLARED.matcher(start);
        try {
            // A document that declares itself in single bytes is not in UTF-16, whatever it says.
            return said.find() && !said.group(1).startsWith("UTF-16")
                    ? Charset.forName(said.group(1))
                    : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
