package app.bellhop.viewmodel.sharing;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.viewmodel.base.Inspected;
import app.bellhop.viewmodel.base.InspectorPart;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.LinkExpiry;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Making presigned URLs: to read or to upload, for how long, saved under which name. FX thread. */
public final class PresignViewModel implements InspectorPart {

    /** So many links are made at once, and so many of them shown. */
    private static final int MOST = 10_000;

    private static final int SHOWN = 50;

    private final Sharing sharing;
    private final UiContext context;
    private final BooleanProperty upload = new SimpleBooleanProperty();
    private final StringProperty lifetime = new SimpleStringProperty("");
    private final StringProperty downloadName = new SimpleStringProperty("");
    private final StringProperty contentType = new SimpleStringProperty("");
    private final StringProperty uploadName = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper urls = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper end = new ReadOnlyStringWrapper("");
    private final StringBinding problem;
    private final SimpleBooleanProperty available = new SimpleBooleanProperty();
    private final SimpleBooleanProperty tooMany = new SimpleBooleanProperty();
    private final SimpleBooleanProperty place = new SimpleBooleanProperty();
    private final LatestRequest request;
    private Inspected subject;

    public PresignViewModel(Sharing sharing, UiContext context) {
        this.sharing = sharing;
        this.context = context;
        this.request = new LatestRequest(context.ui());
        lifetime.set(LinkExpiry.afterSeconds(context.settings().get().presignSeconds())
                .words());
        problem = Bindings.createStringBinding(this::findProblem, lifetime, uploadName, upload, place, tooMany);
    }

    private String findProblem() {
        if (LinkExpiry.parse(lifetime.get(), Instant.now()).isEmpty()) {
            return Texts.get("presign.badLifetime");
        }
        if (tooMany.get()) {
            return Texts.get("presign.tooMany", MOST);
        }
        return upload.get() && place.get() && uploadName.get().isEmpty() ? Texts.get("presign.noKey") : "";
    }

    /** Whether the link uploads (PUT) rather than reads (GET). */
    public BooleanProperty upload() {
        return upload;
    }

    /** In words or as a date. */
    public StringProperty lifetime() {
        return lifetime;
    }

    public List<String> lifetimes() {
        return LinkExpiry.choices().stream().map(LinkExpiry::words).toList();
    }

    /** The file name a browser shall save it under; empty for the key's own. */
    public StringProperty downloadName() {
        return downloadName;
    }

    /** What a link shall serve the object as, or what must be sent with an upload; empty for no matter. */
    public StringProperty contentType() {
        return contentType;
    }

    /** The key below the open prefix that an upload link writes, where no object is selected. */
    public StringProperty uploadName() {
        return uploadName;
    }

    /** Whether the place itself is looked at: then links can only upload. */
    public BooleanProperty place() {
        return place;
    }

    /** The links, one a line; empty before they are made. */
    public ReadOnlyStringProperty urls() {
        return urls.getReadOnlyProperty();
    }

    /** When they end, and why. */
    public ReadOnlyStringProperty end() {
        return end.getReadOnlyProperty();
    }

    public StringBinding problem() {
        return problem;
    }

    public List<Command> commands() {
        return List.of(Command.of(CommandIds.MAKE_PRESIGNED_URL)
                .icon("fth-link")
                .enabledWhen(Bindings.and(available, problem.isEmpty()))
                .does(this::make));
    }

    @Override
    public void inspect(Inspected newSubject) {
        subject = newSubject;
        urls.set("");
        end.set("");
        request.drop();
        // A place can only be uploaded to; back at an object, links read again.
        if (place.get() != subject.isPlace()) {
            upload.set(subject.isPlace());
        }
        place.set(subject.isPlace());
        available.set(!subject.hasPrefix());
        downloadName.set("");
        contentType.set("");
        tooMany.set(subject.count() > MOST);
    }

    private List<S3Location> targets() {
        if (subject.isPlace()) {
            return List.of(
                    new S3Location(subject.place().bucket(), subject.place().key() + uploadName.get()));
        }
        return subject.all().get().stream()
                .filter(entry -> !entry.prefix())
                .map(subject::at)
                .toList();
    }

    /** Signs, shows and copies. */
    private void make() {
        Duration asked =
                LinkExpiry.parse(lifetime.get(), Instant.now()).orElseThrow().fromNow();
        context.settings().update(p -> p.withPresignSeconds(asked.toSeconds()));
        PresignRequest.Method method = upload.get() ? PresignRequest.Method.PUT : PresignRequest.Method.GET;
        String name = upload.get() ? null : given(downloadName);
        List<CompletableFuture<PresignedUrl>> links = targets().stream()
                .map(object -> sharing.presign(
                        new PresignRequest(ObjectIdentifier.current(object), method, asked, given(contentType), name)))
                .toList();
        request.ask(Futures.all(links), this::show, e -> context.errors().show(e, this::make));
    }

    private static String given(StringProperty field) {
        return Optional.ofNullable(field.get())
                .filter(text -> !text.isBlank())
                .map(String::strip)
                .orElse(null);
    }

    private void show(List<PresignedUrl> links) {
        String all = links.stream().map(link -> link.url().toString()).collect(Collectors.joining("\n"));
        urls.set(links.size() <= SHOWN ? all : all.lines().limit(SHOWN).collect(Collectors.joining("\n")) + "\n…");
        end.set(Texts.get("presign.ends", LinkExpiry.end(links.get(0))));
        context.copy(all, LinkExpiry.copied(links.size(), links.get(0)));
    }

    @Override
    public void leave() {
        request.drop();
        urls.set("");
        end.set("");
    }
}
