package app.bellhop.viewmodel.main;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.sync.SyncViewModel;
import app.bellhop.work.sync.FolderSync;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** The commands that concern a session as a whole: refresh, undo, search, sync, the rights it needs, close. FX thread. */
final class SessionCommands {

    private final MainViewModel main;
    private final Tabs tabs;
    private final UiContext context;

    SessionCommands(MainViewModel main, Tabs tabs) {
        this.main = main;
        this.tabs = tabs;
        this.context = main.context();
    }

    List<Command> commands() {
        return List.of(
                Command.of(CommandIds.REFRESH)
                        .icon("fth-refresh-cw")
                        .shortcut("F5")
                        .does(this::refresh),
                Command.of(CommandIds.UNDO)
                        .icon("fth-rotate-ccw")
                        .shortcut("Shortcut+Z")
                        .enabledWhen(
                                context.notice().undo().map(Objects::nonNull).orElse(false), Texts.get("needs.undo"))
                        .does(() -> context.notice().use(context.notice().undo().getValue())),
                Command.of(CommandIds.SYNC_FOLDER)
                        .icon("fth-columns")
                        .enabledWhen(place().isNotNull(), Texts.get("needs.bucket"))
                        .does(this::syncFolder),
                Command.of(CommandIds.CLOSE_CONNECTION)
                        .icon("fth-log-out")
                        .shortcut("Shortcut+W")
                        .does(this::leave),
                NeededRights.command(
                        context,
                        main.session().s3().partition(),
                        place(),
                        main.notifications().topics().current()),
                Command.of(CommandIds.FOCUS_FILTER)
                        .icon("fth-search")
                        .shortcut("Shortcut+F")
                        .does(this::focusFilter));
    }

    private ReadOnlyObjectProperty<@Nullable S3Location> place() {
        return main.location().current();
    }

    private void focusFilter() {
        if (main.notifications().shown().get()) {
            main.notifications().topics().seekFilter();
        } else if (main.activity().shown().get()) {
            main.activity().seekFilter();
        } else {
            main.objects().listing().seekFilter();
        }
    }

    /** Closes the session, after confirmation where something would be lost. */
    void leave() {
        main.confirmLeaving(() -> tabs.close(main.session()));
    }

    private void syncFolder() {
        FolderSync sync = new FolderSync(main.session().s3(), main.session().transfers(), context.background());
        context.dialogs().show(new SyncViewModel(sync, context, place().get()));
    }

    /** Lists anew what is in front. */
    void refresh() {
        context.errors().clear();
        if (main.notifications().shown().get()) {
            main.notifications().reload();
        } else {
            main.buckets().reload();
            main.objects().listing().reload();
            main.inspector().reload();
            S3Location place = place().get();
            if (place != null) {
                main.buckets().refresh(place);
            }
        }
    }
}
