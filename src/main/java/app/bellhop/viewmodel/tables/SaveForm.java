package app.bellhop.viewmodel.tables;

import app.bellhop.table.report.ReportOptions;
import app.bellhop.table.report.TableFormat;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.pages.SaveTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class SaveForm {

    private final Field<TableFormat> format = Field.choice(
            "format", Texts.get("table.format"), TableFormat.CSV, List.of(TableFormat.values()), TableFormat::name);
    private final Field<SaveTarget> target;
    private final Field<String> acl = SaveTarget.aclField();
    private final Field<Boolean> harmless = Field.check("harmless", Texts.get("table.harmless"), true);
    private final ReportFields report;

    /**
     * @param folder where to save a file unless the user says otherwise
     * @param caption the initial caption of the report
     */
    SaveForm(Path folder, String caption) {
        target = SaveTarget.field("target", folder.resolve("table.csv"));
        report = new ReportFields(caption, label -> Texts.get("table.html", label));
    }

    Form form(List<String> facts) {
        return Form.of(Texts.get("table.save"), Texts.get("table.saveText"), Texts.get("table.saveOk"))
                .details(facts)
                .fields(
                        format,
                        target,
                        acl,
                        harmless,
                        report.allColumns,
                        report.title,
                        report.caption,
                        report.links,
                        report.border,
                        report.decimals,
                        report.grouped,
                        report.empty,
                        report.index)
                .fill(
                        format,
                        typed -> typed.get(target)
                                .ending(typed.get(format))
                                .<List<Answer<?>>>map(named -> List.of(new Answer<>(target, Optional.of(named))))
                                .orElse(List.of()))
                .fill(
                        target,
                        typed -> typed.get(target)
                                .meant(typed.get(format))
                                .<List<Answer<?>>>map(meant -> List.of(new Answer<>(format, Optional.of(meant))))
                                .orElse(List.of()))
                .check(target, typed -> typed.get(target).problem(typed.get(format)));
    }

    /**
     * The answers.
     *
     * @param allColumns whether to save hidden columns, too
     * @param acl a canned ACL; empty for the bucket's default
     */
    record Save(SaveTarget target, ReportOptions options, boolean allColumns, String acl) {}

    Save save(Answers typed) {
        return new Save(
                typed.get(target),
                report.options(typed, typed.get(format), typed.get(harmless)),
                typed.get(report.allColumns),
                typed.get(acl));
    }
}
