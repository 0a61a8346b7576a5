package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.viewmodel.base.LinkExpiry;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Copies object URLs, URIs and ARNs to the clipboard, one per line. URLs are signed only on request. The objects are asked for
 * in the background.
 */
final class LinkActions {

    private final Sharing sharing;
    private final UiContext context;

    LinkActions(S3 s3, UiContext context) {
        this.sharing = s3.sharing();
        this.context = context;
    }

    /** What is copied, and the notice. */
    private record Lines(String text, String saying) {}

    /** Signs with the most recently used lifetime. */
    void presigned(Supplier<List<S3Location>> objects) {
        Duration lifetime = Duration.ofSeconds(context.settings().get().presignSeconds());
        copy(
                objects,
                object -> sharing.presign(PresignRequest.get(object, lifetime)),
                link -> link.url().toString(),
                links -> LinkExpiry.copied(links.size(), links.get(0)));
    }

    /** Asks for the lifetime, and remembers it. */
    void presignedFor(Supplier<List<S3Location>> objects) {
        Field<LinkExpiry> expiry = LinkExpiry.field(
                Field.ONLY, Texts.get("presign.field"), context.settings().get().presignSeconds());
        Form form = Form.of(Texts.get("presign.title"), Texts.get("presign.text"), Texts.get("presign.ok"))
                .fields(expiry);
        context.ask(form, chosen -> {
            long seconds = chosen.get(expiry).fromNow().toSeconds();
            context.settings().update(p -> p.withPresignSeconds(seconds));
            presigned(objects);
        });
    }

    void publicUrls(Supplier<List<S3Location>> objects) {
        copy(objects, sharing::publicUrl, URI::toString, urls -> Texts.get("publicUrl.copied", urls.size()));
    }

    void uris(Supplier<List<S3Location>> places) {
        copy(places, CompletableFuture::completedFuture, S3Location::uri, uris -> Texts.get("uri.copied", uris.size()));
    }

    void arns(Supplier<List<S3Location>> places) {
        copy(places, sharing::arn, Function.identity(), arns -> Texts.get("arn.copied", arns.size()));
    }

    private <R> void copy(
            Supplier<List<S3Location>> places,
            Function<S3Location, CompletableFuture<R>> ask,
            Function<R, String> line,
            Function<List<R>, String> saying) {
        CompletableFuture<List<R>> answers = Futures.then(context.inBackground(places), all -> context.each(all, ask));
        CompletableFuture<Lines> copied = answers.thenApplyAsync(
                all -> new Lines(all.stream().map(line).collect(Collectors.joining("\n")), saying.apply(all)),
                context.background());
        context.then(copied, lines -> context.copy(lines.text(), lines.saying()));
    }
}
