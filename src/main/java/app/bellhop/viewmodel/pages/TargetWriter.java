package app.bellhop.viewmodel.pages;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.FileReplacement;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.pages.ObjectWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes files and objects, and asks before replacing one. FX thread. */
public final class TargetWriter {

    private final Session session;
    private final UiContext context;
    private final ObjectWriter objects;
    private final List<String> running = new CopyOnWriteArrayList<>();

    public TargetWriter(Session session, UiContext context) {
        this.session = session;
        this.context = context;
        this.objects = new ObjectWriter(session.s3().content(), context.background());
    }

    /**
     * Writes to a target. Cancelling stops an upload.
     *
     * @param acl a canned ACL for objects; may be empty
     * @param writer writes to a path, on a background thread
     */
    public CompletableFuture<Void> write(SaveTarget target, String contentType, String acl, Consumer<Path> writer) {
        CompletableFuture<Void> done = target.object() == null
                ? CompletableFuture.runAsync(() -> writer.accept(target.file()), context.background())
                : objects.write(target.object(), contentType, acl, writer);
        done.thenRun(() -> {
            if (target.object() != null) {
                context.places().changed(target.object().parent());
            }
        });
        return done;
    }

    /** Tracks a save until it ends, so that quitting Bellhop asks first. Any thread. */
    public void watch(String target, CompletableFuture<?> whole) {
        running.add(target);
        whole.whenComplete((done, e) -> running.remove(target));
    }

    /** The targets being saved. */
    public List<String> running() {
        return List.copyOf(running);
    }

    /**
     * Whether a target may be written. Asks if it exists, or if that can't be determined (HeadObject). Completes on the FX
     * thread.
     */
    public CompletableFuture<Boolean> mayWrite(SaveTarget target) {
        S3Location object = target.object();
        CompletableFuture<Optional<Form>> question = object == null
                ? context.inBackground(() -> question(Objects.requireNonNull(target.file())))
                : Futures.handle(
                        session.s3().properties().head(ObjectIdentifier.current(object)),
                        (details, e) -> question(object, details, e));
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        context.ended(question, (form, e) -> {
            if (e != null || answer.isDone()) {
                answer.complete(false);
            } else if (form.isEmpty()) {
                answer.complete(true);
            } else {
                context.dialogs().ask(form.get()).thenAccept(typed -> answer.complete(typed.isPresent()));
            }
        });
        answer.whenComplete((yes, e) -> question.cancel(true));
        return answer;
    }

    private static Optional<Form> question(Path file) {
        return Files.exists(file)
                ? Optional.of(FileReplacement.question(Texts.get("page.replaceText", file.toString()), List.of()))
                : Optional.empty();
    }

    /** Also asks if access is denied, since the object may exist. */
    private static Optional<Form> question(
            S3Location object, @Nullable ObjectDetails details, @Nullable CloudException e) {
        if (details != null) {
            return Optional.of(FileReplacement.question(
                    Texts.get("page.replaceText", object.uri()),
                    List.of(Texts.get("page.there", Formats.bytes(details.size()), Formats.time(details.modified())))));
        }
        return Objects.requireNonNull(e).kind() == ErrorKind.NOT_FOUND
                ? Optional.empty()
                : Optional.of(FileReplacement.question(
                        Texts.get("page.maybeThere", object.uri()), List.of(ErrorTexts.sentence(e))));
    }
}
