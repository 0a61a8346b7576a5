package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketConfiguration.Operations;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.base.DocumentEditorViewModel.Document;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** One section of the bucket inspector: loaded separately, edited as a form or JSON, reviewed before saving. */
public final class BucketSectionViewModel {

    public enum State {
        LOADING,
        UNSET,
        SET,
        NOT_SUPPORTED,
        FAILED
    }

    /** How much of a configuration is shown before it is deleted, in characters. */
    private static final int SHOWN = 600;

    private final BucketSection section;
    private final BucketConfiguration configuration;
    private final Partition partition;
    private final UiContext context;
    private final UnsupportedOperations unsupported;
    private final Runnable changed;
    private final Operations operations;
    private final LatestRequest request;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper bucket = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failedAlone = new ReadOnlyBooleanWrapper();
    private String document = "";
    private @Nullable CloudException failure;

    BucketSectionViewModel(
            BucketSection section, S3 s3, UiContext context, UnsupportedOperations unsupported, Runnable changed) {
        this.section = section;
        this.configuration = s3.buckets();
        this.operations = configuration.operations(section);
        this.unsupported = unsupported;
        this.partition = s3.partition();
        this.context = context;
        this.changed = changed;
        this.request = new LatestRequest(context.ui());
    }

    public BucketSection section() {
        return section;
    }

    public String title() {
        return Texts.of(section);
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** A short description of the configuration, or why there is none. */
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /** Whether the section has a form as well as the JSON editor. */
    public boolean hasForm() {
        return SectionForms.has(section);
    }

    public boolean deletable() {
        return operations.delete() != null;
    }

    /** Why it cannot be changed at this server; empty while it may be. */
    public StringExpression notEditable() {
        return refused(operations.put());
    }

    /** Why it cannot be deleted at this server; empty while it may be. */
    public StringExpression notDeletable() {
        return refused(Objects.requireNonNull(operations.delete()));
    }

    /** Whether asking again may help: the server has refused something of it, or failed at it and at no other section. */
    public BooleanExpression retryable() {
        return refused().or(failedAlone);
    }

    /** Whether the server has refused something of it. */
    public BooleanExpression refused() {
        BooleanExpression changes = refused(operations.get())
                .isNotEmpty()
                .or(refused(operations.put()).isNotEmpty());
        return deletable() ? changes.or(notDeletable().isNotEmpty()) : changes;
    }

    private StringExpression refused(String operation) {
        return unsupported.reason(() -> unsupported.reason(operation, bucket.get()), bucket);
    }

    /** Forgets what the server has refused, and asks again. */
    public void tryAgain() {
        Stream.of(operations.get(), operations.put(), operations.delete())
                .filter(Objects::nonNull)
                .forEach(operation -> unsupported.tryAgain(operation, bucket.get()));
        load(bucket.get());
    }

    /** The configuration as JSON; empty if none is set. */
    String document() {
        return document;
    }

    void load(String newBucket) {
        bucket.set(newBucket);
        document = "";
        failure = null;
        String refusal = unsupported.reason(operations.get(), newBucket);
        if (!refusal.isEmpty()) {
            request.drop();
            state.set(State.NOT_SUPPORTED);
            summary.set(refusal);
            return;
        }
        state.set(State.LOADING);
        summary.set(Texts.get("listing.loading"));
        request.ask(configuration.get(newBucket, section), this::show, this::failed);
    }

    private void show(Optional<String> found) {
        unsupported.works(operations.get());
        document = shape(found);
        state.set(document.isEmpty() ? State.UNSET : State.SET);
        summary.set(document.isEmpty() ? Texts.get("section.unset") : SectionSummaries.of(section, document));
    }

    /** The document as it is shown and compared. */
    private String shape(Optional<String> found) {
        return section == BucketSection.POLICY
                ? found.map(PolicyDocument::pretty).orElse("")
                : found.orElse("");
    }

    private void failed(CloudException e) {
        boolean refused = e.kind() == ErrorKind.NOT_SUPPORTED;
        summary.set(ErrorTexts.ofSetting(e));
        failure = refused ? null : e;
        state.set(refused ? State.NOT_SUPPORTED : State.FAILED);
    }

    /** Why it could not be read; null if it could, or if the server does not support it. */
    @Nullable
    CloudException failure() {
        return failure;
    }

    /** Says the failure in a few words where it is that of other sections, too, and said above them. */
    void sayShortly(boolean saidAbove) {
        if (failure != null) {
            summary.set(saidAbove ? Texts.get("section.notRead") : ErrorTexts.ofSetting(failure));
        }
        failedAlone.set(!saidAbove && CommonFailure.of(failure).isPresent());
    }

    void leave() {
        request.drop();
    }

    public void editDocument() {
        String target = bucket.get();
        String before = document;
        edit(target, before, before.isEmpty() ? SectionForms.example(section, partition, target) : before, false);
    }

    /** Edits the form, then reviews the resulting JSON. */
    public void editForm() {
        String target = bucket.get(); // Another bucket may be opened, or this one read again, while editing.
        String before = document;
        SectionForm form = SectionForms.of(section, target, before).orElseThrow();
        context.ask(
                SectionForms.question(section, target, form),
                typed -> edit(target, before, form.document(typed), true));
    }

    private void edit(String target, String before, String initial, boolean review) {
        PolicyEditing policies = new PolicyEditing(partition, target, context.dialogs());
        boolean policy = section == BucketSection.POLICY;
        DocumentEditorViewModel editor = new DocumentEditorViewModel(
                new Document(
                        title(),
                        target,
                        before,
                        () -> Futures.map(configuration.get(target, section), now -> shape(now)),
                        policy ? policies::check : text -> configuration.check(section, text),
                        text -> configuration.put(target, section, text),
                        policy ? policies.templates() : List.of(),
                        policy ? policies.completions() : List.of()),
                initial,
                context.ui());
        if (review) {
            editor.review();
        }
        editor.saved().addListener((o, was, now) -> saved(Texts.get("section.saved", title(), target)));
        context.dialogs().edit(editor);
    }

    /** Deletes the configuration after showing it for confirmation. */
    public void delete() {
        String target = bucket.get();
        Form form = Form.confirm(
                Texts.get("section.delete.title", title()),
                Texts.get("section.delete.text", title(), target),
                List.of(beginning(document)),
                Texts.get("section.delete.ok"));
        context.ask(
                form,
                yes -> context.then(
                        configuration.delete(target, section),
                        done -> saved(Texts.get("section.deleted", title(), target))));
    }

    /** Whole lines, as far as a question has room for them. */
    private static String beginning(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        int end = text.lastIndexOf('\n', SHOWN);
        return text.substring(0, end < 0 ? SHOWN : end) + "\n…";
    }

    private void saved(String notice) {
        context.notice().set(notice);
        load(bucket.get());
        changed.run();
    }
}
