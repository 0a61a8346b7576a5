package app.bellhop.viewmodel;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ObjectEntry;
import app.bellhop.cloud.ObjectStore;
import app.bellhop.cloud.S3Location;
import app.bellhop.transfer.BulkDelete;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Deletes objects, prefixes and buckets: counts first, says exactly what will go, then does it. FX thread. */
final class DeleteActions {

    private static final int NAMES_SHOWN = 8;

    private final ObjectStore store;
    private final Workbench bench;
    private final ActivityViewModel activity;

    DeleteActions(ObjectStore store, Workbench bench, ActivityViewModel activity) {
        this.store = store;
        this.bench = bench;
        this.activity = activity;
    }

    /** Deletes what is selected at a place; {@code done} runs afterwards, also when some of it stayed. */
    void objects(S3Location place, List<ObjectEntry> entries, Runnable done) {
        BulkDelete delete = new BulkDelete(store, place.bucket());
        count(delete, entries, () -> {
            List<String> names = new ArrayList<>();
            entries.stream().limit(NAMES_SHOWN).forEach(entry -> names.add(entry.nameBelow(place.key())));
            if (entries.size() > NAMES_SHOWN) {
                names.add(Texts.get("delete.more", entries.size() - NAMES_SHOWN));
            }
            String question =
                    Texts.get("delete.question", delete.counted(), Formats.bytes(delete.bytes()), place.uri());
            Form form = Form.confirm(Texts.get("delete.title"), question, names, Texts.get("delete.ok"));
            bench.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> run(delete, done, done)));
        });
    }

    /** Deletes a bucket, and first what is in it; the user types its name. One that was only emptied is {@code stillThere}. */
    void bucket(String name, Runnable done, Runnable stillThere) {
        BulkDelete delete = new BulkDelete(store, name);
        count(delete, List.of(ObjectEntry.ofPrefix("")), () -> {
            String question = delete.counted() == 0
                    ? Texts.get("deleteBucket.empty", name)
                    : Texts.get("deleteBucket.full", name, delete.counted(), Formats.bytes(delete.bytes()));
            Form form = new Form(
                    Texts.get("deleteBucket.title"),
                    question,
                    List.of(),
                    List.of(Form.Field.text(Form.ONLY, Texts.get("deleteBucket.field"), "")),
                    Texts.get("deleteBucket.ok"),
                    true,
                    typed -> typed.get(Form.ONLY).equals(name) ? "" : Texts.get("deleteBucket.mismatch", name));
            bench.dialogs()
                    .ask(form)
                    .thenAccept(answer -> answer.ifPresent(
                            yes -> run(delete, () -> deleteEmptied(name, done, stillThere), stillThere)));
        });
    }

    private void deleteEmptied(String name, Runnable done, Runnable stillThere) {
        store.deleteBucket(name)
                .whenCompleteAsync(
                        (gone, e) -> {
                            if (e == null) {
                                done.run();
                            } else {
                                stillThere.run();
                                bench.errors().show(CloudException.of(e), null);
                            }
                        },
                        bench.ui());
    }

    private void count(BulkDelete delete, List<ObjectEntry> entries, Runnable counted) {
        if (activity.busy()) {
            bench.errors().show(Texts.get("delete.busy"));
            return;
        }
        activity.begin(() -> Texts.get("delete.counting", delete.counted()), () -> -1, delete::stop);
        delete.count(entries)
                .whenCompleteAsync(
                        (found, e) -> {
                            activity.end();
                            if (e != null) {
                                bench.errors().show(CloudException.of(e), null);
                            } else {
                                counted.run();
                            }
                        },
                        bench.ui());
    }

    private void run(BulkDelete delete, Runnable allGone, Runnable someLeft) {
        activity.begin(
                () -> Texts.get("delete.running", delete.deleted(), delete.counted()),
                () -> delete.counted() == 0 ? -1 : (double) delete.deleted() / delete.counted(),
                delete::stop);
        delete.run()
                .whenCompleteAsync(
                        (refused, e) -> {
                            activity.end();
                            bench.notice().set(Texts.get("delete.done", delete.deleted()));
                            if (e == null && refused.isEmpty() && delete.deleted() == delete.counted()) {
                                allGone.run();
                                return;
                            }
                            if (e != null) {
                                bench.errors().show(CloudException.of(e), null);
                            } else if (!refused.isEmpty()) {
                                Map.Entry<String, String> first =
                                        refused.entrySet().iterator().next();
                                bench.errors()
                                        .show(Texts.get(
                                                "delete.refused", refused.size(), first.getKey(), first.getValue()));
                            }
                            someLeft.run();
                        },
                        bench.ui());
    }
}
