package app.bellhop.viewmodel;

import app.bellhop.cloud.ObjectDetails;
import app.bellhop.cloud.ObjectEntry;
import app.bellhop.cloud.ObjectStore;
import app.bellhop.cloud.S3Location;
import app.bellhop.transfer.TransferQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** The object table: what is done with the place that is open and the rows that are selected. FX thread. */
public final class ObjectTableViewModel {

    private final ObjectStore store;
    private final Workbench bench;
    private final LocationViewModel location;
    private final ObjectListing listing;
    private final TransferQueue queue;
    private final DeleteActions deleting;
    private final LinkActions links;
    private final Consumer<S3Location> changed;
    private final IntegerProperty selectedCount = new SimpleIntegerProperty();
    private final BooleanProperty objectSelected = new SimpleBooleanProperty();
    private Supplier<List<ObjectRow>> selection = List::of;

    /** @param changed told when something at a place has changed */
    ObjectTableViewModel(
            ObjectStore store,
            Workbench bench,
            LocationViewModel location,
            TransferQueue queue,
            ActivityViewModel activity,
            Consumer<S3Location> changed) {
        this.changed = changed;
        this.store = store;
        this.bench = bench;
        this.location = location;
        this.queue = queue;
        this.listing = new ObjectListing(store, bench);
        this.deleting = new DeleteActions(store, bench, activity);
        this.links = new LinkActions(store, bench);
    }

    public ObjectListing listing() {
        return listing;
    }

    /** Told by the table; asking for the rows themselves waits until a command needs them. */
    public void selected(int count, boolean hasObject, Supplier<List<ObjectRow>> rows) {
        selectedCount.set(count);
        objectSelected.set(hasObject);
        selection = rows;
    }

    /** The commands of the table, as menus show them. */
    public List<Command> commands() {
        BooleanBinding here = location.current().isNotNull();
        BooleanBinding some = selectedCount.greaterThan(0);
        BooleanBinding oneObject = Bindings.and(selectedCount.isEqualTo(1), objectSelected);
        return List.of(
                new Command(
                        "uploadFiles",
                        Texts.get("command.uploadFiles"),
                        "fth-upload",
                        "Shortcut+U",
                        here,
                        this::chooseFiles),
                new Command(
                        "uploadFolder",
                        Texts.get("command.uploadFolder"),
                        "fth-folder-plus",
                        "Shortcut+Shift+U",
                        here,
                        this::chooseFolder),
                new Command(
                        "download", Texts.get("command.download"), "fth-download", "Shortcut+D", some, this::download),
                new Command(
                        "newFolder",
                        Texts.get("command.newFolder"),
                        "fth-folder",
                        "Shortcut+Shift+N",
                        here,
                        this::newFolder),
                new Command("deleteObjects", Texts.get("command.deleteObjects"), "fth-trash-2", "", some, this::delete),
                new Command(
                        "copyPresignedUrl",
                        Texts.get("command.copyPresignedUrl"),
                        "fth-link",
                        "Shortcut+L",
                        objectSelected,
                        () -> links.presigned(objects())),
                new Command(
                        "copyPresignedUrlFor",
                        Texts.get("command.copyPresignedUrlFor"),
                        "fth-clock",
                        "Shortcut+Shift+L",
                        objectSelected,
                        () -> links.presignedFor(objects())),
                new Command(
                        "copyPublicUrl",
                        Texts.get("command.copyPublicUrl"),
                        "fth-globe",
                        "",
                        objectSelected,
                        () -> links.publicUrls(objects())),
                new Command(
                        "copyS3Uri",
                        Texts.get("command.copyS3Uri"),
                        "fth-copy",
                        "Shortcut+Shift+C",
                        here,
                        () -> links.uris(placesOrHere())),
                new Command(
                        "copyArn",
                        Texts.get("command.copyArn"),
                        "fth-hash",
                        "",
                        here,
                        () -> links.arns(placesOrHere())),
                new Command(
                        "pasteObjects",
                        Texts.get("command.pasteObjects"),
                        "fth-clipboard",
                        "Shortcut+V",
                        here,
                        this::paste),
                new Command(
                        "properties",
                        Texts.get("command.properties"),
                        "fth-info",
                        "Alt+Enter",
                        oneObject,
                        this::properties));
    }

    private List<ObjectEntry> entries() {
        return selection.get().stream().map(ObjectRow::entry).toList();
    }

    private List<S3Location> objects() {
        return entries().stream().filter(e -> !e.prefix()).map(this::place).toList();
    }

    private List<S3Location> placesOrHere() {
        List<S3Location> places = entries().stream().map(this::place).toList();
        return places.isEmpty() ? List.of(here()) : places;
    }

    private S3Location place(ObjectEntry entry) {
        return new S3Location(here().bucket(), entry.key());
    }

    private S3Location here() {
        return location.current().get();
    }

    /** Double click or Enter: goes into a prefix, downloads an object. */
    public void open(ObjectRow row) {
        if (row.prefix()) {
            location.open(place(row.entry()));
        } else {
            askWhere(List.of(row.entry()));
        }
    }

    /** Uploads to where we are. */
    public void upload(List<Path> paths) {
        if (here() != null) {
            upload(paths, here());
        }
    }

    /** Uploads into a prefix: where files were dropped. */
    public void upload(List<Path> paths, S3Location prefix) {
        if (!paths.isEmpty()) {
            queue.upload(paths, prefix);
            bench.notice().set(Texts.get("upload.queued", paths.size(), prefix.uri()));
        }
    }

    /** Where a drop on that row goes: into the prefix, or beside the object. */
    public S3Location dropTarget(ObjectRow row) {
        return row != null && row.prefix() ? place(row.entry()) : here();
    }

    private void chooseFiles() {
        bench.dialogs().chooseFiles(Texts.get("command.uploadFiles")).thenAccept(this::upload);
    }

    private void chooseFolder() {
        bench.dialogs()
                .chooseFolder(Texts.get("command.uploadFolder"))
                .thenAccept(folder -> folder.ifPresent(found -> upload(List.of(found))));
    }

    private void paste() {
        List<Path> files = bench.desktop().copiedFiles();
        if (files.isEmpty()) {
            bench.notice().set(Texts.get("paste.nothing"));
        } else {
            upload(files);
        }
    }

    private void download() {
        askWhere(entries());
    }

    private void askWhere(List<ObjectEntry> entries) {
        S3Location parent = here();
        String last = bench.settings().get().downloadFolder();
        Path standard = Path.of(System.getProperty("user.home"), "Downloads");
        Form form = new Form(
                Texts.get("download.title"),
                entries.size() == 1
                        ? entries.get(0).nameBelow(parent.key())
                        : Texts.get("download.text", entries.size()),
                List.of(Texts.get("download.detail")),
                List.of(new Form.Field(
                        Form.ONLY,
                        Texts.get("download.field"),
                        Form.Kind.FOLDER,
                        last == null ? standard.toString() : last,
                        List.of())),
                Texts.get("download.ok"),
                false,
                answers -> answers.get(Form.ONLY).isBlank() ? Texts.get("download.noFolder") : "");
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(chosen -> {
                    String folder = chosen.get(Form.ONLY);
                    bench.settings().update(p -> p.withDownloadFolder(folder));
                    queue.download(entries, parent, Path.of(folder));
                    bench.notice().set(Texts.get("download.queued", entries.size()));
                }));
    }

    private void delete() {
        S3Location place = here();
        deleting.objects(place, entries(), () -> changed.accept(place));
    }

    private void newFolder() {
        S3Location place = here();
        Form form = Form.oneText(
                Texts.get("newFolder.title"),
                Texts.get("newFolder.text", place.uri()),
                Texts.get("newFolder.field"),
                "",
                Texts.get("newFolder.ok"),
                name -> name.isEmpty() ? Texts.get("newFolder.noName") : "");
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    String name = typed.get(Form.ONLY);
                    String key = place.key() + (name.endsWith("/") ? name : name + "/");
                    bench.then(
                            store.createFolder(new S3Location(place.bucket(), key)),
                            done -> changed.accept(place),
                            null);
                }));
    }

    private void properties() {
        S3Location object = objects().get(0);
        bench.then(store.head(object), this::show, this::properties);
    }

    private void show(ObjectDetails d) {
        List<Form.Field> facts = new ArrayList<>();
        fact(facts, Texts.get("properties.uri"), d.location().uri());
        fact(facts, Texts.get("properties.size"), Texts.get("properties.bytes", Formats.bytes(d.size()), d.size()));
        fact(facts, Texts.get("properties.modified"), Formats.time(d.modified()));
        fact(facts, Texts.get("properties.contentType"), d.contentType());
        fact(facts, Texts.get("properties.storageClass"), d.storageClass());
        fact(facts, Texts.get("properties.etag"), d.etag());
        fact(facts, Texts.get("properties.versionId"), d.versionId());
        fact(facts, Texts.get("properties.encryption"), d.encryption());
        fact(facts, Texts.get("properties.cacheControl"), d.cacheControl());
        fact(facts, Texts.get("properties.disposition"), d.contentDisposition());
        fact(facts, Texts.get("properties.encoding"), d.contentEncoding());
        d.metadata().forEach((name, value) -> fact(facts, "x-amz-meta-" + name, value));
        bench.dialogs()
                .ask(new Form(
                        Texts.get("properties.title"),
                        "",
                        List.of(),
                        facts,
                        Texts.get("properties.ok"),
                        false,
                        answers -> ""));
    }

    private static void fact(List<Form.Field> facts, String label, String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(Form.Field.fact(label, value));
        }
    }

    /** Something at these places has changed: shows it, once, if what is open is one of them or above. */
    void refresh(Set<S3Location> places) {
        boolean concerned = here() != null
                && places.stream()
                        .anyMatch(place -> place.bucket().equals(here().bucket())
                                && place.key().startsWith(here().key()));
        if (concerned) {
            listing.reload();
        }
    }
}
