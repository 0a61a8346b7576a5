package app.bellhop.work.preview;

import app.bellhop.table.FirstRows;
import app.bellhop.table.TextDecoder;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides how to show bytes: by their content first, then by key and content type. Any thread; bounded work. */
public final class Previews {

    /** The image types JavaFX can read. */
    private static final String IMAGES = ".*\\.(png|jpe?g|gif|bmp)";

    static final int MAX_ROWS = 1000;
    static final int MAX_COLUMNS = 200;

    private Previews() {}

    /**
     * Previews the first bytes of an object.
     *
     * @param contentType as the server says, or null
     * @param whole whether these are all its bytes
     * @param limit the most bytes to decompress from gzip
     */
    public static Preview of(byte[] bytes, String key, @Nullable String contentType, boolean whole, int limit) {
        if (Gunzip.recognizes(bytes)) {
            Gunzip.Unpacked unpacked = Gunzip.unpack(bytes, limit);
            if (unpacked.bytes().length > 0 || unpacked.whole()) {
                String inner = key.replaceFirst("(?i)\\.gz$", "");
                return plain(unpacked.bytes(), inner, contentType, whole && unpacked.whole(), true);
            }
        }
        return plain(bytes, key, contentType, whole, false);
    }

    /** Whether all of an object must be read to show any of it: images and workbooks. */
    public static boolean needsAll(Preview preview, byte[] bytes) {
        return preview.kind() == Preview.Kind.IMAGE || preview.kind() == Preview.Kind.HEX && FirstRows.workbook(bytes);
    }

    private static Preview plain(
            byte[] bytes, String key, @Nullable String contentType, boolean whole, boolean compressed) {
        if (whole && FirstRows.workbook(bytes)) {
            List<List<String>> sheet = narrow(FirstRows.ofWorkbook(bytes, MAX_ROWS + 1));
            if (!sheet.isEmpty()) {
                return new Preview(
                        Preview.Kind.TABLE, null, null, TextFormat.PLAIN, null, sheet, null, compressed, true);
            }
        }
        String name = key.toLowerCase(Locale.ROOT);
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (isImage(bytes, name) && !ImageSize.tooLarge(bytes)) {
            return new Preview(
                    Preview.Kind.IMAGE, null, null, TextFormat.PLAIN, null, List.of(), bytes, compressed, whole);
        }
        boolean csv =
                name.matches(".*\\.(csv|tsv|tab)") || type.startsWith("text/csv") || type.contains("tab-separated");
        Optional<TextDecoder.Decoded> text =
                TextDecoder.decode(bytes, whole).or(() -> csv ? damaged(bytes) : Optional.empty());
        if (text.isEmpty()) {
            return new Preview(
                    Preview.Kind.HEX,
                    HexDump.of(bytes),
                    null,
                    TextFormat.PLAIN,
                    null,
                    List.of(),
                    null,
                    compressed,
                    whole);
        }
        TextDecoder.Decoded decoded = text.get();
        if (csv) {
            List<List<String>> table = rows(decoded.text(), key, whole);
            if (!table.isEmpty()) {
                return new Preview(
                        Preview.Kind.TABLE,
                        decoded.text(),
                        null,
                        TextFormat.PLAIN,
                        decoded.charset(),
                        table,
                        null,
                        compressed,
                        whole);
            }
        }
        // An incomplete document can't be pretty-printed.
        TextFormat format = TextFormat.of(name, type);
        String pretty = whole ? PrettyPrinter.of(decoded.text(), format).orElse(null) : null;
        return new Preview(
                Preview.Kind.TEXT,
                decoded.text(),
                pretty,
                format,
                decoded.charset(),
                List.of(),
                null,
                compressed,
                whole);
    }

    /** Text with NULs or a broken character: its rows can still be read. */
    private static Optional<TextDecoder.Decoded> damaged(byte[] bytes) {
        return TextDecoder.encoding(bytes)
                .map(charset -> new TextDecoder.Decoded(new String(bytes, Charset.forName(charset)), charset));
    }

    /** The header and first rows. In a partial text, the last row may be cut off, too. */
    private static List<List<String>> rows(String text, String key, boolean whole) {
        List<List<String>> rows = FirstRows.of(text, key, MAX_ROWS + 1);
        int complete = whole || rows.size() > MAX_ROWS ? rows.size() : Math.max(0, rows.size() - 1);
        return narrow(rows.subList(0, complete));
    }

    private static List<List<String>> narrow(List<List<String>> rows) {
        return rows.stream()
                .map(cells -> cells.subList(0, Math.min(cells.size(), MAX_COLUMNS)))
                .toList();
    }

    /** Checks the first bytes, as the extension may be wrong. */
    private static boolean isImage(byte[] b, String name) {
        boolean png = starts(b, 0x89, 'P', 'N', 'G');
        boolean jpeg = starts(b, 0xFF, 0xD8, 0xFF);
        boolean gif = starts(b, 'G', 'I', 'F', '8');
        boolean bmp = starts(b, 'B', 'M') && name.matches(IMAGES);
        return png || jpeg || gif || bmp;
    }

    private static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
