package app.bellhop.viewmodel.inspector;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectProperties;
import app.bellhop.viewmodel.base.BulkActions;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Inspected;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.util.List;

/** Asks how long archived objects shall be readable and how fast, then asks the server for it. */
final class RestoreAction {

    private static final String TIER = "tier";
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
        Form form = new Form(
                Texts.get("restore.title"),
                Texts.get("restore.text", subject.title()),
                List.of(Texts.get("restore.detail")),
                List.of(
                        Form.Field.text("days", Texts.get("restore.days"), "7"),
                        new Form.Field(TIER, Texts.get("restore.tier"), Form.Kind.CHOICE, TIERS.get(0), TIERS)),
                Texts.get("restore.ok"),
                false,
                answers -> days(answers.get("days")) > 0 ? "" : Texts.get("restore.badDays", MAX_DAYS));
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    int days = days(typed.get("days"));
                    BulkActions.Task task = new BulkActions.Task(
                                    Texts.get("restore.running"),
                                    List.of(),
                                    Texts.get("restore.ok"),
                                    object ->
                                            properties.restore(ObjectIdentifier.current(object), days, typed.get(TIER)))
                            .only(RestoreAction::archived);
                    bulk.ask(subject.place(), subject.all().get(), task, done);
                }));
    }

    /** Only what is archived: the rest would be refused, one by one. */
    private static boolean archived(ObjectEntry entry) {
        return entry.storageClass() != null && entry.storageClass().matches("GLACIER|DEEP_ARCHIVE");
    }

    private static int days(String text) {
        boolean number = text.matches("\\d{1,3}");
        int days = number ? Integer.parseInt(text) : 0;
        return days <= MAX_DAYS ? days : 0;
    }
}
