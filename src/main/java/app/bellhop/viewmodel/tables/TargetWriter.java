package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.ObjectDetails;
import app.bellhop.cloud.ObjectIdentifier;
import app.bellhop.cloud.S3Location;
import app.bellhop.viewmodel.ErrorTexts;
import app.bellhop.viewmodel.Form;
import app.bellhop.viewmodel.Formats;
import app.bellhop.viewmodel.Session;
import app.bellhop.viewmodel.Texts;
import app.bellhop.viewmodel.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Writes files and objects; what is there already is replaced only after a question. FX thread. */
final class TargetWriter {

    private final Session session;
    private final Workbench bench;
    private final Consumer<S3Location> changed;

    /** @param changed told of the prefix that an object was written below */
    TargetWriter(Session session, Workbench bench, Consumer<S3Location> changed) {
        this.session = session;
        this.bench = bench;
        this.changed = changed;
    }

    /**
     * Writes to a target. Cancelling it stops what is on its way to a bucket.
     *
     * @param acl a canned one, for objects; may be empty
     * @param writer writes to a path, in the background
     */
    CompletableFuture<Void> write(SaveTarget target, String contentType, String acl, Consumer<Path> writer) {
        return target.object() == null
                ? CompletableFuture.runAsync(() -> writer.accept(target.file()), bench.background())
                : write(target.object(), contentType, acl, writer);
    }

    /** Writes into a folder that nobody else looks into, then sends it (PutObject). */
    CompletableFuture<Void> write(S3Location object, String contentType, String acl, Consumer<Path> writer) {
        CompletableFuture<Path> made = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return Files.createTempDirectory("bellhop-").resolve("page");
                    } catch (IOException e) {
                        throw CloudException.ofFile("Export", object.uri(), e);
                    }
                },
                bench.background());
        CompletableFuture<Path> written = made.thenApplyAsync(
                file -> {
                    writer.accept(file);
                    return file;
                },
                bench.background());
        // A copy, as a cancelled future says nothing of whether the writer has let go of its file.
        CompletableFuture<Void> sent =
                Futures.then(written.copy(), file -> session.s3().content().write(object, file, contentType, acl));
        sent.whenCompleteAsync(
                (done, e) -> {
                    if (e == null) {
                        changed.accept(object.parent());
                    }
                },
                bench.ui());
        sent.whenComplete((done, e) -> written.whenCompleteAsync(
                (file, failure) -> made.thenAccept(TargetWriter::discard), bench.background()));
        return sent;
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    /** Goes on at once where nothing is there, else after a question. */
    void unlessReplaced(SaveTarget target, Runnable go) {
        if (target.object() != null) {
            unlessReplaced(target.object(), go);
            return;
        }
        bench.then(
                CompletableFuture.supplyAsync(() -> Files.exists(target.file()), bench.background()),
                there -> {
                    if (there) {
                        ask(Texts.get("page.replaceText", target.name()), "", go);
                    } else {
                        go.run();
                    }
                },
                null);
    }

    /** The same for an object (HeadObject). Who may not look is asked too: something may be there. */
    void unlessReplaced(S3Location object, Runnable go) {
        session.s3()
                .properties()
                .head(ObjectIdentifier.current(object))
                .whenCompleteAsync((details, e) -> looked(object, details, e, go), bench.ui());
    }

    private void looked(S3Location object, ObjectDetails details, Throwable e, Runnable go) {
        if (e == null) {
            ask(
                    Texts.get("page.replaceText", object.uri()),
                    Texts.get("page.there", Formats.bytes(details.size()), Formats.time(details.modified())),
                    go);
            return;
        }
        CloudException failure = CloudException.of(e);
        if (failure.kind() == ErrorKind.NOT_FOUND) {
            go.run();
        } else {
            ask(Texts.get("page.maybeThere", object.uri()), ErrorTexts.sentence(failure), go);
        }
    }

    private void ask(String question, String details, Runnable go) {
        Form form = Form.confirm(
                Texts.get("page.replace"),
                question,
                details.isEmpty() ? List.of() : List.of(details),
                Texts.get("page.replaceOk"));
        bench.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> go.run()));
    }
}
