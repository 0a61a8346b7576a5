package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.objects.DeleteActions;
import app.bellhop.viewmodel.objects.LocationViewModel;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;

/** Creates, empties and deletes buckets, and updates the tree. FX thread. */
public final class BucketCommands {

    private final UiContext context;
    private final BucketTreeViewModel tree;
    private final LocationViewModel location;
    private final BucketActions creating;
    private final DeleteActions deleting;
    private final Consumer<String> showUnfinished;

    /** @param showUnfinished shows the unfinished uploads of a bucket */
    public BucketCommands(
            UiContext context,
            BucketTreeViewModel tree,
            LocationViewModel location,
            BucketActions creating,
            DeleteActions deleting,
            Consumer<String> showUnfinished) {
        this.context = context;
        this.tree = tree;
        this.location = location;
        this.creating = creating;
        this.deleting = deleting;
        this.showUnfinished = showUnfinished;
    }

    public List<Command> commands() {
        BooleanBinding here = location.current().isNotNull();
        return List.of(
                tree.stopCommand(),
                Command.of(CommandIds.NEW_BUCKET)
                        .icon("fth-plus-circle")
                        .shortcut("Shortcut+B")
                        .does(this::create),
                Command.of(CommandIds.DELETE_BUCKET)
                        .icon("fth-trash")
                        .key("Delete")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(this::delete),
                Command.of(CommandIds.EMPTY_BUCKET)
                        .icon("fth-wind")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> deleting.empty(location.current().get().bucket())),
                Command.of(CommandIds.UNFINISHED_UPLOADS)
                        .icon("fth-upload-cloud")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() ->
                                showUnfinished.accept(location.current().get().bucket())));
    }

    private void create() {
        creating.create(name -> {
            tree.reload();
            location.open(new S3Location(name, ""));
        });
    }

    private void delete() {
        S3Location place = location.current().get();
        deleting.bucket(
                place.bucket(),
                () -> deleted(place.bucket()),
                () -> context.places().changed(place));
    }

    private void deleted(String bucket) {
        context.notice().set(Texts.get("deleteBucket.done", bucket));
        location.leave(bucket);
        tree.remove(bucket);
        tree.reload();
    }
}
