package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Preferences.LayoutSettings;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The object table: commands for the open place and the selected rows. FX thread. */
public final class ObjectTableViewModel {

    private final UiContext context;
    private final LocationViewModel location;
    private final ObjectListing listing;
    private final UploadActions uploading;
    private final DeleteActions deleting;
    private final LinkActions links;
    private final NewObjectActions making;
    private final AccessActions access;
    private final DownloadActions downloading;
    private Runnable preview = () -> {};
    private final CopyActions copying;
    private final ObjectDrag dragging;
    private final OpenedFiles opened;
    private final FolderCommands folders;
    private final ObjectSelection selection;
    private final ReadOnlyObjectWrapper<ObjectRow> renaming = new ReadOnlyObjectWrapper<>();

    /** @param clipboard shared by all sessions */
    public ObjectTableViewModel(
            Session session,
            UiContext context,
            UnsupportedOperations unsupported,
            LocationViewModel location,
            Activities activities,
            ObjectClipboard clipboard) {
        S3 s3 = session.s3();
        this.context = context;
        this.location = location;
        TransferQueue queue = session.transfers();
        this.downloading = new DownloadActions(context, queue);
        this.uploading = new UploadActions(context, session, unsupported);
        this.selection = new ObjectSelection(location.current());
        this.listing = new ObjectListing(s3.objects(), context);
        this.deleting = new DeleteActions(s3, context, activities, queue);
        this.links = new LinkActions(s3, context);
        this.access = new AccessActions(s3, context, activities);
        this.making = new NewObjectActions(s3.objects(), s3.content(), context);
        this.copying = new CopyActions(session, context, activities, clipboard, location);
        this.dragging = new ObjectDrag(session, context, selection, clipboard, copying);
        this.opened = new OpenedFiles(s3, context);
        this.folders = new FolderCommands(
                location, listing, selection, new ObjectJobs(s3, context, activities, queue), context);
        location.current().addListener((o, before, now) -> renaming.set(null));
        location.narrowed().addListener((o, before, now) -> listing.filter().set(now));
    }

    /** The row of the object that is to be selected, or a negative number while there is none. */
    public int soughtRow() {
        ObjectEntry sought = location.sought().get();
        S3Location here = location.current().get();
        return sought == null || here == null
                ? -1
                : listing.rows().find(new ObjectRow(sought, sought.shownBelow(here.key())));
    }

    public void soughtSelected() {
        location.soughtSelected();
    }

    /**
     * A column as the user left it.
     *
     * @param width pixels
     */
    public record ShownColumn(String id, double width, boolean visible) {}

    /** In their order; empty as long as nothing was changed. */
    public List<ShownColumn> columns() {
        return layout().columns().stream()
                .map(column -> new ShownColumn(column.id(), column.width(), column.visible()))
                .toList();
    }

    /** The id of the column that sorts; null for the service's order. */
    public @Nullable String sortedBy() {
        return layout().sortedBy();
    }

    public boolean descending() {
        return layout().descending();
    }

    private LayoutSettings layout() {
        return context.settings().get().layout();
    }

    public void rememberColumns(List<ShownColumn> columns, @Nullable String sortedBy, boolean descending) {
        List<LayoutSettings.Column> saved = columns.stream()
                .map(column -> new LayoutSettings.Column(column.id(), column.width(), column.visible()))
                .toList();
        context.settings().update(p -> p.withLayout(p.layout().withColumns(saved, sortedBy, descending)));
    }

    public ObjectListing listing() {
        return listing;
    }

    /** Called by the table; the rows themselves are fetched only when a command needs them. */
    public void selected(int count, boolean hasObject, Supplier<List<ObjectRow>> rows) {
        selection.set(count, hasObject, rows);
    }

    public ObjectSelection selection() {
        return selection;
    }

    /** What looks below the folders of the open place. */
    public List<Command> folderCommands() {
        return folders.commands();
    }

    /** The table's commands, in menu order. */
    public List<Command> commands() {
        BooleanBinding here = location.current().isNotNull();
        BooleanBinding some = selection.count().greaterThan(0);
        BooleanBinding one = selection.count().isEqualTo(1);
        BooleanBinding oneObject = Bindings.and(one, selection.hasObject());
        return List.of(
                Command.of(CommandIds.UPLOAD_FILES)
                        .icon("fth-upload")
                        .shortcut("Shortcut+U")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> chooseFiles(CommandIds.UPLOAD_FILES, uploading::upload)),
                Command.of(CommandIds.UPLOAD_FOLDER)
                        .icon("fth-upload")
                        .shortcut("Shortcut+Shift+U")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> chooseFolder(CommandIds.UPLOAD_FOLDER, uploading::upload)),
                Command.of(CommandIds.UPLOAD_WITH_OPTIONS)
                        .icon("fth-more-horizontal")
                        .shortcut("Shortcut+Alt+U")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> chooseFiles(CommandIds.UPLOAD_WITH_OPTIONS, uploading::ask)),
                Command.of(CommandIds.UPLOAD_FOLDER_WITH_OPTIONS)
                        .icon("fth-more-horizontal")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> chooseFolder(CommandIds.UPLOAD_FOLDER_WITH_OPTIONS, uploading::ask)),
                Command.of(CommandIds.STOP_LISTING)
                        .icon("fth-x-circle")
                        .enabledWhen(listing.loading(), Texts.get("needs.loading"))
                        .does(listing::stop),
                Command.of(CommandIds.DOWNLOAD)
                        .icon("fth-download")
                        .shortcut("Shortcut+D")
                        .enabledWhen(some, Texts.get("needs.selection"))
                        .does(() -> downloading.into(here(), selection.entries())),
                Command.of(CommandIds.SAVE_AS)
                        .icon("fth-save")
                        .shortcut("Shortcut+Shift+S")
                        .enabledWhen(oneObject, Texts.get("needs.oneObject"))
                        .does(() ->
                                downloading.saveAs(here(), selection.first(1).get(0))),
                Command.of(CommandIds.MAKE_PUBLIC)
                        .icon("fth-unlock")
                        .enabledWhen(some, Texts.get("needs.selection"))
                        .does(() -> access.makePublic(here(), selection.entries())),
                Command.of(CommandIds.MAKE_PRIVATE)
                        .icon("fth-lock")
                        .enabledWhen(some, Texts.get("needs.selection"))
                        .does(() -> access.makePrivate(here(), selection.entries())),
                Command.of(CommandIds.OPEN_OBJECT)
                        .icon("fth-corner-down-right")
                        .key("Enter")
                        .enabledWhen(some, Texts.get("needs.selection"))
                        .does(() -> open(selection.first(1).get(0))),
                Command.of(CommandIds.NEW_FOLDER)
                        .icon("fth-folder-plus")
                        .shortcut("Shortcut+Shift+N")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> making.folder(here())),
                Command.of(CommandIds.NEW_OBJECT)
                        .icon("fth-file-plus")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> making.object(here())),
                Command.of(CommandIds.RENAME)
                        .icon("fth-edit-3")
                        .key("F2")
                        .enabledWhen(one, Texts.get("needs.one"))
                        .does(this::beginRename),
                Command.of(CommandIds.COPY_OBJECTS)
                        .icon("fth-copy")
                        .key("Shortcut+C")
                        .enabledWhen(some, Texts.get("needs.selection"))
                        .does(() -> copying.copy(here(), selection.entries())),
                Command.of(CommandIds.CUT_OBJECTS)
                        .icon("fth-scissors")
                        .key("Shortcut+X")
                        .enabledWhen(some, Texts.get("needs.selection"))
                        .does(() -> copying.cut(here(), selection.entries())),
                Command.of(CommandIds.OPEN_EXTERNALLY)
                        .icon("fth-external-link")
                        .shortcut("Shortcut+O")
                        .enabledWhen(oneObject, Texts.get("needs.oneObject"))
                        .does(() -> opened.open(selection.first().orElseThrow())),
                Command.of(CommandIds.DELETE_OBJECTS)
                        .icon("fth-trash-2")
                        .key("Delete")
                        .enabledWhen(some, Texts.get("needs.selection"))
                        .does(() -> deleting.objects(here(), selection.entries())),
                Command.of(CommandIds.DELETE_FOLDER)
                        .icon("fth-trash-2")
                        .key("Delete")
                        .enabledWhen(
                                location.current().map(place -> !place.isRoot()).orElse(false))
                        .does(this::deleteFolder),
                Command.of(CommandIds.COPY_PRESIGNED_URL)
                        .icon("fth-link")
                        .shortcut("Shortcut+Shift+L")
                        .enabledWhen(selection.hasObject(), Texts.get("needs.object"))
                        .does(() -> links.presigned(selection.objects())),
                Command.of(CommandIds.COPY_PRESIGNED_URL_FOR)
                        .icon("fth-clock")
                        .shortcut("Shortcut+Alt+L")
                        .enabledWhen(selection.hasObject(), Texts.get("needs.object"))
                        .does(() -> links.presignedFor(selection.objects())),
                Command.of(CommandIds.COPY_PUBLIC_URL)
                        .icon("fth-globe")
                        .enabledWhen(selection.hasObject(), Texts.get("needs.object"))
                        .does(() -> links.publicUrls(selection.objects())),
                Command.of(CommandIds.COPY_S3_URI)
                        .icon("fth-copy")
                        .shortcut("Shortcut+Shift+C")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> links.uris(selection.selectedOrOpen())),
                Command.of(CommandIds.COPY_ARN)
                        .icon("fth-hash")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> links.arns(selection.selectedOrOpen())),
                Command.of(CommandIds.PASTE_OBJECTS)
                        .icon("fth-clipboard")
                        .shortcut("Shortcut+V")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(this::paste));
    }

    private S3Location here() {
        return location.current().get();
    }

    /** Opens a prefix, or previews the selected object. */
    public void open(ObjectEntry entry) {
        if (entry.prefix()) {
            location.open(selection.at(entry));
        } else {
            preview.run();
        }
    }

    /** @param shown shows the selected object when it is opened */
    public void previewWith(Runnable shown) {
        preview = shown;
    }

    /** Uploads to the open place. */
    public void upload(List<Path> paths) {
        if (here() != null) {
            upload(paths, here());
        }
    }

    /** Uploads to a prefix, such as one that files were dropped on. */
    public void upload(List<Path> paths, S3Location prefix) {
        uploading.upload(paths, prefix);
    }

    /** Where files dropped on a row go: into a prefix, or next to an object. */
    public S3Location dropTarget(ObjectRow row) {
        return row != null && row.prefix() ? selection.at(row.entry()) : here();
    }

    /** Opens a place that something is held over. */
    public void openWhileDragging(S3Location place) {
        location.open(place);
    }

    /** Dragging objects out of this session and into it. */
    public ObjectDrag drag() {
        return dragging;
    }

    private void chooseFiles(String command, BiConsumer<List<Path>, S3Location> then) {
        S3Location place = here();
        context.dialogs().chooseFiles(title(command)).thenAccept(files -> then.accept(files, place));
    }

    private void chooseFolder(String command, BiConsumer<List<Path>, S3Location> then) {
        S3Location place = here();
        context.dialogs()
                .chooseFolder(title(command))
                .thenAccept(folder -> folder.ifPresent(found -> then.accept(List.of(found), place)));
    }

    private static String title(String command) {
        return Texts.get("command." + command).replace("…", "");
    }

    private void paste() {
        List<Path> files = context.desktop().copiedFiles();
        if (files.isEmpty() && copying.hasCopied()) {
            copying.paste(here());
        } else if (files.isEmpty()) {
            context.notice().set(Texts.get("paste.nothing"));
        } else {
            upload(files);
        }
    }

    /** The row whose name is being edited; null if none is. */
    public ReadOnlyObjectProperty<ObjectRow> renaming() {
        return renaming.getReadOnlyProperty();
    }

    private void beginRename() {
        ObjectEntry entry = selection.first(1).get(0);
        renaming.set(new ObjectRow(entry, entry.shownBelow(here().key())));
    }

    /**
     * Ends editing a name.
     *
     * @param name the new name; null if the user cancelled
     */
    public void rename(ObjectRow row, @Nullable String name) {
        renaming.set(null);
        if (name != null && here() != null) {
            copying.rename(here(), row.entry(), name);
        }
    }

    /** Says where the new name would move it; empty if it stays in its prefix. */
    public String moves(ObjectRow row, String name) {
        return CopyActions.moves(here(), row.entry(), name);
    }

    /** Uploads files that other programs have saved. */
    public void checkOpened() {
        opened.refresh();
    }

    /** The changes by other programs that are not uploaded. */
    public List<String> unsaved() {
        return opened.unsaved();
    }

    /** Called when the session ends. */
    public void close() {
        listing.close();
        opened.close();
        dragging.close();
    }

    private void deleteFolder() {
        deleting.objects(here().parent(), List.of(ObjectEntry.ofPrefix(here().key())));
    }

    /** Lists again if a changed place is the open one or below it. */
    public void refresh(Set<S3Location> places) {
        boolean affected = here() != null
                && places.stream()
                        .anyMatch(place -> place.bucket().equals(here().bucket())
                                && place.key().startsWith(here().key()));
        if (affected) {
            listing.reload();
        }
    }
}
