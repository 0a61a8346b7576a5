package app.bellhop.work.pages;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.S3Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Writes an object from what is written to a file first: it is sent only once it is complete (PutObject). Any thread. */
public final class ObjectWriter {

    private final ObjectContent content;
    private final Executor background;

    public ObjectWriter(ObjectContent content, Executor background) {
        this.content = content;
        this.background = background;
    }

    /**
     * Writes an object. Cancelling the future stops the request.
     *
     * @param acl a canned one; may be empty
     * @param writer writes to a path, in the background
     */
    public CompletableFuture<Void> write(S3Location object, String contentType, String acl, Consumer<Path> writer) {
        CompletableFuture<Path> made = CompletableFuture.supplyAsync(() -> file(object), background);
        CompletableFuture<Path> written = made.thenApplyAsync(
                file -> {
                    writer.accept(file);
                    return file;
                },
                background);
        // A copy, as a cancelled future does not tell whether the writer has let go of its file.
        CompletableFuture<Void> sent =
                Futures.then(written.copy(), file -> content.write(object, file, contentType, acl));
        sent.whenComplete((done, e) ->
                written.whenCompleteAsync((file, failure) -> made.thenAccept(ObjectWriter::discard), background));
        return sent;
    }

    /** A file in a folder of its own; both are deleted at the latest when the program ends. */
    private static Path file(S3Location object) {
        try {
            Path folder = Files.createTempDirectory("bellhop-");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve("page");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw CloudException.ofFile("Export", object.uri(), e);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        } catch (IOException e) {
            // It goes when the program ends.
        }
    }
}
