package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.inspector.InspectorViewModel;
import app.bellhop.viewmodel.inspector.QuickLookViewModel;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import app.bellhop.viewmodel.tables.TableActions;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;

/** Confirms leaving a session if edits would be lost or an operation interrupted. FX thread. */
final class UnsavedChanges {

    private final UiContext context;
    private final ObjectTableViewModel objects;
    private final InspectorViewModel inspector;
    private final QuickLookViewModel quickLook;
    private final TableActions tables;
    private final Activities activities;
    private final ReadOnlyIntegerProperty transfers;

    /** @param transfers how many are under way */
    UnsavedChanges(
            UiContext context,
            ObjectTableViewModel objects,
            InspectorViewModel inspector,
            QuickLookViewModel quickLook,
            TableActions tables,
            Activities activities,
            ReadOnlyIntegerProperty transfers) {
        this.quickLook = quickLook;
        this.context = context;
        this.objects = objects;
        this.inspector = inspector;
        this.tables = tables;
        this.activities = activities;
        this.transfers = transfers;
    }

    /** Leaves at once if nothing would be lost, otherwise when the user agrees; the session comes to the front before. */
    void confirm(Runnable toFront, Runnable leave) {
        List<String> saving = new ArrayList<>(tables.saving());
        activities.running().forEach(activity -> saving.add(activity.name()));
        boolean edited = inspector.unsaved() || quickLook.unsaved();
        List<String> opened = objects.unsaved();
        List<String> more = new ArrayList<>(opened);
        if (!saving.isEmpty()) {
            more.add(Texts.get("unsaved.saving", String.join(", ", saving)));
        }
        String text;
        if (edited) {
            text = Texts.get("unsaved.text", (inspector.unsaved() ? inspector.title() : quickLook.title()).get());
        } else if (!saving.isEmpty()) {
            text = Texts.get("unsaved.leave");
        } else if (!opened.isEmpty()) {
            text = Texts.get("unsaved.openedText", opened.size());
        } else if (transfers.get() > 0) {
            text = Texts.get("unsaved.transfers", transfers.get());
        } else {
            leave.run();
            return;
        }
        if (transfers.get() > 0) {
            more.add(Texts.get("unsaved.resume"));
        }
        toFront.run();
        Form form = Form.confirm(
                Texts.get(saving.isEmpty() && opened.isEmpty() && !edited ? "unsaved.transfersTitle" : "unsaved.title"),
                text,
                more,
                Texts.get("unsaved.ok"));
        context.ask(form, yes -> leave.run());
    }
}
