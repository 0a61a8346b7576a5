package app.bellhop.viewmodel.sharing;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.ReadAccess;
import app.bellhop.cloud.policy.ReadSources;
import app.bellhop.cloud.policy.ReadSources.Source;
import app.bellhop.cloud.policy.ReadVerdict;
import app.bellhop.cloud.s3.AnonymousAnswer;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Inspected;
import app.bellhop.viewmodel.base.InspectorPart;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** "Who can read this?": a verdict with reasons, and the result of a real anonymous request. FX thread. */
public final class ReadAccessViewModel implements InspectorPart {

    /** One reason, as text. */
    public record Reason(ReadVerdict.Effect effect, String origin, String text) {}

    private final S3 s3;
    private final UiContext context;
    private final LatestRequest request;
    private final LatestRequest checking;
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ReadVerdict.Audience> audience = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Reason> reasons = FXCollections.observableArrayList();
    private final ObservableList<Reason> reasonsView = FXCollections.unmodifiableObservableList(reasons);
    private final ReadOnlyStringWrapper publicUrl = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper anonymous = new ReadOnlyStringWrapper("");
    private final SimpleBooleanProperty available = new SimpleBooleanProperty();
    private @Nullable Inspected subject;

    public ReadAccessViewModel(S3 s3, UiContext context) {
        this.s3 = s3;
        this.context = context;
        this.request = new LatestRequest(context.ui());
        this.checking = new LatestRequest(context.ui());
    }

    public ReadOnlyStringProperty verdict() {
        return verdict.getReadOnlyProperty();
    }

    /** The verdict's audience; null until known. */
    public ReadOnlyObjectProperty<ReadVerdict.Audience> audience() {
        return audience.getReadOnlyProperty();
    }

    public ObservableList<Reason> reasons() {
        return reasonsView;
    }

    /** The URL without a signature; empty until known. */
    public ReadOnlyStringProperty publicUrl() {
        return publicUrl.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty anonymous() {
        return anonymous.getReadOnlyProperty();
    }

    /** Whether a single object is inspected. */
    public SimpleBooleanProperty available() {
        return available;
    }

    public List<Command> commands() {
        return List.of(
                Command.of(CommandIds.CHECK_ACCESS)
                        .icon("fth-refresh-cw")
                        .enabledWhen(available)
                        .does(this::repeat),
                Command.of(CommandIds.OPEN_PUBLIC_URL)
                        .icon("fth-external-link")
                        .enabledWhen(publicUrl.isNotEmpty())
                        .does(() -> context.desktop().open(java.net.URI.create(publicUrl.get()))));
    }

    /** Checks the same object once more. */
    public void repeat() {
        if (subject != null) {
            inspect(subject);
        }
    }

    @Override
    public void inspect(Inspected newSubject) {
        subject = newSubject;
        leave();
        Optional<ObjectIdentifier> object = subject.one();
        available.set(object.isPresent());
        if (object.isEmpty()) {
            verdict.set(Texts.get("access.oneOnly"));
            return;
        }
        verdict.set(Texts.get("access.asking"));
        S3Location location = object.get().location();
        request.ask(
                Futures.map(sources(object.get()), sources -> ReadAccess.of(location, sources)),
                this::show,
                e -> verdict.set(ErrorTexts.sentence(e)));
        anonymous.set(Texts.get("access.fetching"));
        checking.ask(
                Futures.then(
                        s3.sharing().publicUrl(location), url -> s3.sharing().fetchAnonymously(url)),
                this::show,
                e -> anonymous.set(ErrorTexts.sentence(e)));
    }

    private CompletableFuture<ReadSources> sources(ObjectIdentifier object) {
        var block = section(object.bucket(), BucketSection.PUBLIC_ACCESS_BLOCK);
        var ownership = section(object.bucket(), BucketSection.OWNERSHIP);
        var policy = section(object.bucket(), BucketSection.POLICY);
        var acl = source(s3.sharing().acl(object));
        return Futures.then(
                Futures.all(List.of(block, ownership, policy)),
                of -> Futures.map(acl, own -> new ReadSources(of.get(0), of.get(1), of.get(2), own)));
    }

    private CompletableFuture<Source<String>> section(String bucket, BucketSection section) {
        return source(Futures.map(s3.buckets().get(bucket, section), document -> document.orElse("")));
    }

    private static <T> CompletableFuture<Source<T>> source(CompletableFuture<T> loaded) {
        return Futures.handle(loaded, (value, e) -> e == null ? Source.of(value) : Source.failed(e));
    }

    private void show(ReadVerdict found) {
        audience.set(found.audience());
        String sentence = Texts.of(found.audience());
        boolean whole = found.complete() || found.audience() == ReadVerdict.Audience.UNKNOWN;
        verdict.set(whole ? sentence : Texts.get("access.incomplete", sentence));
        reasons.setAll(found.lines().stream()
                .map(line ->
                        new Reason(line.effect(), Texts.of(line.origin()), Texts.of(line.finding(), line.detail())))
                .toList());
    }

    private void show(AnonymousAnswer answer) {
        publicUrl.set(answer.url().toString());
        if (answer.readable()) {
            anonymous.set(Texts.get("access.readable", String.valueOf(answer.status()), answer.contentType()));
        } else {
            String saying = answer.denied() ? "access.refused" : "access.failed";
            anonymous.set(Texts.get(saying, (answer.status() + " " + answer.code()).strip()));
        }
    }

    @Override
    public void leave() {
        request.drop();
        checking.drop();
        verdict.set("");
        audience.set(null);
        reasons.clear();
        publicUrl.set("");
        anonymous.set("");
    }
}
