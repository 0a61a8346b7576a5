package app.bellhop.aws.s3.upload;

import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.upload.Etags;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.cloud.s3.upload.UploadResult;
import app.bellhop.cloud.s3.upload.UploadedPart;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;

/** One object in parts: a new upload, or one that an earlier attempt has left. */
final class MultipartUpload {

    private final MultipartCalls server;
    private final Content content;
    private final UploadLog log;
    private final ProgressCount progress;
    private final Map<Integer, UploadedPart> parts = new ConcurrentSkipListMap<>();

    /** What an earlier attempt has sent, as far as the server has it. */
    private final Map<Integer, UploadedPart> before = new ConcurrentHashMap<>();

    private volatile boolean verified = true;

    private final OpenUpload open;

    MultipartUpload(MultipartCalls server, Content content, UploadLog log, ProgressCount progress) {
        this.server = server;
        this.open = new OpenUpload(server, content.to().object());
        this.content = content;
        this.log = log;
        this.progress = progress;
    }

    CompletableFuture<UploadResult> run() {
        return open.during(log.unfinished().map(this::resume).orElseGet(this::begin));
    }

    private CompletableFuture<UploadResult> begin() {
        PartSizes sizes = content.parts();
        return Futures.then(open.begin(server.create(content, log)), uploadId -> {
            if (log.begun(uploadId, sizes.partSize(), content.etag())) {
                open.remembered();
            }
            return send(uploadId, sizes);
        });
    }

    /** Goes on with what both the server and the log have; the rest is sent again. */
    private CompletableFuture<UploadResult> resume(UnfinishedUpload left) {
        PartSizes sizes = new PartSizes(content.size(), left.partSize());
        return Futures.then(server.list(content.to().object(), left.uploadId()), listed -> {
            if (listed.isEmpty()) {
                return maybeMade(left, sizes);
            }
            left.parts().stream()
                    .filter(part -> same(part, listed.get().get(part.number()), sizes))
                    .forEach(part -> before.put(part.number(), part));
            return send(left.uploadId(), sizes);
        });
    }

    private static boolean same(UploadedPart part, @Nullable Part listed, PartSizes sizes) {
        return listed != null
                && listed.size() == sizes.length(part.number())
                && Etags.same(ObjectCall.unquoted(listed.eTag()), part.etag());
    }

    /** Whether the earlier attempt, too, knows that it is what was sent. */
    private static boolean compared(UploadedPart part) {
        return part.checksum() != null || Etags.parse(part.etag()).isPresent();
    }

    /** The upload is gone: completed, if the answer to that was lost, else aborted. */
    private CompletableFuture<UploadResult> maybeMade(UnfinishedUpload left, PartSizes sizes) {
        CloudException gone = new CloudException(
                ErrorKind.NOT_FOUND,
                new Failure("ListParts", content.to().object().uri(), "NoSuchUpload", null, null, Detail.NONE),
                null);
        boolean all = left.parts().size() == sizes.count();
        return Futures.then(
                server.aside(() -> all && left.parts().stream().allMatch(part -> has(part, sizes))),
                has -> has ? made(left, gone) : CompletableFuture.failedFuture(gone));
    }

    private CompletableFuture<UploadResult> made(UnfinishedUpload left, CloudException gone) {
        return Futures.then(
                server.completion.made(content.to(), completed(left.parts()), content.size()),
                made -> made.map(CompletableFuture::completedFuture).orElse(CompletableFuture.failedFuture(gone)));
    }

    private CompletableFuture<UploadResult> send(String uploadId, PartSizes sizes) {
        List<Integer> all = IntStream.rangeClosed(1, sizes.count()).boxed().toList();
        PartPump pump = new PartPump(all, content.inFlight(), number -> part(uploadId, sizes, number));
        return Futures.then(pump.run(), done -> {
            if (content.changed()) {
                return CompletableFuture.failedFuture(content.sourceChanged());
            }
            return server.completion.complete(
                    content.to(), uploadId, completed(parts.values()), content.size(), verified);
        });
    }

    private boolean has(UploadedPart part, PartSizes sizes) {
        return content.has(part, sizes.offset(part.number()), sizes.length(part.number()));
    }

    private static List<CompletedPart> completed(Collection<UploadedPart> parts) {
        return parts.stream().map(UploadRequests::completed).toList();
    }

    private CompletableFuture<Void> part(String uploadId, PartSizes sizes, int number) {
        UploadedPart earlier = before.get(number);
        return earlier == null
                ? sent(uploadId, sizes, number)
                : Futures.then(
                        server.aside(() -> has(earlier, sizes)),
                        has -> has ? kept(earlier, sizes) : sentAgain(uploadId, sizes, number));
    }

    private CompletableFuture<Void> sentAgain(String uploadId, PartSizes sizes, int number) {
        progress.noticed(Reason.of(UploadProblem.STARTED_OVER));
        return sent(uploadId, sizes, number);
    }

    private CompletableFuture<Void> kept(UploadedPart part, PartSizes sizes) {
        if (!compared(part)) {
            verified = false;
        }
        parts.put(part.number(), part);
        progress.keep(sizes.length(part.number()));
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> sent(String uploadId, PartSizes sizes, int number) {
        return Futures.map(server.part(content, uploadId, sizes, number, progress), sent -> {
            if (!sent.verified()) {
                verified = false;
            }
            log.stored(sent.part());
            parts.put(number, sent.part());
            return null;
        });
    }
}
