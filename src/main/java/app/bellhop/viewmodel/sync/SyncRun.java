package app.bellhop.viewmodel.sync;

import app.bellhop.cloud.CloudException;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.sync.FolderSync;
import app.bellhop.work.sync.SyncDirection;
import app.bellhop.work.sync.SyncItem;
import app.bellhop.work.sync.SyncOptions;
import app.bellhop.work.sync.SyncPlan;
import java.util.ArrayList;
import java.util.List;

/** Carries out a plan, asks before it deletes anything, and reports how it ended. FX thread. */
final class SyncRun {

    private static final int NAMES_SHOWN = 8;

    private final FolderSync sync;
    private final UiContext context;

    SyncRun(FolderSync sync, UiContext context) {
        this.sync = sync;
        this.context = context;
    }

    /** @param close called when it has begun */
    void begin(SyncPlan plan, Runnable close) {
        if (plan.deletes().isEmpty()) {
            start(plan, close);
            return;
        }
        context.ask(question(plan), yes -> start(plan, close));
    }

    private static Form question(SyncPlan plan) {
        List<SyncItem> deletes = plan.deletes();
        List<String> names = new ArrayList<>();
        deletes.stream().limit(NAMES_SHOWN).forEach(item -> names.add(item.name()));
        if (deletes.size() > NAMES_SHOWN) {
            names.add(Texts.get("delete.more", deletes.size() - NAMES_SHOWN));
        }
        SyncOptions options = plan.options();
        String from = options.direction() == SyncDirection.UPLOAD
                ? options.prefix().uri()
                : options.folder().toString();
        String question = Texts.get("sync.question", deletes.size(), Formats.bytes(plan.deleteBytes()), from);
        return Form.confirm(Texts.get("sync.title"), question, names, Texts.get("sync.ok"));
    }

    private void start(SyncPlan plan, Runnable close) {
        close.run();
        context.notice().set(Texts.get("sync.started", plan.transfers().size()));
        context.ended(sync.apply(plan), (result, e) -> {
            if (e != null) {
                context.errors().show(e, null);
            } else {
                report(result);
            }
        });
    }

    private void report(FolderSync.Result result) {
        if (result.transferFailures() > 0) {
            context.errors().show(Texts.get("sync.incomplete", result.transferFailures()));
        } else if (result.notDeleted() > 0) {
            CloudException why = result.why();
            context.errors()
                    .show(Texts.get(
                            "sync.notDeleted", result.notDeleted(), why == null ? "" : ErrorTexts.sentence(why)));
        } else {
            context.notice().set(Texts.get("sync.done", result.transferred(), result.deleted()));
        }
    }
}
