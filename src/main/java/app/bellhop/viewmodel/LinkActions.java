package app.bellhop.viewmodel;

import app.bellhop.cloud.ObjectStore;
import app.bellhop.cloud.S3Location;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts addresses of objects on the clipboard, one a line. A URL is signed when it is asked for, never before. */
final class LinkActions {

    private final ObjectStore store;
    private final Workbench bench;

    LinkActions(ObjectStore store, Workbench bench) {
        this.store = store;
        this.bench = bench;
    }

    /** Signs with the lifetime used last. */
    void presigned(List<S3Location> objects) {
        long seconds = bench.settings().get().presignSeconds();
        copyAll(
                objects,
                object -> store.presign(object, Duration.ofSeconds(seconds)),
                Texts.get("presign.copied", objects.size(), Lifetimes.words(seconds)));
    }

    /** Asks for the lifetime first, and remembers it. */
    void presignedFor(List<S3Location> objects) {
        var choices = Lifetimes.all();
        Form.Field field = new Form.Field(
                Form.ONLY,
                Texts.get("presign.field"),
                Form.Kind.CHOICE,
                Lifetimes.words(bench.settings().get().presignSeconds()),
                List.copyOf(choices.keySet()));
        Form form = new Form(
                Texts.get("presign.title"),
                Texts.get("presign.text"),
                List.of(),
                List.of(field),
                Texts.get("presign.ok"),
                false,
                answers -> "");
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(chosen -> {
                    long seconds = choices.getOrDefault(
                            chosen.get(Form.ONLY), bench.settings().get().presignSeconds());
                    bench.settings().update(p -> p.withPresignSeconds(seconds));
                    presigned(objects);
                }));
    }

    void publicUrls(List<S3Location> objects) {
        copyAll(objects, store::publicUrl, Texts.get("publicUrl.copied", objects.size()));
    }

    void uris(List<S3Location> places) {
        bench.copy(lines(places, S3Location::uri), Texts.get("uri.copied", places.size()));
    }

    void arns(List<S3Location> places) {
        bench.copy(lines(places, S3Location::arn), Texts.get("arn.copied", places.size()));
    }

    private static String lines(List<S3Location> places, Function<S3Location, String> line) {
        return places.stream().map(line).collect(Collectors.joining("\n"));
    }

    private void copyAll(List<S3Location> objects, Function<S3Location, CompletableFuture<URI>> link, String saying) {
        List<CompletableFuture<URI>> links = objects.stream().map(link).toList();
        CompletableFuture<String> all = CompletableFuture.allOf(links.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        links.stream().map(made -> made.getNow(null).toString()).collect(Collectors.joining("\n")));
        bench.then(all, text -> bench.copy(text, saying), null);
    }
}
