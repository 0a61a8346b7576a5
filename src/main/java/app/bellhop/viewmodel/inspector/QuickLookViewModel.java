package app.bellhop.viewmodel.inspector;

import app.bellhop.cloud.s3.S3;
import app.bellhop.viewmodel.base.Inspected;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.objects.ObjectSelection;
import app.bellhop.viewmodel.preview.PreviewViewModel;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * A preview that floats over the object table and follows its selection. A fast-changing selection loads once a tick. FX thread.
 */
public final class QuickLookViewModel {

    private final UiContext context;
    private final ObjectSelection selection;
    private final PreviewViewModel preview;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final Follower follower;

    public QuickLookViewModel(S3 s3, UiContext context, ObjectSelection selection) {
        this.context = context;
        this.selection = selection;
        preview = new PreviewViewModel(s3, context);
        follower = new Follower(context.ui(), shown::get, this::load);
        selection.changes().addListener(follower);
        shown.addListener((o, before, now) -> {
            if (now) {
                load();
            } else {
                preview.leave();
            }
        });
    }

    public BooleanProperty shown() {
        return shown;
    }

    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    public PreviewViewModel preview() {
        return preview;
    }

    public Command command() {
        return Command.of(CommandIds.QUICK_LOOK)
                .icon("fth-maximize")
                .key("Space")
                .enabledWhen(selection.count().greaterThan(0), Texts.get("needs.selection"))
                .does(() -> {
                    if (shown.get()) {
                        close();
                    } else {
                        shown.set(true);
                    }
                });
    }

    /** Closes it, unless that would lose an edited text. */
    public void close() {
        if (unsaved()) {
            context.notice().set(Texts.get("inspector.unsaved", title.get()));
        } else {
            shown.set(false);
        }
    }

    /** Whether a text was edited and not saved. */
    public boolean unsaved() {
        return preview.unsaved();
    }

    /** Follows the selection. Called by the ticker. */
    public void refresh() {
        follower.tick();
    }

    private void load() {
        if (unsaved()) {
            return;
        }
        follower.followed();
        Inspected now = selection.inspected();
        if (now == null || now.isPlace()) {
            shown.set(false);
            return;
        }
        title.set(now.title());
        preview.inspect(now);
    }
}
