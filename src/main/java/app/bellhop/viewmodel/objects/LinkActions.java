package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Lifetimes;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts addresses of objects on the clipboard, one a line. A URL is signed when it is asked for, never before. */
final class LinkActions {

    private final Sharing sharing;
    private final UiContext context;

    LinkActions(Sharing sharing, UiContext context) {
        this.sharing = sharing;
        this.context = context;
    }

    /** Signs with the lifetime used last. */
    void presigned(List<S3Location> objects) {
        Duration lifetime = Duration.ofSeconds(context.settings().get().presignSeconds());
        List<CompletableFuture<PresignedUrl>> links = objects.stream()
                .map(object -> sharing.presign(PresignRequest.get(object, lifetime)))
                .toList();
        context.then(
                Futures.all(links),
                signed -> context.copy(
                        lines(signed, link -> link.url().toString()), Lifetimes.copied(signed.size(), signed.get(0))),
                null);
    }

    /** Asks for the lifetime first, and remembers it. */
    void presignedFor(List<S3Location> objects) {
        Form.Field field = new Form.Field(
                Form.ONLY,
                Texts.get("presign.field"),
                Form.Kind.EDITABLE_CHOICE,
                Lifetimes.words(context.settings().get().presignSeconds()),
                List.copyOf(Lifetimes.all().keySet()));
        Form form = new Form(
                Texts.get("presign.title"),
                Texts.get("presign.text"),
                List.of(),
                List.of(field),
                Texts.get("presign.ok"),
                false,
                answers -> lifetime(answers).isPresent() ? "" : Texts.get("presign.badLifetime"));
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(chosen -> {
                    long seconds = lifetime(chosen).orElseThrow().toSeconds();
                    context.settings().update(p -> p.withPresignSeconds(seconds));
                    presigned(objects);
                }));
    }

    private static Optional<Duration> lifetime(Map<String, String> answers) {
        return Lifetimes.parse(answers.get(Form.ONLY), Instant.now());
    }

    void publicUrls(List<S3Location> objects) {
        List<CompletableFuture<URI>> links =
                objects.stream().map(sharing::publicUrl).toList();
        context.then(
                Futures.all(links),
                urls -> context.copy(lines(urls, URI::toString), Texts.get("publicUrl.copied", urls.size())),
                null);
    }

    void uris(List<S3Location> places) {
        context.copy(lines(places, S3Location::uri), Texts.get("uri.copied", places.size()));
    }

    void arns(List<S3Location> places) {
        context.copy(lines(places, S3Location::arn), Texts.get("arn.copied", places.size()));
    }

    private static <T> String lines(List<T> things, Function<T, String> line) {
        return things.stream().map(line).collect(Collectors.joining("\n"));
    }
}
