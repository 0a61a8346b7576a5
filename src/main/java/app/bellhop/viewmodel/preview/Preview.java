package app.bellhop.viewmodel.preview;

import java.util.List;

/**
 * What can be shown of an object.
 *
 * @param text of TEXT: as it is; of HEX: the dump
 * @param pretty the text set out anew; null where it cannot be, or already is
 * @param charset the encoding's name; null of what is no text
 * @param table of TABLE: rows of cells, the header first
 * @param image of IMAGE: the whole file
 * @param compressed whether it was seen through gzip
 * @param whole whether nothing is missing
 */
public record Preview(
        Kind kind,
        String text,
        String pretty,
        String charset,
        List<List<String>> table,
        byte[] image,
        boolean compressed,
        boolean whole) {

    /** How it is shown. */
    public enum Kind {
        TEXT,
        TABLE,
        IMAGE,
        HEX
    }
}
