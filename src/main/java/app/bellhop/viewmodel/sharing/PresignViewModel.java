package app.bellhop.viewmodel.sharing;

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
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Creates presigned URLs for reading or uploading, with a lifetime and a download name. FX thread. */
public final class PresignViewModel implements InspectorPart {

    /** The most links to create at once. */
    private static final int MAX_LINKS = 10_000;

    private static final int MAX_SHOWN = 50;

    private final Sharing sharing;
    private final UiContext context;
    private final InstantSource clock;
    private final BooleanProperty upload = new SimpleBooleanProperty();
    private final StringProperty lifetime = new SimpleStringProperty("");
    private final StringProperty downloadName = new SimpleStringProperty("");
    private final StringProperty contentType = new SimpleStringProperty("");
    private final StringProperty uploadName = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper urls = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper end = new ReadOnlyStringWrapper("");
    private final StringBinding problem;
    private final BooleanBinding wrong;
    private final SimpleBooleanProperty available = new SimpleBooleanProperty();
    private final SimpleBooleanProperty tooMany = new SimpleBooleanProperty();
    private final SimpleBooleanProperty place = new SimpleBooleanProperty();
    private final LatestRequest request;
    private @Nullable Inspected subject;

    public PresignViewModel(Sharing sharing, UiContext context) {
        this(sharing, context, InstantSource.system());
    }

    PresignViewModel(Sharing sharing, UiContext context, InstantSource clock) {
        this.clock = clock;
        this.sharing = sharing;
        this.context = context;
        this.request = new LatestRequest(context.ui());
        lifetime.set(LinkExpiry.afterSeconds(context.settings().get().presignSeconds())
                .words());
        problem = Bindings.createStringBinding(this::findProblem, lifetime, uploadName, upload, place, tooMany);
        wrong = problem.isNotEmpty().and(problem.isNotEqualTo(Texts.get("presign.noKey")));
    }

    private String findProblem() {
        if (LinkExpiry.parse(lifetime.get(), clock.instant()).isEmpty()) {
            return Texts.get("presign.badLifetime");
        }
        if (tooMany.get()) {
            return Texts.get("presign.tooMany", MAX_LINKS);
        }
        return upload.get() && place.get() && uploadName.get().isEmpty() ? Texts.get("presign.noKey") : "";
    }

    /** Whether the link uploads (PUT) rather than reads (GET). */
    public BooleanProperty upload() {
        return upload;
    }

    /** The lifetime or expiry date, as typed. */
    public StringProperty lifetime() {
        return lifetime;
    }

    public List<String> lifetimes() {
        return LinkExpiry.choices().stream().map(LinkExpiry::words).toList();
    }

    /** The file name for browsers to save as; empty for the key's own name. */
    public StringProperty downloadName() {
        return downloadName;
    }

    /** The content type to serve, or the one an upload must send; empty for none. */
    public StringProperty contentType() {
        return contentType;
    }

    /** The key, below the open prefix, for an upload link when no object is selected. */
    public StringProperty uploadName() {
        return uploadName;
    }

    /** Whether a place is inspected rather than objects: its links can only upload. */
    public BooleanProperty place() {
        return place;
    }

    /** The links, one per line; empty until created. */
    public ReadOnlyStringProperty urls() {
        return urls.getReadOnlyProperty();
    }

    /** When the links expire, and why. */
    public ReadOnlyStringProperty end() {
        return end.getReadOnlyProperty();
    }

    /** What is missing or wrong; empty if a URL can be made. */
    public StringBinding problem() {
        return problem;
    }

    /** Whether the problem is in what was entered, rather than something still to be filled in. */
    public BooleanBinding wrong() {
        return wrong;
    }

    public List<Command> commands() {
        return List.of(Command.of(CommandIds.MAKE_PRESIGNED_URL)
                .icon("fth-link")
                .enabledWhen(Bindings.and(available, problem.isEmpty()))
                .does(this::sign));
    }

    @Override
    public void inspect(Inspected newSubject) {
        subject = newSubject;
        urls.set("");
        end.set("");
        request.drop();
        // Links to a place can only upload; going back to an object makes them read again.
        if (place.get() != subject.isPlace()) {
            upload.set(subject.isPlace());
        }
        place.set(subject.isPlace());
        available.set(!subject.hasPrefix());
        downloadName.set("");
        contentType.set("");
        tooMany.set(subject.count() > MAX_LINKS);
    }

    private List<S3Location> targets(Inspected of) {
        if (of.isPlace()) {
            return List.of(new S3Location(of.place().bucket(), of.place().key() + uploadName.get()));
        }
        return of.all().stream().filter(entry -> !entry.prefix()).map(of::at).toList();
    }

    /** Signs the links, shows them and copies them to the clipboard. */
    private void sign() {
        Instant now = clock.instant();
        Optional<LinkExpiry> expiry = LinkExpiry.parse(lifetime.get(), now);
        if (expiry.isEmpty()) { // The moment that was typed has passed.
            problem.invalidate();
            return;
        }
        Duration chosen = expiry.get().from(now);
        context.settings().update(p -> p.withPresignSeconds(chosen.toSeconds()));
        PresignRequest.Method method = upload.get() ? PresignRequest.Method.PUT : PresignRequest.Method.GET;
        String name = upload.get() ? null : orNull(downloadName);
        String type = orNull(contentType);
        Inspected inspected = Objects.requireNonNull(subject);
        sign(
                inspected,
                targets(inspected).stream()
                        .map(object -> new PresignRequest(ObjectIdentifier.current(object), method, chosen, type, name))
                        .toList());
    }

    /** Also once more, after others have been selected. */
    private void sign(Inspected inspected, List<PresignRequest> links) {
        request.ask(
                context.each(links, sharing::presign),
                signed -> show(inspected, signed),
                e -> context.errors().show(e, () -> sign(inspected, links)));
    }

    private static @Nullable String orNull(StringProperty field) {
        return Optional.ofNullable(field.get())
                .filter(text -> !text.isBlank())
                .map(String::strip)
                .orElse(null);
    }

    private void show(Inspected inspected, List<PresignedUrl> links) {
        String all = links.stream().map(link -> link.url().toString()).collect(Collectors.joining("\n"));
        if (inspected == subject) {
            urls.set(
                    links.size() <= MAX_SHOWN
                            ? all
                            : all.lines().limit(MAX_SHOWN).collect(Collectors.joining("\n")) + "\n…");
            end.set(Texts.get("presign.ends", LinkExpiry.end(links.get(0))));
        }
        context.copy(all, LinkExpiry.copied(links.size(), links.get(0)));
    }

    @Override
    public void leave() {
        request.drop();
        urls.set("");
        end.set("");
    }
}
