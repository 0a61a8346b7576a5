package app.bellhop.viewmodel.objects;

import app.bellhop.batch.ObjectTargets;
import app.bellhop.batch.Progress;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** What looks below the folders of the open place: a flat list of all objects there, found by name, and sizes. FX thread. */
final class FolderCommands {

    private final ReadOnlyObjectProperty<@Nullable S3Location> place;
    private final ObjectListing listing;
    private final ObjectSelection selection;
    private final ObjectJobs work;
    private final UiContext context;

    FolderCommands(
            LocationViewModel location,
            ObjectListing listing,
            ObjectSelection selection,
            ObjectJobs work,
            UiContext context) {
        this.place = location.current();
        this.listing = listing;
        this.selection = selection;
        this.work = work;
        this.context = context;
        location.whole().addListener((o, before, now) -> {
            listing.filter().set("");
            listing.flat().set(false);
        });
    }

    List<Command> commands() {
        return List.of(
                Command.of(CommandIds.FLAT_VIEW)
                        .icon("fth-list")
                        .enabledWhen(place.isNotNull(), Texts.get("needs.bucket"))
                        .does(() -> listing.flat().set(!listing.flat().get())),
                Command.of(CommandIds.FIND_OBJECTS)
                        .icon("fth-search")
                        .shortcut("Shortcut+Shift+F")
                        .enabledWhen(place.isNotNull(), Texts.get("needs.bucket"))
                        .does(listing::search),
                Command.of(CommandIds.FOLDER_SIZE)
                        .icon("fth-pie-chart")
                        .enabledWhen(place.isNotNull(), Texts.get("needs.bucket"))
                        .does(this::size));
    }

    /** Counts what is selected, or the open place, and everything below it (ListObjectsV2). */
    private void size() {
        S3Location here = place.get();
        List<ObjectEntry> chosen =
                selection.count().get() == 0 ? List.of(ObjectEntry.ofPrefix(here.key())) : selection.entries();
        String what = chosen.size() == 1
                ? new S3Location(here.bucket(), chosen.get(0).key()).uri()
                : Texts.get("folderSize.selected", chosen.size());
        work.count(
                Texts.get("folderSize.title"),
                ObjectTargets.of(here.bucket(), chosen),
                count -> count.count(chosen),
                count -> say(what, count.found()));
    }

    private void say(String what, Progress found) {
        context.notice().set(Texts.get("folderSize.done", what, found.done(), Formats.bytes(found.bytes())));
    }
}
