package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.base.DocumentEditorViewModel.Document;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One section of the bucket inspector: loaded separately, edited as a form or JSON, reviewed before saving. */
public final class BucketSectionViewModel {

    public enum State {
        LOADING,
        UNSET,
        SET,
        NOT_SUPPORTED,
        FAILED
    }

    private final BucketSection section;
    private final BucketConfiguration configuration;
    private final Partition partition;
    private final UiContext context;
    private final Runnable changed;
    private final LatestRequest request;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private String bucket = "";
    private String document = "";

    BucketSectionViewModel(BucketSection section, S3 s3, UiContext context, Runnable changed) {
        this.section = section;
        this.configuration = s3.buckets();
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

    /** Whether the configuration can be deleted. */
    public boolean deletable() {
        return configuration.deletable(section);
    }

    /** The configuration as JSON; empty if none is set. */
    String document() {
        return document;
    }

    void load(String newBucket) {
        bucket = newBucket;
        document = "";
        state.set(State.LOADING);
        summary.set(Texts.get("section.loading"));
        request.ask(configuration.get(bucket, section), this::show, this::failed);
    }

    private void show(Optional<String> found) {
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
        boolean unknown = e.kind() == ErrorKind.NOT_SUPPORTED;
        state.set(unknown ? State.NOT_SUPPORTED : State.FAILED);
        summary.set(unknown ? Texts.get("section.notSupported") : ErrorTexts.sentence(e));
    }

    void leave() {
        request.drop();
    }

    /** Edits the JSON. */
    public void editDocument() {
        edit(document.isEmpty() ? SectionForms.example(section, partition, bucket) : document, false);
    }

    /** Edits the form, then reviews the resulting JSON. */
    public void editForm() {
        SectionForm form = SectionForms.of(section, bucket, document).orElseThrow();
        context.dialogs()
                .ask(SectionForms.question(section, bucket, form))
                .thenAccept(answer -> answer.ifPresent(typed -> edit(form.document(typed), true)));
    }

    private void edit(String initial, boolean review) {
        String target = bucket; // Another bucket may be opened while editing.
        PolicyEditing policies = new PolicyEditing(partition, target, context.dialogs());
        boolean policy = section == BucketSection.POLICY;
        DocumentEditorViewModel editor = new DocumentEditorViewModel(
                new Document(
                        title(),
                        target,
                        document,
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
        editor.saved().addListener((o, before, now) -> saved(Texts.get("section.saved", title(), target)));
        context.dialogs().edit(editor);
    }

    /** Deletes the configuration after showing it for confirmation. */
    public void delete() {
        String target = bucket;
        Form form = Form.confirm(
                Texts.get("section.delete.title", title()),
                Texts.get("section.delete.text", title(), target),
                List.of(document.length() > 600 ? document.substring(0, 600) + " …" : document),
                Texts.get("section.delete.ok"));
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(yes -> context.then(
                        configuration.delete(target, section),
                        done -> saved(Texts.get("section.deleted", title(), target)),
                        null)));
    }

    private void saved(String notice) {
        context.notice().set(notice);
        load(bucket);
        changed.run();
    }
}
