package app.bellhop.viewmodel.objects;

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
import java.util.function.Function;
import java.util.stream.Collectors;

/** Copies object URLs, URIs and ARNs to the clipboard, one per line. URLs are signed only on request. */
final class LinkActions {

    private final Sharing sharing;
    private final UiContext context;

    LinkActions(S3 s3, UiContext context) {
        this.sharing = s3.sharing();
        this.context = context;
    }

    /** Signs with the most recently used lifetime. */
    void presigned(List<S3Location> objects) {
        Duration lifetime = Duration.ofSeconds(context.settings().get().presignSeconds());
        context.then(
                context.each(objects, object -> sharing.presign(PresignRequest.get(object, lifetime))),
                signed -> context.copy(
                        lines(signed, link -> link.url().toString()), LinkExpiry.copied(signed.size(), signed.get(0))),
                null);
    }

    /** Asks for the lifetime, and remembers it. */
    void presignedFor(List<S3Location> objects) {
        Field<LinkExpiry> expiry = LinkExpiry.field(
                Field.ONLY, Texts.get("presign.field"), context.settings().get().presignSeconds());
        Form form = Form.of(Texts.get("presign.title"), Texts.get("presign.text"), Texts.get("presign.ok"))
                .fields(expiry);
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(chosen -> {
                    long seconds = chosen.get(expiry).fromNow().toSeconds();
                    context.settings().update(p -> p.withPresignSeconds(seconds));
                    presigned(objects);
                }));
    }

    void publicUrls(List<S3Location> objects) {
        context.then(
                context.each(objects, sharing::publicUrl),
                urls -> context.copy(lines(urls, URI::toString), Texts.get("publicUrl.copied", urls.size())),
                null);
    }

    void uris(List<S3Location> places) {
        context.copy(lines(places, S3Location::uri), Texts.get("uri.copied", places.size()));
    }

    void arns(List<S3Location> places) {
        context.then(
                context.each(places, sharing::arn),
                arns -> context.copy(lines(arns, Function.identity()), Texts.get("arn.copied", arns.size())),
                null);
    }

    private static <T> String lines(List<T> things, Function<T, String> line) {
        return things.stream().map(line).collect(Collectors.joining("\n"));
    }
}
