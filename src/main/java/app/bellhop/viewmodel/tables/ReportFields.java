package app.bellhop.viewmodel.tables;

import app.bellhop.table.report.CellStyle;
import app.bellhop.table.report.ReportOptions;
import app.bellhop.table.report.TableFormat;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The form fields for how a table is written. */
final class ReportFields {

    private static final int AS_WRITTEN = -1;

    final Field<Boolean> allColumns = Field.check("all", Texts.get("table.allColumns"), false);
    final Field<String> title;
    final Field<String> caption;
    final Field<Boolean> links;
    final Field<Boolean> border;
    final Field<Integer> decimals;
    final Field<Boolean> grouped;
    final Field<String> empty;
    final Field<Boolean> index;

    /**
     * @param firstCaption the initial caption
     * @param ofPage the label of a field that only counts for HTML
     */
    ReportFields(String firstCaption, UnaryOperator<String> ofPage) {
        title = Field.text("title", ofPage.apply(Texts.get("table.htmlTitle")), Texts.get("table.report"));
        caption = Field.text("caption", ofPage.apply(Texts.get("table.caption")), firstCaption);
        links = Field.check("links", ofPage.apply(Texts.get("table.links")), true);
        border = Field.check("border", ofPage.apply(Texts.get("table.border")), false);
        decimals = Field.parsed(
                "decimals",
                ofPage.apply(Texts.get("table.decimals")),
                AS_WRITTEN,
                places -> places == AS_WRITTEN ? "" : places.toString(),
                ReportFields::places,
                Texts.get("table.badDecimals"));
        grouped = Field.check("grouped", ofPage.apply(Texts.get("table.grouped")), false);
        empty = Field.text("emptyText", ofPage.apply(Texts.get("table.emptyText")), "");
        index = Field.check("index", ofPage.apply(Texts.get("table.index")), false);
    }

    /** @param harmless whether to escape cells that a spreadsheet would run as formulas */
    ReportOptions options(Answers typed, TableFormat format, boolean harmless) {
        return new ReportOptions(
                format,
                typed.get(title),
                typed.get(caption),
                typed.get(links),
                typed.get(border),
                harmless,
                new CellStyle(
                        typed.get(decimals) == AS_WRITTEN ? null : typed.get(decimals),
                        typed.get(grouped),
                        typed.get(empty),
                        typed.get(index)));
    }

    private static Optional<Integer> places(String text) {
        String number = text.strip();
        return number.isEmpty()
                ? Optional.of(AS_WRITTEN)
                : number.matches("[0-9]|1[0-2]") ? Optional.of(Integer.valueOf(number)) : Optional.empty();
    }
}
