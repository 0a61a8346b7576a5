package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.inspector.InspectorViewModel;
import app.bellhop.viewmodel.tables.TableActions;
import java.util.ArrayList;
import java.util.List;

/** Confirms leaving a session if edits would be lost or an operation interrupted. FX thread. */
final class UnsavedChanges {

    private final UiContext context;
    private final InspectorViewModel inspector;
    private final TableActions tables;
    private final Activities activities;

    UnsavedChanges(UiContext context, InspectorViewModel inspector, TableActions tables, Activities activities) {
        this.context = context;
        this.inspector = inspector;
        this.tables = tables;
        this.activities = activities;
    }

    /** Leaves at once if nothing would be lost, otherwise when the user agrees; the session comes to the front before. */
    void confirm(Runnable toFront, Runnable leave) {
        List<String> saving = new ArrayList<>(tables.saving());
        activities.running().forEach(activity -> saving.add(activity.name()));
        if (!inspector.unsaved() && saving.isEmpty()) {
            leave.run();
            return;
        }
        toFront.run();
        Form form = Form.confirm(
                Texts.get("unsaved.title"),
                inspector.unsaved()
                        ? Texts.get("unsaved.text", inspector.title().get())
                        : Texts.get("unsaved.leave"),
                saving.isEmpty() ? List.of() : List.of(Texts.get("unsaved.saving", String.join(", ", saving))),
                Texts.get("unsaved.ok"));
        context.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> leave.run()));
    }
}
