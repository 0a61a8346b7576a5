package app.bellhop.aws.s3.download;

import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.http.Stop;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail.Unreachable;
import app.bellhop.cloud.Detail.Unreachable.Cause;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.download.ByteRanges.Range;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads the ranges that are missing of one object, several at once, each answer checked against the request. */
final class RangeDownload {

    /** So often in a row a range may break off without a byte. */
    private static final int ATTEMPTS = 3;

    private final BodyReads reads;
    private final ServerTraits traits;
    private final ReadLimits limits;
    private final ObjectIdentifier object;
    private final Remote remote;
    private final PartFile file;
    private final Received received;
    private final Verifier verifier;
    private final Stop stop;

    /** Cut when one of them is begun: a server may claim any size. */
    private final Deque<Range> missing = new ArrayDeque<>();

    private @Nullable RuntimeException failure;

    /** Whether the server finds that no ETag matches, not even that of the object. */
    private volatile boolean unmatched;

    RangeDownload(
            BodyReads reads,
            ServerTraits traits,
            ReadLimits limits,
            ObjectIdentifier object,
            Remote remote,
            PartFile file,
            Received received,
            Verifier verifier,
            Stop stop) {
        this.reads = reads;
        this.traits = traits;
        this.limits = limits;
        this.object = object;
        this.remote = remote;
        this.file = file;
        this.received = received;
        this.verifier = verifier;
        this.stop = stop;
        missing.addAll(received.done().missing(remote.size()));
    }

    /** Reads all; returns when every thread has ended. Helpers come from {@code executor}; without any, it takes longer. */
    void run(Executor executor) {
        Phaser working = new Phaser(1);
        long ranges = missing.stream()
                .mapToLong(gap -> 1 + (gap.length() - 1) / limits.rangeBytes())
                .sum();
        long helpers = Math.min(limits.parallel(), ranges) - 1;
        for (int i = 0; i < helpers; i++) {
            try {
                executor.execute(() -> {
                    working.register();
                    try {
                        reads.run(stop, this::work);
                    } finally {
                        working.arriveAndDeregister();
                    }
                });
            } catch (RejectedExecutionException e) {
                break;
            }
        }
        work();
        working.arriveAndAwaitAdvance();
        throwFailure();
    }

    private synchronized void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    private void work() {
        try {
            for (Range range = next(); range != null; range = next()) {
                fetch(range);
                verifier.reached(received.unbroken());
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private synchronized @Nullable Range next() {
        if (failure != null || stop.requested()) {
            return null;
        }
        Range gap = missing.poll();
        if (gap == null || gap.length() <= limits.rangeBytes()) {
            return gap;
        }
        long end = gap.from() + limits.rangeBytes();
        missing.addFirst(new Range(end, gap.to()));
        return new Range(gap.from(), end);
    }

    private synchronized void fail(RuntimeException e) {
        if (failure == null) {
            failure = e;
        }
    }

    private synchronized boolean failed() {
        return failure != null;
    }

    /** Goes on where an answer broke off. */
    private void fetch(Range range) {
        Cursor cursor = new Cursor(range);
        int attempts = 0;
        while (cursor.position < range.to() && !failed()) {
            long before = cursor.position;
            try {
                receive(cursor);
            } catch (CloudException e) {
                boolean further = cursor.position > before;
                attempts = further ? 1 : attempts + 1;
                boolean passing =
                        e.kind() == ErrorKind.NETWORK && cursor.begun && !trickles(e) && (further || !silent(e));
                if (!passing || attempts >= ATTEMPTS || stop.requested()) {
                    throw e;
                }
            }
        }
    }

    private static boolean silent(CloudException e) {
        return e.failure().detail() instanceof Unreachable unreachable && unreachable.cause() == Cause.SILENT;
    }

    private static boolean trickles(CloudException e) {
        return e.failure().detail() instanceof Reason reason && reason.code() == AnswerProblem.TOO_SLOW;
    }

    private static final class Cursor {
        private final long end;
        private final byte[] buffer;
        private long position;
        private boolean begun;

        Cursor(Range range) {
            this.position = range.from();
            this.end = range.to();
            this.buffer = new byte[(int) Math.min(Download.BUFFER, range.length())];
        }
    }

    private void receive(Cursor cursor) {
        cursor.begun = false;
        ResponseInputStream<GetObjectResponse> body = get(cursor);
        boolean whole = false;
        try {
            check(body.response(), cursor);
            cursor.begun = true;
            int read = reads.read(object, body, cursor.buffer);
            for (; read >= 0 && !failed(); read = reads.read(object, body, cursor.buffer)) {
                if (cursor.position + read > cursor.end) {
                    throw unbelieved(ErrorKind.NETWORK, AnswerProblem.RANGE);
                }
                file.write(cursor.buffer, read, cursor.position);
                received.add(cursor.position, cursor.position + read);
                cursor.position += read;
                received.saveNowAndThen();
            }
            whole = read < 0;
        } finally {
            if (whole) {
                reads.close(object, body);
            } else {
                body.abort();
            }
        }
        if (cursor.position < cursor.end && !failed()) {
            throw unbelieved(ErrorKind.NETWORK, AnswerProblem.PART);
        }
    }

    /** Some servers compare If-Match without quotes: then once more in that form. */
    private ResponseInputStream<GetObjectResponse> get(Cursor cursor) {
        boolean bare = traits.bareEtags();
        try {
            return request(cursor, unmatched ? null : traits.condition(remote.etag()));
        } catch (CloudException e) {
            String code = String.valueOf(e.failure().code());
            if (code.equals("416") || code.equals("InvalidRange")) {
                throw unbelieved(ErrorKind.CONFLICT, AnswerProblem.CHANGED);
            }
            if (!preconditionFailed(e)) {
                throw e;
            }
            if (bare || !Remote.of(reads.head(object, null)).etag().equals(remote.etag())) {
                throw unbelieved(ErrorKind.CONFLICT, AnswerProblem.CHANGED);
            }
            return getBare(cursor);
        }
    }

    /** Where that doesn't match either, there is no condition: the ETag of every answer is compared anyway. */
    private ResponseInputStream<GetObjectResponse> getBare(Cursor cursor) {
        try {
            ResponseInputStream<GetObjectResponse> body = request(cursor, remote.etag());
            traits.learnBareEtags();
            return body;
        } catch (CloudException e) {
            if (!preconditionFailed(e)) {
                throw e;
            }
            unmatched = true;
            return request(cursor, null);
        }
    }

    private static boolean preconditionFailed(CloudException e) {
        String code = String.valueOf(e.failure().code());
        return code.equals("412") || code.equals("PreconditionFailed");
    }

    private ResponseInputStream<GetObjectResponse> request(Cursor cursor, @Nullable String etag) {
        return reads.get(
                object,
                r -> r.range("bytes=" + cursor.position + "-" + (cursor.end - 1))
                        .ifMatch(etag));
    }

    private void check(GetObjectResponse answer, Cursor cursor) {
        if (!Remote.unquoted(answer.eTag()).equals(remote.etag())) {
            throw unbelieved(ErrorKind.CONFLICT, AnswerProblem.CHANGED);
        }
        if (answer.sdkHttpResponse().statusCode() == 200 && answer.contentRange() == null) {
            traits.learnRangesIgnored();
            throw unbelieved(ErrorKind.NOT_SUPPORTED, AnswerProblem.RANGE);
        }
        String expected = "bytes " + cursor.position + "-" + (cursor.end - 1) + "/" + remote.size();
        Long length = answer.contentLength();
        if (!expected.equals(answer.contentRange()) || length != null && length != cursor.end - cursor.position) {
            throw unbelieved(ErrorKind.NETWORK, AnswerProblem.RANGE);
        }
    }

    private CloudException unbelieved(ErrorKind kind, AnswerProblem problem) {
        return Download.unbelieved(object, kind, problem);
    }
}
