package app.bellhop.work.preview;

import java.util.List;

/**
 * A block of a Markdown document.
 *
 * @param level of HEADING: 1 to 6; of the others: how deeply it is nested in lists and quotes, 0 if it isn't
 * @param marker of the first block of a list item: its bullet or number; else empty
 * @param spans its text
 * @param rows of TABLE: the cells, the header first
 */
public record MarkdownBlock(Kind kind, int level, String marker, List<Span> spans, List<List<String>> rows) {

    public enum Kind {
        HEADING,
        PARAGRAPH,
        QUOTE,
        CODE,
        TABLE,
        RULE
    }

    /**
     * Text in one style.
     *
     * @param link where it leads; empty for no link
     */
    public record Span(String text, boolean bold, boolean italic, boolean code, String link) {}
}
