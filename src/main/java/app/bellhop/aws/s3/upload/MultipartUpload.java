package app.bellhop.aws.s3.upload;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadResult;
import app.bellhop.cloud.s3.upload.UploadedPart;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;

/** One file in parts: a new upload, or one that an earlier attempt has left. */
final class MultipartUpload {

    private static final int IN_FLIGHT = 4;

    private final MultipartCalls server;
    private final UploadRequest request;
    private final long size;
    private final BooleanSupplier sourceChanged;
    private final UploadLog log;
    private final ProgressCount progress;
    private final Map<Integer, UploadedPart> parts = new ConcurrentSkipListMap<>();
    private volatile boolean verified = true;

    private final OpenUpload open;

    /** @param sourceChanged whether the file is no longer what was to be sent; may block */
    MultipartUpload(
            MultipartCalls server,
            UploadRequest request,
            long size,
            BooleanSupplier sourceChanged,
            UploadLog log,
            ProgressCount progress) {
        this.server = server;
        this.open = new OpenUpload(server, request.object());
        this.request = request;
        this.size = size;
        this.sourceChanged = sourceChanged;
        this.log = log;
        this.progress = progress;
    }

    CompletableFuture<UploadResult> run() {
        return open.during(log.unfinished().map(this::resume).orElseGet(this::begin));
    }

    private CompletableFuture<UploadResult> begin() {
        PartSizes sizes = PartSizes.of(size);
        return Futures.then(open.begin(server.create(request)), uploadId -> {
            if (log.begun(uploadId, sizes.partSize())) {
                open.remembered();
            }
            return send(uploadId, sizes);
        });
    }

    /** Goes on with what both the server and the log have; the rest is sent again. */
    private CompletableFuture<UploadResult> resume(UnfinishedUpload left) {
        PartSizes sizes = new PartSizes(size, left.partSize());
        return Futures.then(server.list(request.object(), left.uploadId()), listed -> {
            if (listed.isEmpty()) {
                return maybeMade(left, sizes);
            }
            for (UploadedPart part : left.parts()) {
                if (same(part, listed.get().get(part.number()), sizes)) {
                    parts.put(part.number(), part);
                    progress.add(sizes.length(part.number()));
                }
            }
            return send(left.uploadId(), sizes);
        });
    }

    private static boolean same(UploadedPart part, @Nullable Part listed, PartSizes sizes) {
        return listed != null
                && listed.size() == sizes.length(part.number())
                && listed.eTag().replace("\"", "").equals(part.etag());
    }

    /** The upload is gone: completed, if the answer to that was lost, else aborted. */
    private CompletableFuture<UploadResult> maybeMade(UnfinishedUpload left, PartSizes sizes) {
        CloudException gone = new CloudException(
                ErrorKind.NOT_FOUND,
                new Failure("ListParts", request.object().uri(), "NoSuchUpload", null, null, Detail.NONE),
                null);
        if (left.parts().size() < sizes.count()) {
            return CompletableFuture.failedFuture(gone);
        }
        return Futures.then(
                server.completion.made(Destination.of(request), completed(left.parts()), size),
                made -> made.map(CompletableFuture::completedFuture).orElse(CompletableFuture.failedFuture(gone)));
    }

    private CompletableFuture<UploadResult> send(String uploadId, PartSizes sizes) {
        List<Integer> missing = IntStream.rangeClosed(1, sizes.count())
                .filter(number -> !parts.containsKey(number))
                .boxed()
                .toList();
        PartPump pump = new PartPump(missing, IN_FLIGHT, number -> part(uploadId, sizes, number));
        return Futures.then(pump.run(), done -> {
            if (sourceChanged.getAsBoolean()) {
                return CompletableFuture.failedFuture(FileRange.sourceChanged(request.file()));
            }
            return server.completion.complete(
                    Destination.of(request), uploadId, completed(parts.values()), size, verified);
        });
    }

    private static List<CompletedPart> completed(Collection<UploadedPart> parts) {
        return parts.stream().map(UploadRequests::completed).toList();
    }

    private CompletableFuture<Void> part(String uploadId, PartSizes sizes, int number) {
        return Futures.map(server.part(request, uploadId, sizes, number, progress), sent -> {
            if (!sent.verified()) {
                verified = false;
            }
            log.stored(sent.part());
            parts.put(number, sent.part());
            return null;
        });
    }
}
