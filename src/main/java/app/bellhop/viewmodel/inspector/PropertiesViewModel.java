package app.bellhop.viewmodel.inspector;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectProperties;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Inspected;
import app.bellhop.viewmodel.base.InspectorPart;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.NameValueRules;
import app.bellhop.viewmodel.base.NotKept;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.bulk.BulkActions;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.work.NameValueLines;
import app.bellhop.work.objects.PropertyEdits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The properties of the selected objects, edited together. FX thread. */
public final class PropertiesViewModel implements InspectorPart {

    /** A read-only line. */
    public record Fact(String label, String value) {}

    private final ObjectProperties properties;
    private final UiContext context;
    private final BulkActions bulk;
    private final RestoreAction restoring;
    private final LatestRequest request;
    private final LatestRequest tagRequest;

    private final ObservableList<Fact> facts = FXCollections.observableArrayList();
    private final ObservableList<Fact> factsView = FXCollections.unmodifiableObservableList(facts);
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final StatusLine status = new StatusLine("");
    private final StringProperty tagFailure = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper tagsLoaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper archived = new ReadOnlyBooleanWrapper();

    public final EditedField contentType = new EditedField();
    public final EditedField cacheControl = new EditedField();
    public final EditedField contentDisposition = new EditedField();
    public final EditedField contentEncoding = new EditedField();
    public final EditedField contentLanguage = new EditedField();
    public final EditedField storageClass = new EditedField();
    public final EditedField metadata = new EditedField();
    public final EditedField tags = new EditedField();

    private final BooleanBinding edited;
    private final BooleanBinding again;
    private final StringBinding problem;
    private @Nullable Inspected subject;

    PropertiesViewModel(ObjectProperties properties, UiContext context, BulkActions bulk) {
        this.properties = properties;
        this.context = context;
        this.bulk = bulk;
        this.restoring = new RestoreAction(properties, context, bulk);
        this.request = new LatestRequest(context.ui());
        this.tagRequest = new LatestRequest(context.ui());
        var values = fields().map(EditedField::value).toArray(javafx.beans.Observable[]::new);
        edited = Bindings.createBooleanBinding(
                () -> fields().anyMatch(field -> field.changed().get()),
                fields().map(EditedField::changed).toArray(javafx.beans.Observable[]::new));
        again = failed.and(edited.not()); // Another try leaves alone what is edited.
        problem = Bindings.createStringBinding(
                this::findProblem,
                Stream.concat(Stream.of(values), fields().map(EditedField::changed))
                        .toArray(javafx.beans.Observable[]::new));
    }

    private Stream<EditedField> headerFields() {
        return Stream.of(contentType, cacheControl, contentDisposition, contentEncoding, contentLanguage, metadata);
    }

    private Stream<EditedField> fields() {
        return Stream.concat(headerFields(), Stream.of(storageClass, tags));
    }

    private String findProblem() {
        if (tags.changed().get()
                && !NameValueRules.objectTags(tags.edit().before(), tags.text()).isEmpty()) {
            return NameValueRules.objectTags(tags.edit().before(), tags.text());
        }
        if (metadata.changed().get()
                && !NameValueRules.metadata(metadata.text()).isEmpty()) {
            return NameValueRules.metadata(metadata.text());
        }
        boolean invalid = headerFields()
                .anyMatch(f -> f != metadata && f.changed().get() && !f.text().matches("[ -~]*"));
        return invalid ? Texts.get("properties.badHeader") : "";
    }

    public ObservableList<Fact> facts() {
        return factsView;
    }

    /** Progress, or why nothing is shown; empty once loaded. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether the status says why it failed. */
    public ReadOnlyBooleanProperty notRead() {
        return status.failed();
    }

    /** Why tags cannot be edited; empty if they can. */
    public StringExpression tagStatus() {
        return Bindings.when(tagFailure.isEqualTo(status)).then("").otherwise(tagFailure);
    }

    /** Whether the properties are loaded and can be edited. */
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty tagsLoaded() {
        return tagsLoaded.getReadOnlyProperty();
    }

    /** What is wrong with the input; empty if it is valid. */
    public StringBinding problem() {
        return problem;
    }

    public List<Command> commands() {
        BooleanBinding canSave = edited.and(problem.isEmpty()).and(loaded);
        return List.of(
                Command.of(CommandIds.SAVE_PROPERTIES)
                        .icon("fth-check")
                        .enabledWhen(canSave, Texts.get("needs.changes"))
                        .does(this::save),
                Command.of(CommandIds.REVERT_PROPERTIES)
                        .icon("fth-rotate-ccw")
                        .enabledWhen(edited, Texts.get("needs.changes"))
                        .does(this::revert),
                Command.of(CommandIds.RESTORE_OBJECT)
                        .icon("fth-sunrise")
                        .enabledWhen(archived.getReadOnlyProperty(), Texts.get("needs.archived"))
                        .does(this::restore));
    }

    @Override
    public void inspect(Inspected newSubject) {
        subject = newSubject;
        request.drop();
        tagRequest.drop();
        revert(); // Or what was typed into one object's fields is saved to the next.
        facts.clear();
        loaded.set(false);
        tagsLoaded.set(false);
        archived.set(false);
        tagFailure.set("");
        failed.set(false);
        if (subject.hasPrefix()) {
            // A prefix may contain millions of objects: set their storage class without reading it.
            show(newSubject, List.of());
            loadTags(List.of());
            status.set(Texts.get("properties.prefix"));
            archived.set(true);
            return;
        }
        status.set(Texts.get("listing.loading"));
        List<ObjectIdentifier> objects = subject.some().stream()
                .map(entry -> ObjectIdentifier.current(subject.at(entry)))
                .toList();
        request.ask(context.each(objects, properties::head), details -> show(newSubject, details), e -> {
            status.fail(e);
            failed(e);
        });
        tagRequest.ask(context.each(objects, properties::tags), this::loadTags, this::tagsFailed);
    }

    private void show(Inspected of, List<ObjectDetails> details) {
        List<ObjectHeaders> headers =
                details.stream().map(ObjectDetails::headers).toList();
        contentType.load(headers.stream().map(ObjectHeaders::contentType).toList());
        cacheControl.load(headers.stream().map(ObjectHeaders::cacheControl).toList());
        contentDisposition.load(
                headers.stream().map(ObjectHeaders::contentDisposition).toList());
        contentEncoding.load(
                headers.stream().map(ObjectHeaders::contentEncoding).toList());
        contentLanguage.load(
                headers.stream().map(ObjectHeaders::contentLanguage).toList());
        storageClass.load(details.stream().map(ObjectDetails::storageClass).toList());
        metadata.load(List.of(NameValueLines.text(NameValueLines.common(
                headers.stream().map(ObjectHeaders::metadata).toList()))));
        if (details.size() == 1) {
            facts.setAll(PropertyFacts.of(details.get(0)));
        } else if (!details.isEmpty()) {
            facts.setAll(PropertyFacts.ofMany(of.count(), details));
        }
        archived.set(details.stream().anyMatch(d -> d.storageClass().matches("GLACIER|DEEP_ARCHIVE")));
        status.set(
                of.count() > details.size() && !details.isEmpty()
                        ? Texts.get("properties.some", details.size(), of.count())
                        : "");
        loaded.set(true);
    }

    private void loadTags(List<Map<String, String>> all) {
        tags.load(List.of(NameValueLines.text(NameValueLines.common(all))));
        tagsLoaded.set(true);
    }

    private void tagsFailed(CloudException e) {
        tags.load(List.of());
        tagFailure.set(ErrorTexts.sentence(e));
        failed(e);
    }

    private void failed(CloudException e) {
        failed.set(e.kind() != ErrorKind.NOT_SUPPORTED);
    }

    @Override
    public BooleanBinding failed() {
        return again;
    }

    /** Reloads the edited objects if they are still selected, and announces the change. */
    private void reload(Inspected inspected) {
        if (subject == inspected) {
            inspect(inspected);
        }
        context.places().changed(inspected.place());
    }

    @Override
    public boolean unsaved() {
        return loaded.get() && edited.get();
    }

    private void restore() {
        Inspected inspected = Objects.requireNonNull(subject);
        restoring.ask(inspected, () -> reload(inspected));
    }

    private void revert() {
        fields().forEach(EditedField::revert);
    }

    private void save() {
        Inspected inspected = Objects.requireNonNull(subject);
        PropertyEdits edits = edits();
        List<String> sent = texts();
        NotKept notKept = new NotKept();
        AtomicBoolean failed = new AtomicBoolean();
        Runnable ended = () -> {
            context.notice().set(notKept.after(context.notice().get()));
            if (failed.get()) {
                context.places().changed(inspected.place());
            } else {
                saved(inspected, sent);
            }
        };
        BulkActions.Task task = new BulkActions.Task(
                Texts.get("properties.saving"), changes(), Texts.get("command.saveProperties"), object -> {
                    CompletableFuture<Void> change = edits.apply(properties, object, notKept::noting);
                    change.whenComplete((done, e) -> failed.compareAndSet(false, e != null));
                    return change; // Not what follows it: cancelling that would not stop the requests.
                });
        List<ObjectEntry> entries = inspected.all();
        if (inspected.one().isPresent()) {
            bulk.start(inspected.place(), entries, task, ended);
        } else {
            bulk.ask(inspected.place(), entries, task, ended);
        }
    }

    /** What was typed meanwhile is still to be saved. */
    private void saved(Inspected inspected, List<String> sent) {
        if (subject != inspected || texts().equals(sent)) {
            reload(inspected);
            return;
        }
        Iterator<String> each = sent.iterator();
        fields().forEach(field -> field.saved(each.next()));
        context.places().changed(inspected.place());
    }

    private List<String> texts() {
        return fields().map(EditedField::text).toList();
    }

    private PropertyEdits edits() {
        return new PropertyEdits(
                contentType.edit(),
                cacheControl.edit(),
                contentDisposition.edit(),
                contentEncoding.edit(),
                contentLanguage.edit(),
                metadata.edit(),
                storageClass.edit(),
                tags.edit());
    }

    private List<String> changes() {
        List<String> lines = new ArrayList<>();
        change(lines, "properties.contentType", contentType);
        change(lines, "properties.cacheControl", cacheControl);
        change(lines, "properties.disposition", contentDisposition);
        change(lines, "properties.encoding", contentEncoding);
        change(lines, "properties.language", contentLanguage);
        change(lines, "properties.storageClass", storageClass);
        change(lines, "properties.metadata", metadata);
        change(lines, "properties.tags", tags);
        return lines;
    }

    private static void change(List<String> lines, String label, EditedField field) {
        if (field.changed().get()) {
            lines.add(Texts.get(
                    "properties.change", Texts.get(label), field.text().replace("\n", ", ")));
        }
    }

    @Override
    public void leave() {
        request.drop();
        tagRequest.drop();
        facts.clear();
        loaded.set(false);
        tagsLoaded.set(false);
        failed.set(false);
        status.set("");
    }
}
