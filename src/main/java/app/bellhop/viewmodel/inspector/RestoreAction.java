package app.bellhop.viewmodel.inspector;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectProperties;
import app.bellhop.viewmodel.base.Inspected;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.bulk.BulkActions;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;

/** Asks for how many days and how fast to restore archived objects, then requests it. */
final class RestoreAction {

    private static final List<String> TIERS = List.of("Standard", "Bulk", "Expedited");
    private static final int MAX_DAYS = 365;

    private final ObjectProperties properties;
    private final UiContext context;
    private final BulkActions bulk;

    RestoreAction(ObjectProperties properties, UiContext context, BulkActions bulk) {
        this.properties = properties;
        this.context = context;
        this.bulk = bulk;
    }

    void ask(Inspected subject, Runnable done) {
        Field<Integer> days =
                Field.number("days", Texts.get("restore.days"), 7, 1, MAX_DAYS, Texts.get("restore.badDays", MAX_DAYS));
        Field<String> tier = Field.choice("tier", Texts.get("restore.tier"), TIERS.get(0), TIERS);
        Form form = Form.of(
                        Texts.get("restore.title"), Texts.get("restore.text", subject.title()), Texts.get("restore.ok"))
                .details(Texts.get("restore.detail"))
                .fields(days, tier);
        context.ask(form, typed -> {
            BulkActions.Task task = new BulkActions.Task(
                            Texts.get("restore.running"),
                            List.of(),
                            Texts.get("restore.ok"),
                            object -> properties.restore(
                                    ObjectIdentifier.current(object), typed.get(days), typed.get(tier)))
                    .only(RestoreAction::archived);
            bulk.ask(subject.place(), subject.all(), task, done);
        });
    }

    /** Restores only archived objects: the server would reject each of the others. */
    private static boolean archived(ObjectEntry entry) {
        return entry.storageClass() != null && entry.storageClass().matches("GLACIER|DEEP_ARCHIVE");
    }
}
