package app.bellhop.table.report;

import app.bellhop.table.data.TableExtract;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table as a web page that needs nothing else: sortable, light and dark, all of its text escaped. */
final class HtmlReport {

    /** Rows that say how the cells of a column look. */
    private static final int LOOKED_AT = 100;

    private static final int MAX_WORD = 24;

    /** In characters; columns of longer texts get room, for a browser gives it to those that cannot be broken. */
    private static final int LONG = 40;

    /** In points, as {@link Html} has it. */
    private static final double PRINT_SIZE = 9;

    /** How many letters a line of a printed page has, and of one that is turned. */
    private static final int PAGE_WIDTH = 95;

    private static final int TURNED_WIDTH = 140;

    /** Of a cell, in letters. */
    private static final int PADDING = 2;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final TableExtract view;
    private final ReportOptions options;
    private final PageWords words;
    private final boolean index;
    private final List<ReportColumn> columns;

    HtmlReport(TableExtract view, ReportOptions options, PageWords words) {
        this.view = view;
        this.options = options;
        this.words = words;
        this.index = options.cells().index();
        this.columns = view.columns().stream()
                .map(column -> new ReportColumn(column.name(), view.table().format(column.index()), options))
                .toList();
    }

    /** @param rows the cells of each row */
    void write(Writer html, Iterable<List<String>> rows) throws IOException {
        LinkBase base = options.links() ? LinkBase.of(view) : LinkBase.NONE;
        html.write(Html.begin(options.title(), words.language(), base.address()));
        if (!options.caption().isBlank()) {
            html.write("<p>" + Html.text(options.caption()) + "</p>\n");
        }
        html.write(columnStyles());
        html.write("<div class=\"table\"><table" + (options.border() ? " class=\"border\"" : "") + ">\n<thead><tr>");
        if (index) {
            html.write("<th scope=\"col\" tabindex=\"0\" data-sort=\"number\" class=\"num\">");
        }
        for (ReportColumn column : columns) {
            html.write("<th scope=\"col\" tabindex=\"0\" data-sort=\"" + column.sort() + "\""
                    + (column.number() ? " class=\"num\">" : ">") + Html.text(column.name()) + "</th>");
        }
        html.write("</tr></thead>\n<tbody>\n");
        int place = 0;
        for (List<String> cells : rows) {
            // Without closing tags of cells and rows, which HTML doesn't need: pages stay small.
            html.write("<tr>\n");
            if (index) {
                html.write("<td>" + view.rows().at(place));
            }
            for (int i = 0; i < cells.size(); i++) {
                html.write(columns.get(i).cell(cells.get(i), base));
            }
            place++;
        }
        html.write("</tbody>\n</table></div>\n");
        html.write(Html.end(words.rows(view.rows().size())));
    }

    /** Aligns columns of numbers, and keeps values on one line. A class for each cell would take more room than the numbers. */
    private String columnStyles() {
        String right = cells(i -> columns.get(i).number());
        String styles = style(cells(i -> columns.get(i).ordered() || word(i)), "white-space:nowrap")
                + style(
                        !index ? right : right.isEmpty() ? "td:first-child" : "td:first-child," + right,
                        "text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap")
                + style(cells(this::sentences), "min-width:var(--text)")
                + print();
        return styles.isEmpty() ? "" : "<style>" + styles + "</style>\n";
    }

    /** Paper can't be scrolled: where words need more room than it has, it is turned, and then they are small. */
    private String print() {
        int[] words = IntStream.range(0, columns.size()).map(this::longestWord).toArray();
        int letters = index ? Integer.toString(view.rows().size()).length() + PADDING : 0;
        for (int i = 0; i < words.length; i++) {
            letters += Math.min(words[i], MAX_WORD) + PADDING;
        }
        String broken = style(cells(i -> words[i] > MAX_WORD), "overflow-wrap:anywhere;min-width:" + MAX_WORD + "ch");
        String turned = letters <= PAGE_WIDTH
                ? ""
                : String.format(
                        Locale.ROOT,
                        "@page{size:landscape}body{font-size:%.1fpt}",
                        Math.min(PRINT_SIZE, PRINT_SIZE * TURNED_WIDTH / letters));
        return broken.isEmpty() && turned.isEmpty() ? "" : "@media print{" + broken + turned + "}";
    }

    private int longestWord(int place) {
        return Stream.concat(Stream.of(columns.get(place).name()), firstCells(place))
                .flatMap(BLANKS::splitAsStream)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static String style(String cells, String style) {
        return cells.isEmpty() ? "" : cells + "{" + style + "}";
    }

    private String cells(IntPredicate which) {
        return IntStream.range(0, columns.size())
                .filter(which)
                .mapToObj(i -> "td:nth-child(" + (index ? i + 2 : i + 1) + ")")
                .collect(Collectors.joining(","));
    }

    /** Whether a column's cells are short and without blanks, such as IDs, which a browser would break at hyphens. */
    private boolean word(int place) {
        return firstCells(place).allMatch(cell -> cell.length() <= MAX_WORD && cell.indexOf(' ') < 0);
    }

    private boolean sentences(int place) {
        return firstCells(place).anyMatch(cell -> cell.length() > LONG && cell.indexOf(' ') > 0);
    }

    private Stream<String> firstCells(int place) {
        return IntStream.range(0, Math.min(view.rows().size(), LOOKED_AT))
                .mapToObj(row -> view.row(row).get(place));
    }
}
