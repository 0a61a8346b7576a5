package app.bellhop.table.report;

import app.bellhop.table.data.TableExtract;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as a web page that needs nothing else: sortable, light and dark, all of its text escaped. */
final class HtmlReport {

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
        html.write(Html.begin(options.title(), words.language()));
        if (!options.caption().isBlank()) {
            html.write("<p>" + Html.text(options.caption()) + "</p>\n");
        }
        html.write(rightAligned());
        html.write("<div class=\"table\"><table" + (options.border() ? " class=\"border\"" : "") + ">\n<thead><tr>");
        if (index) {
            html.write("<th scope=\"col\" tabindex=\"0\" data-sort=\"number\" class=\"num\">");
        }
        for (ReportColumn column : columns) {
            html.write(
                    "<th scope=\"col\" tabindex=\"0\" data-sort=\"" + (column.sortedByNumber() ? "number\"" : "text\"")
                            + (column.number() ? " class=\"num\">" : ">") + Html.text(column.name()) + "</th>");
        }
        html.write("</tr></thead>\n<tbody>\n");
        int place = 0;
        for (List<String> cells : rows) {
            // Without closing tags of cells, which HTML doesn't need: pages stay small.
            html.write("<tr>");
            if (index) {
                html.write("<td>" + view.rows().at(place));
            }
            for (int i = 0; i < cells.size(); i++) {
                html.write(columns.get(i).cell(cells.get(i)));
            }
            html.write("</tr>\n");
            place++;
        }
        html.write("</tbody>\n</table></div>\n");
        html.write(Html.end(words.rows(view.rows().size())));
    }

    /** Aligns columns of numbers. A class for each cell would take more room than the numbers. */
    private String rightAligned() {
        String cells = IntStream.rangeClosed(1, columns.size())
                .filter(i -> columns.get(i - 1).number())
                .mapToObj(i -> "td:nth-child(" + (index ? i + 1 : i) + ")")
                .collect(Collectors.joining(","));
        String all = (index ? "td:first-child" + (cells.isEmpty() ? "" : ",") : "") + cells;
        return all.isEmpty()
                ? ""
                : "<style>" + all + "{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}</style>\n";
    }
}
