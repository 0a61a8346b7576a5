package app.bellhop.work.preview;

import app.bellhop.table.FirstRows;
import app.bellhop.table.TextDecoder;
import app.bellhop.table.parquet.RangedBytes;
import app.bellhop.work.preview.Preview.Kind;
import app.bellhop.work.preview.Preview.Source;
import app.bellhop.work.preview.Preview.View;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides how to show bytes: by their content first, then by key and content type. Any thread; bounded work. */
public final class Previews {

    /** The image types that only their names tell from text. */
    private static final String BITMAPS = ".*\\.bmp";

    static final int MAX_ROWS = 1000;
    static final int MAX_COLUMNS = 200;

    private Previews() {}

    /**
     * Previews the first bytes of an object.
     *
     * @param contentType as the server says, or null
     * @param whole whether these are all its bytes
     * @param limit the most bytes to decompress from gzip
     * @param all reads the rest of what has its directory elsewhere; blocks
     */
    public static Preview of(
            byte[] bytes, String key, @Nullable String contentType, boolean whole, int limit, RangedBytes all) {
        if (Gunzip.recognizes(bytes)) {
            Gunzip.Unpacked unpacked = Gunzip.unpack(bytes, limit);
            if (unpacked.bytes().length > 0 || unpacked.whole()) {
                String inner = key.replaceFirst("(?i)\\.gz$", "");
                byte[] content = unpacked.bytes();
                return Archives.tar(content)
                        ? new Preview(
                                Kind.ARCHIVE,
                                archive(Archives.ofTar(new ByteArrayInputStream(content))),
                                null,
                                true,
                                whole && unpacked.whole())
                        : plain(content, inner, contentType, whole && unpacked.whole(), true);
            }
        }
        return directory(bytes, all).orElseGet(() -> plain(bytes, key, contentType, whole, false));
    }

    /** Whether all of an object must be read to show any of it: images and workbooks. */
    public static boolean needsAll(Preview preview, byte[] bytes) {
        return preview.kind() == Kind.IMAGE || preview.kind() == Kind.HEX && FirstRows.workbook(bytes);
    }

    /** Whether more of the object would show more. */
    public static boolean growing(Preview preview) {
        return preview.source() != null || preview.compressed();
    }

    /** What is described in one place, wherever that is in the file. */
    private static Optional<Preview> directory(byte[] head, RangedBytes all) {
        try {
            if (Archives.tar(head)) {
                return Optional.of(tar(head, all));
            }
            if (Archives.zip(head) && !FirstRows.workbook(head)) {
                return Optional.of(whole(Kind.ARCHIVE, archive(Archives.ofZip(all))));
            }
            if (Magic.at(head, 0, "PAR1")) {
                View bytes = new Preview.Dump(HexDump.of(head));
                return Optional.of(FirstRows.ofParquet(all, MAX_ROWS)
                        .map(file -> whole(
                                Kind.PARQUET,
                                new Preview.Parquet(
                                        file.info(), table(file.rows()).rows())))
                        .orElseGet(() -> new Preview(Kind.PARQUET, bytes, null, false, false)));
            }
        } catch (IOException e) {
            return Optional.empty(); // Damaged, or with more entries than are read.
        }
        return MediaFacts.of(head, all).map(facts -> whole(Kind.MEDIA, new Preview.Media(facts)));
    }

    private static Preview tar(byte[] head, RangedBytes all) {
        try {
            return whole(Kind.ARCHIVE, archive(Archives.ofTar(all)));
        } catch (IOException e) { // Damaged, or with more headers than are read.
            List<ArchiveEntry> first = Archives.ofTar(new ByteArrayInputStream(head));
            return new Preview(Kind.ARCHIVE, archive(first), null, false, false);
        }
    }

    private static Preview whole(Kind kind, View view) {
        return new Preview(kind, view, null, false, true);
    }

    private static Preview plain(
            byte[] bytes, String key, @Nullable String contentType, boolean whole, boolean compressed) {
        if (whole && FirstRows.workbook(bytes)) {
            Preview.Table sheet = table(FirstRows.ofWorkbook(bytes, MAX_ROWS + 2));
            if (!sheet.rows().isEmpty()) {
                return new Preview(Kind.WORKBOOK, sheet, null, compressed, true);
            }
        }
        String name = key.toLowerCase(Locale.ROOT);
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (isImage(bytes, name) && !ImageSize.tooLarge(bytes)) {
            return new Preview(Kind.IMAGE, new Preview.Picture(bytes), null, compressed, whole);
        }
        boolean csv =
                name.matches(".*\\.(csv|tsv|tab)") || type.startsWith("text/csv") || type.contains("tab-separated");
        Optional<TextDecoder.Decoded> text =
                TextDecoder.decode(bytes, whole).or(() -> csv ? damaged(bytes) : Optional.empty());
        Optional<MediaFacts> pdf = csv ? Optional.empty() : MediaFacts.ofPdf(bytes);
        if (pdf.isPresent()) {
            return new Preview(Kind.PDF, new Preview.Media(pdf.get()), null, compressed, true);
        }
        if (text.isEmpty()) {
            return new Preview(Kind.HEX, new Preview.Dump(HexDump.of(bytes)), null, compressed, whole);
        }
        TextDecoder.Decoded decoded = text.get();
        Source source =
                new Source(decoded.text(), decoded.charset(), csv ? TextFormat.PLAIN : TextFormat.of(name, type));
        if (csv) {
            Preview.Table table = rows(decoded.text(), key, whole);
            if (!table.rows().isEmpty()) {
                return new Preview(Kind.TABLE, table, source, compressed, whole);
            }
        }
        if (whole && SvgDrawing.recognizes(bytes)) {
            return new Preview(Kind.SVG, new Preview.Picture(bytes), source, compressed, true);
        }
        if (name.matches(".*\\.(md|markdown)") || type.startsWith("text/markdown")) {
            List<MarkdownBlock> blocks = Markdown.blocks(decoded.text());
            if (!blocks.isEmpty()) {
                return new Preview(Kind.MARKDOWN, document(blocks), source, compressed, whole);
            }
        }
        // An incomplete document can't be pretty-printed.
        Optional<String> pretty = whole ? PrettyPrinter.of(source.text(), source.format()) : Optional.empty();
        View view = pretty.<View>map(Preview.Reformatted::new).orElseGet(Preview.Plain::new);
        return new Preview(Kind.TEXT, view, source, compressed, whole);
    }

    /** Text with NULs or a broken character: its rows can still be read. */
    private static Optional<TextDecoder.Decoded> damaged(byte[] bytes) {
        return TextDecoder.encoding(bytes)
                .map(charset -> new TextDecoder.Decoded(new String(bytes, Charset.forName(charset)), charset));
    }

    /** The header and first rows. In a partial text, the last row may be cut off, too. */
    private static Preview.Table rows(String text, String key, boolean whole) {
        List<List<String>> rows = FirstRows.of(text, key, MAX_ROWS + 2);
        int complete = whole || rows.size() > MAX_ROWS ? rows.size() : Math.max(0, rows.size() - 1);
        return table(rows.subList(0, complete));
    }

    private static Preview.Table table(List<List<String>> rows) {
        boolean wide = rows.stream().anyMatch(cells -> cells.size() > MAX_COLUMNS);
        List<List<String>> shown = first(rows, MAX_ROWS + 1).stream()
                .map(cells -> first(cells, MAX_COLUMNS))
                .toList();
        return new Preview.Table(shown, wide || rows.size() > shown.size());
    }

    private static Preview.Archive archive(List<ArchiveEntry> entries) {
        return new Preview.Archive(first(entries, Archives.MAX_ENTRIES), entries.size() > Archives.MAX_ENTRIES);
    }

    private static Preview.Document document(List<MarkdownBlock> blocks) {
        return new Preview.Document(first(blocks, Markdown.MAX_BLOCKS), blocks.size() > Markdown.MAX_BLOCKS);
    }

    private static <T> List<T> first(List<T> items, int max) {
        return items.subList(0, Math.min(items.size(), max));
    }

    /** Checks the first bytes, as the extension may be wrong. */
    private static boolean isImage(byte[] b, String name) {
        boolean png = Magic.starts(b, 0x89, 'P', 'N', 'G');
        boolean jpeg = Magic.starts(b, 0xFF, 0xD8, 0xFF);
        boolean gif = Magic.at(b, 0, "GIF8");
        boolean bmp = Magic.at(b, 0, "BM") && name.matches(BITMAPS);
        return png || jpeg || gif || bmp || Rasters.foreign(b);
    }
}
