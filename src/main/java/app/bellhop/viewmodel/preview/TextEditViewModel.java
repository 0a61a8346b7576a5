package app.bellhop.viewmodel.preview;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.TextDecoder;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Form;
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

/**
 * A text object being edited. It is saved only over what was read: if somebody else has changed it meanwhile, both texts
 * are shown and the user decides. FX thread.
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
    private S3Location object;
    private String charset;
    private String etag;
    private String theirEtag;
    private boolean windowsLines;

    /** Tells one edit from the next: answers to an earlier one are not for this. */
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

    /** Whether it is on its way to the server. */
    public ReadOnlyBooleanProperty saving() {
        return saving.getReadOnlyProperty();
    }

    /** Whether something was typed that is not saved yet. */
    boolean unsaved() {
        return active.get() && (changed.get() || saving.get());
    }

    /** Whether somebody else has changed the object since it was read. */
    public ReadOnlyBooleanProperty conflict() {
        return conflict.getReadOnlyProperty();
    }

    /** Theirs to mine, line by line. */
    public ObservableList<TextDiff.Line> differences() {
        return differencesView;
    }

    /** Why it was not saved; empty when there is nothing to tell. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public List<Command> commands() {
        return List.of(
                Command.of(CommandIds.TAKE_THEIRS)
                        .icon("fth-download")
                        .enabledWhen(conflict)
                        .does(this::takeTheirs),
                Command.of(CommandIds.KEEP_MINE)
                        .icon("fth-upload")
                        .enabledWhen(conflict)
                        .does(this::keepMine),
                Command.of(CommandIds.KEEP_BOTH)
                        .icon("fth-copy")
                        .enabledWhen(conflict)
                        .does(this::keepBoth));
    }

    void begin(S3Location newObject, String newText, String newCharset, String newEtag) {
        session++;
        object = newObject;
        charset = newCharset;
        etag = newEtag;
        // A text field knows one kind of line end; the other is put back when it is saved.
        windowsLines = newText.contains("\r\n");
        original.set(newText.replace("\r\n", "\n"));
        text.set(original.get());
        problem.set("");
        conflict.set(false);
        active.set(true);
    }

    /**
     * Whether a text field gives a text back as it was: it drops control characters, and an encoding may write some
     * letters in two ways.
     */
    static boolean keeps(String text, String charset, byte[] bytes) {
        String plain = text.replace("\r\n", "\n");
        boolean mixed = text.contains("\r\n") && text.replace("\r\n", "").contains("\n");
        boolean odd = plain.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' || c == 127);
        Optional<byte[]> back = TextDecoder.encode(text, charset);
        return !mixed && !odd && back.isPresent() && Arrays.equals(back.get(), bytes);
    }

    private Optional<byte[]> encoded() {
        String lines = windowsLines ? text.get().replace("\n", "\r\n") : text.get();
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

    /** What was begun is ended: breaking it off between two requests would leave the object half saved. */
    private void save(String expected) {
        Optional<byte[]> bytes = encoded();
        if (bytes.isEmpty()) {
            problem.set(Texts.get("edit.unencodable", charset));
            return;
        }
        problem.set(Texts.get("edit.saving"));
        saving.set(true);
        int mine = session;
        content.replace(object, bytes.get(), expected)
                .whenCompleteAsync(
                        (made, e) -> {
                            if (mine != session) {
                                return;
                            }
                            saving.set(false);
                            if (e == null) {
                                ended(object);
                            } else {
                                failed(CloudException.of(e), expected);
                            }
                        },
                        context.ui());
    }

    private void ended(S3Location written) {
        context.notice().set(Texts.get("edit.saved", written.uri()));
        leave();
        saved.run();
    }

    private void failed(CloudException e, String expected) {
        boolean condition = expected != null && "PutObject".equals(e.failure().operation());
        if (e.kind() == ErrorKind.CONFLICT) {
            look();
        } else if (e.kind() == ErrorKind.NOT_SUPPORTED && condition) {
            problem.set("");
            withoutCondition();
        } else {
            problem.set(ErrorTexts.sentence(e));
        }
    }

    /** A server without conditional writes: the ETag is compared just before, which leaves a moment unguarded. */
    private void withoutCondition() {
        Form form = Form.confirm(
                Texts.get("edit.unguarded.title"),
                Texts.get("edit.unguarded.text", object.uri()),
                List.of(),
                Texts.get("command.saveText"));
        context.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> save(null)));
    }

    /** Reads what somebody else has written, and compares in the background. */
    private void look() {
        int session = this.session;
        String mine = text.get();
        String encoding = charset;
        CompletableFuture<Theirs> asked = Futures.then(
                content.read(ObjectIdentifier.current(object), 0, PreviewViewModel.STEP),
                range -> CompletableFuture.supplyAsync(
                        () -> new Theirs(
                                range.etag(),
                                TextDiff.of(
                                        new String(range.bytes(), Charset.forName(encoding)).replace("\r\n", "\n"),
                                        mine)),
                        context.background()));
        asked.whenCompleteAsync(
                (theirs, e) -> {
                    if (session != this.session) {
                        return;
                    }
                    if (e != null) {
                        problem.set(ErrorTexts.sentence(CloudException.of(e)));
                        return;
                    }
                    theirEtag = theirs.etag();
                    differences.setAll(theirs.differences());
                    problem.set(Texts.get("edit.conflict"));
                    conflict.set(true);
                },
                context.ui());
    }

    /** What somebody else has written. */
    private record Theirs(String etag, List<TextDiff.Line> differences) {}

    private void takeTheirs() {
        leave();
        saved.run();
    }

    /** Over what they have written, and over nothing newer than that. */
    private void keepMine() {
        conflict.set(false);
        differences.clear();
        etag = theirEtag;
        save(theirEtag);
    }

    /** Theirs stays; mine goes beside it. */
    private void keepBoth() {
        Optional<byte[]> bytes = encoded();
        S3Location beside = new S3Location(object.bucket(), besideKey(object.key()));
        if (bytes.isEmpty()) {
            problem.set(Texts.get("edit.unencodable", charset));
            return;
        }
        Futures.then(
                        content.read(ObjectIdentifier.current(object), 0, 1),
                        now -> content.create(beside, bytes.get(), now.headers().contentType()))
                .whenCompleteAsync(
                        (done, e) -> {
                            if (e == null) {
                                ended(beside);
                            } else {
                                problem.set(ErrorTexts.sentence(CloudException.of(e)));
                            }
                        },
                        context.ui());
    }

    /** {@code notes.txt} as {@code notes (mine 2026-11-24 14.30.05).txt}. */
    public static String besideKey(String key) {
        int dot = key.lastIndexOf('.');
        boolean ending = dot > key.lastIndexOf('/') + 1;
        String time = java.time.LocalDateTime.now()
                .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss"));
        return (ending ? key.substring(0, dot) : key) + " (mine " + time + ")" + (ending ? key.substring(dot) : "");
    }
}
