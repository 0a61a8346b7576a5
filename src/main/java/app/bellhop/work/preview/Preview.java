package app.bellhop.work.preview;

import app.bellhop.table.parquet.ParquetInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
    public sealed interface View permits Plain, Reformatted, Table, Picture, Document, Archive, Media, Parquet, Dump {

        /** Whether there is more than is shown. */
        default boolean cut() {
            return false;
        }
    }

    /**
     * What is shown as one line of text.
     *
     * @param ends whether the line ends here, and not in what follows
     */
    public record Line(String text, boolean ends) {}

    /** The source as it is. */
    public record Plain() implements View {}

    /** JSON or XML, indented. */
    public record Reformatted(String text) implements View {}

    /** Rows of cells, the header first. */
    public record Table(List<List<String>> rows, boolean cut) implements View {

        public Table(List<List<String>> rows) {
            this(rows, false);
        }
    }

    /** An image, as the bytes of its file; as far as {@link Preview#whole} says. */
    public record Picture(byte[] bytes) implements View {}

    /** Markdown, block by block. */
    public record Document(List<MarkdownBlock> blocks, boolean cut) implements View {}

    public record Archive(List<ArchiveEntry> entries, boolean cut) implements View {}

    /** What the header of an audio, video or PDF file says. */
    public record Media(MediaFacts facts) implements View {}

    /** A Parquet file: its first rows, the header first, or else its schema. */
    public record Parquet(ParquetInfo info, List<List<String>> rows) implements View {}

    public record Dump(String text) implements View {}

    /** The text or the dump; empty for what is neither. */
    public String text() {
        if (source != null) {
            return source.text();
        }
        return view instanceof Dump dump ? dump.text() : "";
    }

    /** Splits a text into lines for a virtualized list; very long lines are broken up. */
    public static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            int at = 0;
            while (line.length() - at > MAX_LENGTH) {
                boolean pair = Character.isHighSurrogate(line.charAt(at + MAX_LENGTH - 1));
                int end = at + MAX_LENGTH - (pair ? 1 : 0);
                lines.add(new Line(line.substring(at, end), false));
                at = end;
            }
            lines.add(new Line(line.substring(at), true));
        }
        return lines;
    }

    /** A table's row as spreadsheets take it from the clipboard: tabs between its cells. */
    public static Line line(List<String> row) {
        return new Line(row.stream().map(Preview::quoted).collect(Collectors.joining("\t")), true);
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '\t' || c == '\n' || c == '\r' || c == '"');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** The text that such lines are of. */
    public static String joined(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append(line.ends() ? "\n" : ""));
        return text.isEmpty() || text.charAt(text.length() - 1) != '\n'
                ? text.toString()
                : text.substring(0, text.length() - 1);
    }
}
