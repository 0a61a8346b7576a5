package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.s3.bucket.IncompleteUploads;
import app.bellhop.cloud.s3.bucket.StoredParts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.work.plan.Plan;
import app.bellhop.work.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

final class AbortPlan {

    private AbortPlan() {}

    /** @param kept uploads that are listed, but left alone: the transfer queue needs them */
    static Plan of(String bucket, IncompleteUploads port, List<UnfinishedUpload> aborted, List<UnfinishedUpload> kept) {
        String action = Texts.get("unfinished.abort.action");
        List<PlanItem> items = new ArrayList<>();
        for (UnfinishedUpload row : aborted) {
            items.add(PlanItem.toDo(action, row.key(), row.details(), 0, () -> port.abort(row.upload())));
        }
        for (UnfinishedUpload row : kept) {
            items.add(PlanItem.kept(action, row.key(), row.details(), row.note()));
        }
        StoredParts total = aborted.stream()
                .map(UnfinishedUpload::parts)
                .filter(Objects::nonNull)
                .reduce(StoredParts.NONE, StoredParts::plus);
        long unknown = aborted.stream().filter(row -> row.parts() == null).count();
        String text = Texts.get(
                "unfinished.abort.text", aborted.size(), total.count(), Formats.bytes(total.bytes()), unknown);
        return new Plan(
                Texts.get("unfinished.abort.title", bucket), text, items, Texts.get("unfinished.abort.ok"), true, 0);
    }
}
