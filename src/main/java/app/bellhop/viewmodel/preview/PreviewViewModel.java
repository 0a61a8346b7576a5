package app.bellhop.viewmodel.preview;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ContentRange;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.table.ObjectStream;
import app.bellhop.table.RowProblem;
import app.bellhop.table.parquet.ParquetInfo;
import app.bellhop.table.parquet.ParquetReader;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Inspected;
import app.bellhop.viewmodel.base.InspectorPart;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.work.WorkProblem;
import app.bellhop.work.preview.Preview;
import app.bellhop.work.preview.Preview.Source;
import app.bellhop.work.preview.Preview.View;
import app.bellhop.work.preview.Previews;
import app.bellhop.work.preview.ReadBytes;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of an object, read by range and shown according to its kind; text can be edited in place. FX thread.
 */
public final class PreviewViewModel implements InspectorPart {

    /** How much is read at a time, in bytes. */
    static final int CHUNK_BYTES = 1 << 20;

    /** The most to hold in memory, in bytes. */
    static final int MAX_BYTES = 16 << 20;

    private final S3 s3;
    private final UiContext context;
    private final LatestRequest request;
    private final TextEditViewModel editing;
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final BooleanProperty formatted = new SimpleBooleanProperty(true);
    private final ObjectBinding<@Nullable View> view = Bindings.createObjectBinding(this::shown, preview, formatted);
    private final ObservableList<Preview.Line> selectedLines = FXCollections.observableArrayList();
    private @Nullable Inspected subject;
    private byte[] bytes = {};
    private @Nullable ContentRange last;

    public PreviewViewModel(S3 s3, UiContext context) {
        this.s3 = s3;
        this.context = context;
        this.request = new LatestRequest(context.ui());
        this.editing = new TextEditViewModel(s3.content(), context, () -> {
            Inspected edited = subject();
            inspect(edited);
            context.places().changed(edited.place());
        });
        formatted.addListener((o, before, now) -> {
            if (preview.get() != null) {
                status.set(describe(preview.get()));
            }
        });
    }

    public ReadOnlyObjectProperty<Preview> preview() {
        return preview.getReadOnlyProperty();
    }

    /** The kind and the amount shown, or why there is no preview. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether to show CSV as a table, Markdown with its headings, SVG as an image, and JSON indented; else their source. */
    public BooleanProperty formatted() {
        return formatted;
    }

    /** What is on screen: tables, text, documents and images; null if there is no preview. */
    public ObjectBinding<@Nullable View> view() {
        return view;
    }

    public TextEditViewModel editing() {
        return editing;
    }

    /** The selected lines of text; set by the list. */
    public ObservableList<Preview.Line> selectedLines() {
        return selectedLines;
    }

    public List<Command> commands() {
        BooleanBinding editable = Bindings.createBooleanBinding(this::editable, preview, editing.active());
        return List.of(
                Command.of(CommandIds.PREVIEW_MORE)
                        .icon("fth-chevrons-down")
                        .enabledWhen(more.getReadOnlyProperty(), Texts.get("needs.more"))
                        .does(this::readMore),
                Command.of(CommandIds.COPY_LINES)
                        .icon("fth-copy")
                        .key("Shortcut+C")
                        .enabledWhen(Bindings.isNotEmpty(selectedLines), Texts.get("needs.lines"))
                        .does(() -> context.desktop().copy(Preview.joined(selectedLines))),
                Command.of(CommandIds.EDIT_TEXT)
                        .icon("fth-edit-2")
                        .enabledWhen(editable)
                        .does(this::edit),
                Command.of(CommandIds.SAVE_TEXT)
                        .icon("fth-save")
                        .enabledWhen(editing.active()
                                .and(editing.changed())
                                .and(editing.saving().not()))
                        .does(editing::save),
                Command.of(CommandIds.CANCEL_EDIT)
                        .icon("fth-x")
                        .enabledWhen(editing.active())
                        .does(editing::leave));
    }

    /**
     * Decodes an image in the background.
     *
     * @param ready receives the image on the FX thread if the preview is still shown; null if it cannot be decoded
     */
    public <T> void decode(Preview image, Function<Preview, T> decoder, Consumer<T> ready) {
        context.ended(context.inBackground(() -> decoder.apply(image)), (decoded, e) -> {
            if (preview.get() == image) {
                ready.accept(e == null ? decoded : null);
            }
        });
    }

    private @Nullable View shown() {
        Preview now = preview.get();
        if (now == null) {
            return null;
        }
        return now.source() != null && !formatted.get()
                ? new Preview.Plain()
                : PreviewTables.shown(now.view(), last().total(), formatted.get());
    }

    private boolean editable() {
        Preview p = preview.get();
        Source text = p == null ? null : p.source();
        return text != null
                && p.whole()
                && !p.compressed()
                && bytes.length <= CHUNK_BYTES
                && !editing.active().get()
                && TextEditViewModel.survivesEditing(text.text(), text.charset(), bytes);
    }

    @Override
    public void inspect(Inspected newSubject) {
        subject = newSubject;
        leave();
        if (subject.one().isEmpty()) {
            status.set(Texts.get("preview.oneOnly"));
            return;
        }
        status.set(Texts.get("preview.loading"));
        read(0);
    }

    private void readMore() {
        read(bytes.length);
    }

    private void read(long offset) {
        ObjectIdentifier object = subject().one().orElseThrow();
        more.set(false);
        failed.set(false);
        byte[] before = bytes;
        ContentRange previous = last;
        CompletableFuture<Loaded> loaded = Futures.then(
                s3.content().read(object, offset, CHUNK_BYTES),
                range -> context.inBackground(() -> append(range, object, before, previous)));
        request.ask(loaded, this::show, this::failed);
    }

    /** Appends a range and detects the kind. Runs in the background, as there may be megabytes. */
    private Loaded append(ContentRange range, ObjectIdentifier object, byte[] before, @Nullable ContentRange previous) {
        String key = object.key();
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        // If the object changed between two ranges, joining them would mix two versions.
        boolean continues = range.offset() == before.length
                && previous != null
                && String.valueOf(range.etag()).equals(String.valueOf(previous.etag()));
        if (range.offset() > 0 && !continues) {
            throw CloudException.because(ErrorKind.CONFLICT, "GetObject", key, WorkProblem.CHANGED_WHILE_READ);
        }
        joined.writeBytes(range.offset() == 0 ? new byte[0] : before);
        joined.writeBytes(range.bytes());
        byte[] all = joined.toByteArray();
        Preview found = Previews.of(
                all,
                key,
                range.headers().contentType(),
                range.last(),
                all.length + 4 * CHUNK_BYTES,
                new ReadBytes(all, range.total(), new ObjectStream(s3.content(), object)));
        return new Loaded(found, all, range);
    }

    private record Loaded(Preview preview, byte[] bytes, ContentRange last) {}

    private void show(Loaded now) {
        bytes = now.bytes();
        last = now.last();
        Preview loaded = now.preview();
        preview.set(loaded);
        boolean enough = last().last() || bytes.length >= MAX_BYTES;
        if (!enough && Previews.needsAll(loaded, bytes)) {
            readMore();
            return;
        }
        more.set(!enough && Previews.growing(loaded));
        status.set(describe(loaded));
    }

    private String describe(Preview loaded) {
        View shown = shown();
        String kind = kind(loaded);
        String described = shown != null && shown.cut() ? Texts.get("preview.cut", kind) : kind;
        if (loaded.kind() == Preview.Kind.PARQUET && loaded.view() instanceof Preview.Dump) {
            RowProblem.Reason why = ParquetReader.find().isPresent()
                    ? RowProblem.Reason.DAMAGED_PARQUET
                    : RowProblem.Reason.NEEDS_NEWER_JAVA;
            return Texts.get("preview.unread", described, Texts.of(why));
        }
        return described;
    }

    private String kind(Preview loaded) {
        Source text = loaded.source();
        String kind = text == null ? Texts.of(loaded.kind()) : Texts.of(loaded.kind()) + ", " + text.charset();
        String format = loaded.compressed() ? Texts.get("preview.gzip", kind) : kind;
        String total = Formats.bytes(last().total());
        if (loaded.view() instanceof Preview.Parquet file) {
            ParquetInfo info = file.info();
            format = Texts.get("dialect.parquet", Formats.count(info.rows()), info.groups(), info.codecs());
        }
        if (loaded.view() instanceof Preview.Media) {
            return Texts.get("preview.open", format, total, Texts.get("command.openExternally"));
        }
        return loaded.whole() || last().last()
                ? Texts.get("preview.whole", format, total)
                : Texts.get("preview.part", format, Formats.bytes(bytes.length), total);
    }

    private void failed(CloudException e) {
        status.set(ErrorTexts.sentence(e));
        failed.set(e.kind() != ErrorKind.NOT_SUPPORTED);
    }

    @Override
    public ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    private Inspected subject() {
        return Objects.requireNonNull(subject);
    }

    private ContentRange last() {
        return Objects.requireNonNull(last);
    }

    private void edit() {
        Source text = Objects.requireNonNull(preview.get().source());
        editing.begin(subject().one().orElseThrow().location(), text.text(), text.charset(), last().etag());
    }

    @Override
    public boolean unsaved() {
        return editing.unsaved();
    }

    @Override
    public void leave() {
        request.drop();
        editing.leave();
        preview.set(null);
        more.set(false);
        failed.set(false);
        status.set("");
        bytes = new byte[0];
        last = null;
    }
}
