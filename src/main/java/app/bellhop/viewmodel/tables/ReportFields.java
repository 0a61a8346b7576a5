package app.bellhop.viewmodel.tables;

import app.bellhop.table.report.CellStyle;
import app.bellhop.table.report.ReportOptions;
import app.bellhop.table.report.TableFormat;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import java.util.Optional;

/** The form fields for how a table is written. */
final class ReportFields {

    private static final int AS_WRITTEN = -1;

    final Field<Boolean> allColumns = Field.check("all", Texts.get("table.allColumns"), false);
    final Field<String> title = Field.text("title", Texts.get("table.htmlTitle"), Texts.get("table.report"));
    final Field<String> caption;
    final Field<Boolean> links = Field.check("links", Texts.get("table.links"), true);
    final Field<Boolean> border = Field.check("border", Texts.get("table.border"), false);

    final Field<Integer> decimals = Field.parsed(
            "decimals",
            Texts.get("table.decimals"),
            AS_WRITTEN,
            places -> places == AS_WRITTEN ? "" : places.toString(),
            ReportFields::places,
            Texts.get("table.badDecimals"));
    final Field<Boolean> grouped = Field.check("grouped", Texts.get("table.grouped"), false);
    final Field<String> empty = Field.text("emptyText", Texts.get("table.emptyText"), "");
    final Field<Boolean> index = Field.check("index", Texts.get("table.index"), false);

    /** @param firstCaption the initial caption */
    ReportFields(String firstCaption) {
        caption = Field.text("caption", Texts.get("table.caption"), firstCaption);
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
