package app.bellhop.viewmodel;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.ObjectContent;
import app.bellhop.cloud.ObjectIdentifier;
import app.bellhop.cloud.S3Location;
import app.bellhop.viewmodel.preview.TextDecoder;
import java.util.List;
import java.util.Optional;
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
    private final Workbench bench;
    private final Runnable saved;
    private final LatestRequest request;
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty original = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper conflict = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<TextDiff.Line> differences = FXCollections.observableArrayList();
    private final ObservableList<TextDiff.Line> differencesView = FXCollections.unmodifiableObservableList(differences);
    private final BooleanBinding changed = text.isNotEqualTo(original);
    private S3Location object;
    private String charset;
    private String etag;
    private String theirs;
    private String theirEtag;

    TextEditViewModel(ObjectContent content, Workbench bench, Runnable saved) {
        this.content = content;
        this.bench = bench;
        this.saved = saved;
        this.request = new LatestRequest(bench.ui());
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
                new Command(
                        "takeTheirs", Texts.get("command.takeTheirs"), "fth-download", "", conflict, this::takeTheirs),
                new Command("keepMine", Texts.get("command.keepMine"), "fth-upload", "", conflict, this::keepMine),
                new Command("keepBoth", Texts.get("command.keepBoth"), "fth-copy", "", conflict, this::keepBoth));
    }

    void begin(S3Location newObject, String newText, String newCharset, String newEtag) {
        object = newObject;
        charset = newCharset;
        etag = newEtag;
        original.set(newText);
        text.set(newText);
        problem.set("");
        conflict.set(false);
        active.set(true);
    }

    void leave() {
        request.drop();
        active.set(false);
        conflict.set(false);
        differences.clear();
        problem.set("");
    }

    void save() {
        save(etag);
    }

    private void save(String expected) {
        Optional<byte[]> bytes = TextDecoder.encode(text.get(), charset);
        if (bytes.isEmpty()) {
            problem.set(Texts.get("edit.unencodable", charset));
            return;
        }
        problem.set(Texts.get("edit.saving"));
        request.ask(content.replace(object, bytes.get(), expected), made -> ended(), this::failed);
    }

    private void ended() {
        bench.notice().set(Texts.get("edit.saved", object.uri()));
        leave();
        saved.run();
    }

    private void failed(CloudException e) {
        if (e.kind() == ErrorKind.CONFLICT) {
            look();
        } else if (e.kind() == ErrorKind.NOT_SUPPORTED && etag != null) {
            problem.set("");
            withoutCondition();
        } else {
            problem.set(ErrorTexts.sentence(e));
        }
    }

    /** A server without conditional writes: the ETag is compared here, which leaves a moment unguarded. */
    private void withoutCondition() {
        Form form = Form.confirm(
                Texts.get("edit.unguarded.title"),
                Texts.get("edit.unguarded.text", object.uri()),
                List.of(),
                Texts.get("command.saveText"));
        bench.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> save(null)));
    }

    /** Reads what somebody else has written. */
    private void look() {
        request.ask(
                content.read(ObjectIdentifier.current(object), 0, PreviewViewModel.MOST),
                range -> {
                    theirEtag = range.etag();
                    theirs = new String(range.bytes(), java.nio.charset.Charset.forName(charset));
                    differences.setAll(TextDiff.of(theirs, text.get()));
                    problem.set(Texts.get("edit.conflict"));
                    conflict.set(true);
                },
                e -> problem.set(ErrorTexts.sentence(e)));
    }

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
        Optional<byte[]> bytes = TextDecoder.encode(text.get(), charset);
        S3Location beside = new S3Location(object.bucket(), besideKey(object.key()));
        if (bytes.isEmpty()) {
            problem.set(Texts.get("edit.unencodable", charset));
            return;
        }
        request.ask(
                Futures.then(
                        content.read(ObjectIdentifier.current(object), 0, 1),
                        now -> content.create(beside, bytes.get(), now.headers().contentType())),
                done -> {
                    bench.notice().set(Texts.get("edit.saved", beside.uri()));
                    leave();
                    saved.run();
                },
                e -> problem.set(ErrorTexts.sentence(e)));
    }

    /** {@code notes.txt} as {@code notes (mine 2026-11-24 14.30.05).txt}. */
    static String besideKey(String key) {
        int dot = key.lastIndexOf('.');
        boolean ending = dot > key.lastIndexOf('/') + 1;
        String time = java.time.LocalDateTime.now()
                .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss"));
        return (ending ? key.substring(0, dot) : key) + " (mine " + time + ")" + (ending ? key.substring(dot) : "");
    }
}
