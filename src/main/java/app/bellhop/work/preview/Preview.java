package app.bellhop.work.preview;

import app.bellhop.table.parquet.ParquetInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of an object.
 *
 * @param source the text that it is; null if it isn't text
 * @param compressed whether it was decompressed
 * @param whole whether nothing is missing
 */
public record Preview(Kind kind, View view, @Nullable Source source, boolean compressed, boolean whole) {

    private static final int MAX_LENGTH = 1000;

    /** What the object is. */
    public enum Kind {
        TEXT,
        MARKDOWN,
        TABLE,
        WORKBOOK,
        PARQUET,
        IMAGE,
        SVG,
        ARCHIVE,
        MEDIA,
        PDF,
        HEX
    }

    /**
     * A text.
     *
     * @param charset the encoding's name
     */
    public record Source(String text, String charset, TextFormat format) {}

    /** How it is shown, unless the user wants to see its source. */
    public sealed interface View permits Plain, Reformatted, Table, Picture, Document, Archive, Media, Parquet, Dump {}

    /** The source as it is. */
    public record Plain() implements View {}

    /** JSON or XML, indented. */
    public record Reformatted(String text) implements View {}

    /** Rows of cells, the header first. */
    public record Table(List<List<String>> rows) implements View {}

    /** An image, as the bytes of its file; as far as {@link Preview#whole} says. */
    public record Picture(byte[] bytes) implements View {}

    /** Markdown, block by block. */
    public record Document(List<MarkdownBlock> blocks) implements View {}

    /** The entries of an archive, the first ones if it has many. */
    public record Archive(List<ArchiveEntry> entries) implements View {}

    /** What the header of an audio, video or PDF file says. */
    public record Media(MediaFacts facts) implements View {}

    /** A Parquet file: its first rows, the header first, or else its schema. */
    public record Parquet(ParquetInfo info, List<List<String>> rows) implements View {}

    /** A hex dump. */
    public record Dump(String text) implements View {}

    /** The text or the dump; empty for what is neither. */
    public String text() {
        if (source != null) {
            return source.text();
        }
        return view instanceof Dump dump ? dump.text() : "";
    }

    /** Splits a text into lines for a virtualized list; very long lines are broken up. */
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            for (int at = 0; at == 0 || at < line.length(); at += MAX_LENGTH) {
                lines.add(line.substring(at, Math.min(line.length(), at + MAX_LENGTH)));
            }
        }
        return lines;
    }
}
