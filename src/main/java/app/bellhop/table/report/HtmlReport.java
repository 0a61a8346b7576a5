package app.bellhop.table.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A table as a web page that needs nothing else: sortable, light and dark, all of its text escaped. */
final class HtmlReport {

    private final TableExtract view;
    private final ReportOptions options;
    private final PageWords words;

    HtmlReport(TableExtract view, ReportOptions options, PageWords words) {
        this.view = view;
        this.options = options;
        this.words = words;
    }

    /** @param rows the cells of each row */
    void write(Writer html, Iterable<List<String>> rows) throws IOException {
        html.write(Html.begin(options.title(), words.language()));
        if (!options.caption().isBlank()) {
            html.write("<p>" + Html.text(options.caption()) + "</p>\n");
        }
        html.write("<div class=\"table\"><table" + (options.border() ? " class=\"border\"" : "") + ">\n<thead><tr>");
        for (TableExtract.Column column : view.columns()) {
            html.write("<th scope=\"col\" tabindex=\"0\" data-sort=\""
                    + (number(column) ? "number\" class=\"num" : "text") + "\">" + Html.text(column.name()) + "</th>");
        }
        html.write("</tr></thead>\n<tbody>\n");
        for (List<String> cells : rows) {
            html.write("<tr>");
            for (int i = 0; i < cells.size(); i++) {
                html.write(number(view.columns().get(i)) ? "<td class=\"num\">" : "<td>");
                html.write(options.links() ? Html.linked(cells.get(i)) : Html.text(cells.get(i)));
                html.write("</td>");
            }
            html.write("</tr>\n");
        }
        html.write("</tbody>\n</table></div>\n");
        html.write(Html.end(words.rows(view.rows().size())));
    }

    private boolean number(TableExtract.Column column) {
        return view.table().type(column.index()).number();
    }
}
