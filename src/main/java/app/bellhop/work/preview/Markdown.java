package app.bellhop.work.preview;

import app.bellhop.work.preview.MarkdownBlock.Kind;
import app.bellhop.work.preview.MarkdownBlock.Span;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Reads Markdown as blocks below each other. Pictures become their descriptions, HTML stays as it is. Use one per text. */
final class Markdown {

    private static final int MAX_DEPTH = 30;
    static final int MAX_BLOCKS = 1000;
    private static final int MAX_LENGTH = 1 << 20;

    /** Of all blocks together. */
    private static final int MAX_PARTS = 10_000;

    /** In characters: more is code or data. */
    private static final int MAX_PARAGRAPH = 100_000;

    private static final Span PLAIN = new Span("", false, false, false, "");

    private final List<MarkdownBlock> blocks = new ArrayList<>();

    private Markdown() {}

    /** The first blocks, and one more where there are more; none if the text is too long to be read or to be laid out. */
    static List<MarkdownBlock> blocks(String text) {
        if (text.length() > MAX_LENGTH) {
            return List.of();
        }
        try {
            List<MarkdownBlock> blocks = parsed(text);
            return tooLarge(blocks) ? List.of() : blocks;
        } catch (IllegalArgumentException e) {
            return List.of(); // Its tables have more cells than the parser makes.
        }
    }

    /** Every part is a node of the window. */
    private static boolean tooLarge(List<MarkdownBlock> blocks) {
        long parts = blocks.stream()
                .mapToLong(block -> block.spans().size()
                        + block.rows().stream().mapToLong(List::size).sum())
                .sum();
        return parts > MAX_PARTS
                || blocks.stream()
                        .anyMatch(block -> block.spans().stream()
                                        .mapToLong(span -> span.text().length())
                                        .sum()
                                > MAX_PARAGRAPH);
    }

    private static List<MarkdownBlock> parsed(String text) {
        Parser parser = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .maxOpenBlockParsers(MAX_DEPTH)
                .maxInlineNesting(MAX_DEPTH)
                .build();
        Markdown markdown = new Markdown();
        markdown.add(parser.parse(text), 0, "", false);
        return markdown.blocks;
    }

    private void add(Node parent, int level, String marker, boolean quoted) {
        String first = marker;
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (blocks.size() > MAX_BLOCKS) {
                return;
            }
            addBlock(node, level, first, quoted);
            first = "";
        }
    }

    private void addBlock(Node node, int level, String marker, boolean quoted) {
        Kind text = quoted ? Kind.QUOTE : Kind.PARAGRAPH;
        if (node instanceof Heading heading) {
            add(Kind.HEADING, heading.getLevel(), marker, spans(node));
        } else if (node instanceof Paragraph) {
            add(text, level, marker, spans(node));
        } else if (node instanceof FencedCodeBlock code) {
            add(Kind.CODE, level, marker, code(code.getLiteral()));
        } else if (node instanceof IndentedCodeBlock code) {
            add(Kind.CODE, level, marker, code(code.getLiteral()));
        } else if (node instanceof HtmlBlock html) {
            add(Kind.CODE, level, marker, code(html.getLiteral()));
        } else if (node instanceof ThematicBreak) {
            add(Kind.RULE, level, marker, List.of());
        } else if (node instanceof TableBlock) {
            blocks.add(new MarkdownBlock(Kind.TABLE, level, marker, List.of(), rows(node)));
        } else if (node instanceof BlockQuote) {
            add(node, level + 1, marker, true);
        } else if (node instanceof BulletList || node instanceof OrderedList) {
            list(node, level + 1, quoted);
        }
    }

    private void add(Kind kind, int level, String marker, List<Span> spans) {
        blocks.add(new MarkdownBlock(kind, level, marker, spans, List.of()));
    }

    private void list(Node list, int level, boolean quoted) {
        Integer start = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : null;
        int number = start == null ? 1 : start;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item instanceof ListItem) {
                add(item, level, list instanceof OrderedList ? number++ + "." : "•", quoted);
            }
        }
    }

    private static List<List<String>> rows(Node table) {
        List<List<String>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null && rows.size() < MAX_BLOCKS; row = row.getNext()) {
                List<String> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    StringBuilder text = new StringBuilder();
                    spans(cell).forEach(span -> text.append(span.text()));
                    cells.add(text.toString());
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static List<Span> code(String literal) {
        return List.of(new Span(literal.stripTrailing(), false, false, true, ""));
    }

    private static List<Span> spans(Node parent) {
        List<Span> spans = new ArrayList<>();
        inline(parent, PLAIN, spans);
        return spans;
    }

    private static void inline(Node parent, Span style, List<Span> into) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                into.add(with(style, text.getLiteral()));
            } else if (node instanceof Code code) {
                into.add(new Span(code.getLiteral(), style.bold(), style.italic(), true, style.link()));
            } else if (node instanceof HtmlInline html) {
                into.add(with(style, html.getLiteral()));
            } else if (node instanceof SoftLineBreak) {
                into.add(with(style, " "));
            } else if (node instanceof HardLineBreak) {
                into.add(with(style, "\n"));
            } else if (node instanceof StrongEmphasis) {
                inline(node, new Span("", true, style.italic(), style.code(), style.link()), into);
            } else if (node instanceof Emphasis) {
                inline(node, new Span("", style.bold(), true, style.code(), style.link()), into);
            } else if (node instanceof Link link) {
                inline(node, new Span("", style.bold(), style.italic(), style.code(), link.getDestination()), into);
            } else {
                inline(node, style, into); // An image: its description.
            }
        }
    }

    private static Span with(Span style, String text) {
        return new Span(text, style.bold(), style.italic(), style.code(), style.link());
    }
}
