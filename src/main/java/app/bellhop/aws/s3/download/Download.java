package app.bellhop.aws.s3.download;

import app.bellhop.aws.client.OwnAnswers;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.http.Stop;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.download.ByteRanges;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.download.UnfinishedDownload;
import app.bellhop.cloud.s3.download.Verification;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** One download: a single GetObject for a small object, ranges for a large one; verified at the end. Blocks. */
final class Download {

    static final int BUFFER = 128 * 1024;

    /** So often it begins anew, if the object keeps changing. */
    private static final int ATTEMPTS = 3;

    private static final int PARTIAL_CONTENT = 206;

    private final BodyReads reads;
    private final ServerTraits traits;
    private final ReadLimits limits;
    private final Executor executor;
    private final DownloadRequest request;
    private final ObjectIdentifier object;
    private final DownloadLog log;
    private final ProgressSink progress;
    private final Stop stop;
    private final PartFile file;
    private boolean startedOver;

    Download(
            AwsDownloads shared,
            DownloadRequest request,
            PartFile file,
            DownloadLog log,
            ProgressSink progress,
            Stop stop) {
        this.reads = shared.reads;
        this.traits = shared.traits;
        this.limits = shared.limits;
        this.executor = shared.executor;
        this.request = request;
        this.object = request.object();
        this.file = file;
        this.log = log;
        this.progress = progress;
        this.stop = stop;
    }

    DownloadResult run() {
        for (int attempt = 1; ; attempt++) {
            boolean ranges = !traits.rangesIgnored();
            try {
                return once();
            } catch (CloudException e) {
                boolean again = changed(e) || ranges && traits.rangesIgnored();
                if (!again || attempt == ATTEMPTS || stop.requested()) {
                    throw e;
                }
                startedOver |= changed(e);
                log.forgotten();
            }
        }
    }

    private static boolean changed(CloudException e) {
        return e.failure().detail() instanceof Reason reason && reason.code() == AnswerProblem.CHANGED;
    }

    private DownloadResult once() {
        Optional<UnfinishedDownload> left = log.unfinished();
        boolean small = request.size() >= 0 && request.size() <= limits.rangeBytes();
        if (left.isEmpty() && (small || traits.rangesIgnored())) {
            return whole();
        }
        Remote remote = head();
        ByteRanges done = left.map(known -> resumable(known, remote)).orElseGet(ByteRanges::new);
        boolean oneRequest = remote.size() <= limits.rangeBytes() && done.total() == 0;
        return oneRequest || traits.rangesIgnored() ? whole() : ranges(remote, done);
    }

    private Remote head() {
        Remote remote = Remote.of(reads.head(object, null));
        if (remote.etag().isEmpty()) {
            throw OwnAnswers.foreign(Operation.HeadObject, object.uri());
        }
        return remote;
    }

    /** What is in the file, if that is of the object as it is now. */
    private ByteRanges resumable(UnfinishedDownload left, Remote remote) {
        boolean same = left.etag().equals(remote.etag()) && left.size() == remote.size();
        if (same && file.size() >= left.done().end() && !traits.rangesIgnored()) {
            return left.done().copy();
        }
        startedOver |= !same;
        log.forgotten();
        return new ByteRanges();
    }

    private DownloadResult ranges(Remote remote, ByteRanges done) {
        Received received = new Received(remote, done, file, log, progress, limits);
        Verifier verifier = verifier(remote);
        try {
            new RangeDownload(reads, traits, limits, object, remote, file, received, verifier, stop).run(executor);
            if (received.total() < remote.size()) { // Stopped between two ranges.
                throw unbelieved(object, ErrorKind.NETWORK, AnswerProblem.PART);
            }
        } catch (RuntimeException e) {
            keep(received, e);
            throw e;
        }
        return verified(remote, verifier);
    }

    /** For the next attempt. */
    private static void keep(Received received, RuntimeException e) {
        try {
            if (received.total() > 0) {
                received.save();
            }
        } catch (RuntimeException notKept) {
            e.addSuppressed(notKept);
        }
    }

    private DownloadResult whole() {
        file.truncate(0);
        ResponseInputStream<GetObjectResponse> body = reads.get(object, r -> {});
        Remote told = Remote.of(body.response());
        Received received = new Received(told, new ByteRanges(), file, log, progress, limits);
        boolean read = false;
        try {
            if (body.response().contentRange() != null
                    || body.response().sdkHttpResponse().statusCode() == PARTIAL_CONTENT) {
                throw unbelieved(object, ErrorKind.NETWORK, AnswerProblem.PART);
            }
            copy(body, told, received);
            read = true;
        } catch (CloudException e) {
            boolean resumable = told.size() > received.total() && received.total() > 0 && !traits.rangesIgnored();
            if (!resumable || e.kind() != ErrorKind.NETWORK || stop.requested()) {
                throw e;
            }
        } finally {
            if (read) {
                reads.close(object, body);
            } else {
                body.abort();
            }
        }
        if (!read) {
            return ranges(told, received.done()); // Goes on where it broke off.
        }
        if (request.size() >= 0 && request.size() != received.total() && isPage(body.response())) {
            throw OwnAnswers.foreign(Operation.GetObject, object.uri());
        }
        Remote remote = confirmed(told, received.total());
        return verified(remote, verifier(remote));
    }

    /** Whether it is most likely a proxy's, not the server's: the answer has none of S3's headers. */
    private static boolean isPage(GetObjectResponse response) {
        String type = String.valueOf(response.contentType()).toLowerCase(Locale.ROOT);
        return type.contains("html")
                && response.sdkHttpResponse().headers().keySet().stream()
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz-"));
    }

    private void copy(ResponseInputStream<GetObjectResponse> body, Remote told, Received received) {
        Long length = body.response().contentLength();
        byte[] buffer = new byte[length == null ? BUFFER : (int) Math.min(BUFFER, Math.max(1, length))];
        long position = 0;
        // Without a length, a body may have no end.
        long most = told.size() < 0 ? request.size() : Long.MAX_VALUE;
        for (int read = reads.read(object, body, buffer); read >= 0; read = reads.read(object, body, buffer)) {
            file.write(buffer, read, position);
            received.add(position, position + read);
            position += read;
            most = position > most ? requireMore(position) : most;
        }
    }

    /** A listing may be old: HeadObject says whether the object has so many bytes. Returns how many it may have. */
    private long requireMore(long bytes) {
        long size = head().size();
        if (Math.max(size, request.size()) >= 0 && size < bytes) {
            throw unbelieved(
                    object,
                    ErrorKind.NETWORK,
                    AnswerProblem.SIZE,
                    new Reason.Bytes(size < 0 ? request.size() : size),
                    new Reason.Bytes(bytes));
        }
        return size < 0 ? Long.MAX_VALUE : size;
    }

    /** Without a length a body that was cut short ends like a whole one; and a listing may be old. Then HeadObject says. */
    private Remote confirmed(Remote told, long bytes) {
        Remote remote = told;
        if (told.size() < 0 || request.size() >= 0 && request.size() != bytes) {
            remote = head();
            if (!remote.etag().equals(told.etag())) {
                throw unbelieved(object, ErrorKind.CONFLICT, AnswerProblem.CHANGED);
            }
        }
        // Where HeadObject does not say either, the listing does, or what the object can be verified by.
        long size = remote.size() < 0 ? request.size() : remote.size();
        if (size >= 0 && size != bytes) {
            throw unbelieved(
                    object, ErrorKind.NETWORK, AnswerProblem.SIZE, new Reason.Bytes(size), new Reason.Bytes(bytes));
        }
        Remote received = remote.ofSize(bytes);
        if (size < 0
                && BodyChecks.of(received, number -> OptionalLong.empty()).stream()
                        .noneMatch(BodyCheck::certain)) {
            throw unbelieved(object, ErrorKind.NETWORK, AnswerProblem.PART);
        }
        return received;
    }

    private Verifier verifier(Remote remote) {
        return new Verifier(
                BodyChecks.of(remote, number -> reads.part(object, remote.etag(), remote.size(), number)),
                file,
                remote.size());
    }

    private DownloadResult verified(Remote remote, Verifier verifier) {
        if (remote.size() >= 0) {
            file.truncate(remote.size()); // An earlier object may have been larger.
        }
        Optional<Verification> verification = verifier.verify();
        if (verification.isEmpty()) {
            log.forgotten();
            file.truncate(0);
            throw unbelieved(object, ErrorKind.NETWORK, AnswerProblem.CORRUPT);
        }
        file.force(); // Renamed without that, a power failure may leave an empty file of that name.
        return new DownloadResult(file.size(), remote.etag(), verification.get(), remote.modified(), startedOver);
    }

    static CloudException unbelieved(
            ObjectIdentifier object, ErrorKind kind, AnswerProblem problem, Object... arguments) {
        return CloudException.because(kind, Operation.GetObject.api, object.uri(), problem, arguments);
    }
}
