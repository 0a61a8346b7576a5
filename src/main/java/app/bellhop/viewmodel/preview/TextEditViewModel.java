package app.bellhop.viewmodel.preview;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.TextDecoder;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.NotKept;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.work.objects.ConflictCopy;
import app.bellhop.work.objects.TextDiff;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Edits a text object. Saving overwrites only the version that was read: if the object has changed on the server since,
 * both texts are compared and the user decides. FX thread.
 */
public final class TextEditViewModel {

    private final ObjectContent content;
    private final UiContext context;
    private final Runnable saved;
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty original = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper conflict = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<TextDiff.Line> differences = FXCollections.observableArrayList();
    private final ObservableList<TextDiff.Line> differencesView = FXCollections.unmodifiableObservableList(differences);
    private final BooleanBinding changed = text.isNotEqualTo(original);
    private S3Location object = new S3Location("", "");
    private String charset = "";
    private @Nullable String etag;
    private @Nullable String theirEtag;
    private boolean crlf;

    /** Identifies the edit, so that responses meant for an earlier one are ignored. */
    private int session;

    TextEditViewModel(ObjectContent content, UiContext context, Runnable saved) {
        this.content = content;
        this.context = context;
        this.saved = saved;
    }

    public StringProperty text() {
        return text;
    }

    public ReadOnlyBooleanProperty active() {
        return active.getReadOnlyProperty();
    }

    public BooleanBinding changed() {
        return changed;
    }

    public ReadOnlyBooleanProperty saving() {
        return saving.getReadOnlyProperty();
    }

    boolean unsaved() {
        return active.get() && (changed.get() || saving.get());
    }

    /** Whether the object has changed on the server since it was read. */
    public ReadOnlyBooleanProperty conflict() {
        return conflict.getReadOnlyProperty();
    }

    /** The differences from the server's text to the user's, line by line. */
    public ObservableList<TextDiff.Line> differences() {
        return differencesView;
    }

    /** Why the text was not saved; empty if there is no problem. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public List<Command> commands() {
        BooleanBinding undecided = conflict.and(saving.not());
        return List.of(
                Command.of(CommandIds.TAKE_THEIRS)
                        .icon("fth-download")
                        .enabledWhen(undecided)
                        .does(this::takeTheirs),
                Command.of(CommandIds.KEEP_MINE)
                        .icon("fth-upload")
                        .enabledWhen(undecided)
                        .does(this::keepMine),
                Command.of(CommandIds.KEEP_BOTH)
                        .icon("fth-copy")
                        .enabledWhen(undecided)
                        .does(this::keepBoth));
    }

    void begin(S3Location newObject, String newText, String newCharset, @Nullable String newEtag) {
        session++;
        object = newObject;
        charset = newCharset;
        etag = newEtag;
        // The editor knows only \n; the original line ends are restored on saving.
        crlf = newText.contains("\r\n");
        original.set(newText.replace("\r\n", "\n"));
        text.set(original.get());
        problem.set("");
        conflict.set(false);
        active.set(true);
    }

    /**
     * Whether a text survives editing byte for byte: the editor turns a lone carriage return into a line end and doesn't
     * show control characters, and some encodings can write a letter in two ways.
     */
    static boolean survivesEditing(String text, String charset, byte[] bytes) {
        String plain = text.replace("\r\n", "\n");
        boolean mixed = text.contains("\r\n") && text.replace("\r\n", "").contains("\n");
        boolean control = plain.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' || c == 127);
        Optional<byte[]> back = TextDecoder.encode(text, charset);
        return !mixed && !control && back.isPresent() && Arrays.equals(back.get(), bytes);
    }

    private Optional<byte[]> encoded() {
        String lines = crlf ? text.get().replace("\n", "\r\n") : text.get();
        return TextDecoder.encode(lines, charset);
    }

    void leave() {
        session++;
        active.set(false);
        saving.set(false);
        conflict.set(false);
        differences.clear();
        problem.set("");
    }

    void save() {
        save(etag);
    }

    /** A started save is never cancelled: stopping between two requests could leave the object half saved. */
    private void save(@Nullable String expected) {
        Optional<byte[]> bytes = encoded();
        if (bytes.isEmpty()) {
            problem.set(Texts.get("edit.unencodable", charset));
            return;
        }
        problem.set(Texts.get("edit.saving"));
        saving.set(true);
        int started = session;
        String sent = text.get();
        context.ended(content.replace(object, bytes.get(), expected), (written, e) -> {
            if (started != session) {
                return;
            }
            saving.set(false);
            if (e == null) {
                etag = written.etag();
                ended(sent, NotKept.after(Texts.get("edit.saved", object.uri()), written));
            } else {
                failed(e);
            }
        });
    }

    /** What was typed meanwhile is still to be saved. */
    private void ended(String sent, String notice) {
        context.notice().set(notice);
        if (text.get().equals(sent)) {
            leave();
            saved.run();
        } else {
            original.set(sent);
            problem.set("");
        }
    }

    private void failed(CloudException e) {
        if (e.kind() == ErrorKind.CONFLICT) {
            compare();
        } else {
            problem.set(ErrorTexts.sentence(e));
        }
    }

    /** Reads the server's version and compares the texts in the background. */
    private void compare() {
        int session = this.session;
        String mine = text.get();
        String encoding = charset;
        CompletableFuture<Theirs> comparison = Futures.then(
                content.read(ObjectIdentifier.current(object), 0, PreviewViewModel.CHUNK_BYTES),
                range -> context.inBackground(() -> new Theirs(
                        range.etag(),
                        range.last() ? 0 : range.bytes().length,
                        TextDiff.of(
                                new String(range.bytes(), Charset.forName(encoding)).replace("\r\n", "\n"), mine))));
        context.ended(comparison, (theirs, e) -> {
            if (session != this.session) {
                return;
            }
            if (e != null) {
                problem.set(ErrorTexts.sentence(e));
                return;
            }
            theirEtag = theirs.etag();
            differences.setAll(theirs.differences());
            problem.set(
                    theirs.compared() == 0
                            ? Texts.get("edit.conflict")
                            : Texts.get("edit.conflictPart", Formats.bytes(theirs.compared())));
            conflict.set(true);
        });
    }

    /** @param compared how many bytes of the server's text; 0 for all of it */
    private record Theirs(@Nullable String etag, long compared, List<TextDiff.Line> differences) {}

    private void takeTheirs() {
        leave();
        saved.run();
    }

    /** Overwrites the version the user has seen, but nothing newer. */
    private void keepMine() {
        conflict.set(false);
        differences.clear();
        etag = theirEtag;
        save(theirEtag);
    }

    /** Keeps the server's version and saves the user's as a new object next to it. */
    private void keepBoth() {
        Optional<byte[]> bytes = encoded();
        S3Location copy = ConflictCopy.of(object);
        if (bytes.isEmpty()) {
            problem.set(Texts.get("edit.unencodable", charset));
            return;
        }
        saving.set(true);
        int started = session;
        String sent = text.get();
        context.ended(
                Futures.then(
                        content.read(ObjectIdentifier.current(object), 0, 1),
                        now -> content.create(copy, bytes.get(), now.headers().contentType())),
                (done, e) -> {
                    if (started != session) {
                        return;
                    }
                    saving.set(false);
                    if (e == null) {
                        ended(sent, Texts.get("edit.saved", copy.uri()));
                    } else {
                        problem.set(ErrorTexts.sentence(e));
                    }
                });
    }
}
