package app.bellhop.viewmodel.tables;

import app.bellhop.table.report.ReportOptions;
import app.bellhop.table.report.TableFormat;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;

/** The form fields for how a table is written. */
final class ReportFields {

    final Field<Boolean> allColumns = Field.check("all", Texts.get("table.allColumns"), false);
    final Field<String> title = Field.text("title", Texts.get("table.htmlTitle"), Texts.get("table.report"));
    final Field<String> caption;
    final Field<Boolean> links = Field.check("links", Texts.get("table.links"), true);
    final Field<Boolean> border = Field.check("border", Texts.get("table.border"), false);

    /** @param firstCaption the initial caption */
    ReportFields(String firstCaption) {
        caption = Field.text("caption", Texts.get("table.caption"), firstCaption);
    }

    /** @param harmless whether to escape cells that a spreadsheet would run as formulas */
    ReportOptions options(Answers typed, TableFormat format, boolean harmless) {
        return new ReportOptions(
                format, typed.get(title), typed.get(caption), typed.get(links), typed.get(border), harmless);
    }
}
