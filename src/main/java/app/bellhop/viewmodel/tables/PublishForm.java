package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.report.ReportOptions;
import app.bellhop.table.report.TableFormat;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.pages.PageSharingFields;
import app.bellhop.viewmodel.pages.SaveTarget;
import app.bellhop.work.pages.IndexPages;
import app.bellhop.work.pages.PageSharing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

final class PublishForm {

    private final Field<S3Location> object;
    private final ReportFields report;
    private final PageSharingFields sharing;

    /**
     * @param place the initial prefix
     * @param caption the initial caption of the report
     */
    PublishForm(S3Location place, String caption, long presignSeconds, List<Topic> topics) {
        object = SaveTarget.objectField("target", new S3Location(place.bucket(), place.key() + "report.html"));
        report = new ReportFields(caption, UnaryOperator.identity());
        sharing = new PageSharingFields(presignSeconds, topics);
    }

    Form form(List<String> facts) {
        List<Field<?>> fields = new ArrayList<>(List.of(
                object,
                report.title,
                report.caption,
                report.links,
                report.border,
                report.decimals,
                report.grouped,
                report.empty,
                report.index,
                report.allColumns));
        fields.addAll(sharing.all());
        return Form.of(Texts.get("table.publish"), Texts.get("table.publishText"), Texts.get("table.publishOk"))
                .details(facts)
                .fields(fields)
                .fill(sharing.acl(), sharing::linkOfAcl)
                .check(object, typed -> problem(typed.get(object)));
    }

    private static String problem(S3Location page) {
        return IndexPages.rewritten(page.key())
                ? Texts.get("index.rewritten")
                : SaveTarget.of(page).problem(TableFormat.HTML);
    }

    /**
     * The answers.
     *
     * @param allColumns whether to publish hidden columns, too
     */
    record Publication(S3Location object, ReportOptions options, boolean allColumns, PageSharing sharing) {}

    Publication publication(Answers typed) {
        return new Publication(
                typed.get(object),
                report.options(typed, TableFormat.HTML, false),
                typed.get(report.allColumns),
                sharing.sharing(typed));
    }
}
