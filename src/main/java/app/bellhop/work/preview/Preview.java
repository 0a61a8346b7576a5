package app.bellhop.work.preview;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of an object.
 *
 * @param text of TEXT: as it is; of HEX: the dump; null for images and workbooks
 * @param pretty the text reformatted; null if it can't be, or already is
 * @param format what the text is written in; PLAIN if it isn't text
 * @param charset the encoding's name; null if it isn't text
 * @param table of TABLE: rows of cells, the header first
 * @param image of IMAGE: the whole file
 * @param compressed whether it was decompressed
 * @param whole whether nothing is missing
 */
public record Preview(
        Kind kind,
        @Nullable String text,
        @Nullable String pretty,
        TextFormat format,
        @Nullable String charset,
        List<List<String>> table,
        byte @Nullable [] image,
        boolean compressed,
        boolean whole) {

    private static final int MAX_LENGTH = 1000;

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

    /** How to show the object. */
    public enum Kind {
        TEXT,
        TABLE,
        IMAGE,
        HEX
    }
}
