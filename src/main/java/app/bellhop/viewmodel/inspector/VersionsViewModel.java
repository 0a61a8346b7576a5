package app.bellhop.viewmodel.inspector;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Inspected;
import app.bellhop.viewmodel.base.InspectorPart;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.LinkExpiry;
import app.bellhop.viewmodel.base.NotKept;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.objects.VersionCollector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The versions of an object, or of everything below a prefix, including deleted objects. FX thread. */
public final class VersionsViewModel implements InspectorPart {

    /** The most versions to list: a bucket may have millions. */
    private static final int MAX_VERSIONS = 5000;

    /** The most objects per DeleteObjects request. */
    private static final int MAX_BATCH = 1000;

    private final S3 s3;
    private final UiContext context;
    private final UnsupportedOperations unsupported;
    private final VersionDownloads downloads;
    private final LatestRequest request;
    private final ObservableList<ObjectVersion> versions = FXCollections.observableArrayList();
    private final ObservableList<ObjectVersion> versionsView = FXCollections.unmodifiableObservableList(versions);
    private final ObservableList<ObjectVersion> selected = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private @Nullable Inspected subject;

    VersionsViewModel(S3 s3, UiContext context, UnsupportedOperations unsupported, Activities activities) {
        this.unsupported = unsupported;
        this.s3 = s3;
        this.context = context;
        this.downloads = new VersionDownloads(s3.objects(), context, activities);
        this.request = new LatestRequest(context.ui());
    }

    public ObservableList<ObjectVersion> versions() {
        return versionsView;
    }

    /** Set by the table. */
    public ObservableList<ObjectVersion> selected() {
        return selected;
    }

    /** What is listed, or why nothing is. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether versions of several keys are listed. */
    public boolean severalKeys() {
        return subject == null || subject.one().isEmpty();
    }

    /** A version's key, relative to the open place. */
    public String name(ObjectVersion version) {
        String key = version.object().key();
        return subject != null && key.startsWith(subject.place().key())
                ? key.substring(subject.place().key().length())
                : key;
    }

    public List<Command> commands() {
        BooleanBinding some = Bindings.isNotEmpty(selected);
        BooleanBinding one = Bindings.createBooleanBinding(
                () -> selected.size() == 1 && !selected.get(0).deleteMarker(), selected);
        BooleanBinding older = Bindings.createBooleanBinding(
                () -> selected.size() == 1
                        && !selected.get(0).deleteMarker()
                        && !selected.get(0).latest(),
                selected);
        BooleanBinding marker = Bindings.createBooleanBinding(
                () -> !selected.isEmpty() && selected.stream().allMatch(v -> v.deleteMarker() && v.latest()), selected);
        return List.of(
                Command.of(CommandIds.DOWNLOAD_VERSION)
                        .icon("fth-download")
                        .enabledWhen(one, Texts.get("needs.oneVersion"))
                        .does(() -> downloads.ask(selected.get(0))),
                Command.of(CommandIds.COPY_VERSION_URL)
                        .icon("fth-link")
                        .enabledWhen(one, Texts.get("needs.oneVersion"))
                        .does(() -> presign(selected.get(0).object())),
                Command.of(CommandIds.RESTORE_VERSION)
                        .icon("fth-rotate-ccw")
                        .enabledWhen(older, Texts.get("needs.olderVersion"))
                        .does(this::restore),
                Command.of(CommandIds.UNDELETE)
                        .icon("fth-corner-up-left")
                        .enabledWhen(marker)
                        .does(this::undelete),
                Command.of(CommandIds.DELETE_VERSION)
                        .icon("fth-trash-2")
                        .key("Delete")
                        .enabledWhen(some)
                        .does(this::delete));
    }

    @Override
    public void inspect(Inspected newSubject) {
        subject = newSubject;
        failed.set(false);
        versions.clear();
        selected.clear();
        if (subject.count() > 1) {
            status.set(Texts.get("versions.many"));
            request.drop();
            return;
        }
        String refusal = unsupported.reason(
                Operation.ListObjectVersions.api, subject.place().bucket());
        if (!refusal.isEmpty()) {
            status.set(refusal);
            request.drop();
            return;
        }
        status.set(Texts.get("versions.loading"));
        S3Location prefix =
                subject.isPlace() ? subject.place() : subject.at(subject.some().get(0));
        VersionCollector found = new VersionCollector(subject.one().isPresent() ? prefix.key() : null, MAX_VERSIONS);
        CompletableFuture<Void> listing = s3.versions().list(prefix, found::add);
        found.stopWhenEnough(listing);
        CompletableFuture<Void> ended = Futures.recover(listing, e -> found.enough(), null);
        request.ask(ended, done -> show(found), this::failed);
    }

    private void failed(CloudException e) {
        status.set(ErrorTexts.sentence(e));
        failed.set(e.kind() != ErrorKind.NOT_SUPPORTED);
    }

    @Override
    public ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    private void show(VersionCollector found) {
        versions.setAll(found.versions());
        status.set(
                found.more()
                        ? Texts.get("versions.first", versions.size())
                        : Texts.get("versions.count", versions.size()));
    }

    private void presign(ObjectIdentifier version) {
        long seconds = context.settings().get().presignSeconds();
        PresignRequest presigning =
                new PresignRequest(version, PresignRequest.Method.GET, Duration.ofSeconds(seconds), null, null);
        context.then(
                s3.sharing().presign(presigning), url -> context.copy(url.url().toString(), LinkExpiry.copied(1, url)));
    }

    private void restore() {
        ObjectVersion version = selected.get(0);
        Inspected inspected = Objects.requireNonNull(subject);
        String name = name(version);
        Form form = Form.confirm(
                Texts.get("versions.restore.title"),
                Texts.get("versions.restore.text", name, Formats.time(version.modified())),
                List.of(Texts.get("versions.restore.detail")),
                Texts.get("versions.restore.ok"));
        context.ask(
                form,
                yes -> change(
                        inspected,
                        s3.versions().copyOnTop(version.object()),
                        written -> NotKept.after(Texts.get("versions.restore.done", name), written)));
    }

    /** Deletes delete markers permanently, and those right below them: the version before all of these is current again. */
    private void undelete() {
        List<ObjectVersion> markers = selected.stream()
                .flatMap(latest -> versions.stream()
                        .dropWhile(version -> !version.equals(latest))
                        .takeWhile(version -> version.deleteMarker()
                                && version.object().key().equals(latest.object().key())))
                .toList();
        deletePermanently(markers, Texts.get("versions.undeleted", selected.size()));
    }

    private void delete() {
        List<ObjectVersion> chosen = List.copyOf(selected);
        long bytes = chosen.stream().mapToLong(ObjectVersion::size).sum();
        List<String> names = chosen.stream()
                .limit(8)
                .map(v -> name(v) + "  " + v.object().versionId())
                .toList();
        Form form = Form.confirm(
                Texts.get("versions.delete.title"),
                Texts.get("versions.delete.text", chosen.size(), Formats.bytes(bytes)),
                names,
                Texts.get("versions.delete.ok"));
        context.ask(form, yes -> deletePermanently(chosen, Texts.get("versions.deleted", chosen.size())));
    }

    private void deletePermanently(List<ObjectVersion> chosen, String notice) {
        List<ObjectIdentifier> identifiers =
                chosen.stream().map(ObjectVersion::object).toList();
        // Captured now: the user may open another place while the batches run.
        String bucket = identifiers.get(0).bucket();
        CompletableFuture<DeleteReport> all = CompletableFuture.completedFuture(new DeleteReport(0, Map.of()));
        for (int from = 0; from < identifiers.size(); from += MAX_BATCH) {
            List<ObjectIdentifier> batch = identifiers.subList(from, Math.min(identifiers.size(), from + MAX_BATCH));
            all = Futures.then(all, before -> Futures.map(s3.objects().delete(bucket, batch), before::and));
        }
        Inspected inspected = Objects.requireNonNull(subject);
        change(inspected, all, report -> {
            if (report.refused().isEmpty()) {
                return notice;
            }
            var first = report.refused().entrySet().iterator().next();
            context.errors()
                    .show(Texts.get("delete.refused", report.refused().size(), first.getKey(), first.getValue()));
            return "";
        });
    }

    /** Lists again when a change has ended, or failed, as it may be done in part. */
    private <T> void change(Inspected inspected, CompletableFuture<T> work, Function<T, String> notice) {
        context.then(work, done -> context.notice().set(notice.apply(done)));
        context.ended(work, (done, e) -> {
            if (subject == inspected) {
                inspect(inspected);
            }
            context.places().changed(inspected.place());
        });
    }

    /** Lists again, unless versions are selected. */
    void reload() {
        if (subject != null && selected.isEmpty()) {
            inspect(subject);
        }
    }

    @Override
    public void leave() {
        request.drop();
        versions.clear();
        failed.set(false);
        status.set("");
    }
}
