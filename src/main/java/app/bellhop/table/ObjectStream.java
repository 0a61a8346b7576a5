package app.bellhop.table;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ContentRange;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object range by range, as needed (GetObject): nothing is stored on disk, and at most two ranges in memory. Blocks.
 * Failures are {@link CloudException}s; CONFLICT if the object changes meanwhile.
 */
public final class ObjectStream extends InputStream {

    private static final int STEP = 4 << 20;

    private final ObjectContent content;
    private final ObjectIdentifier object;
    private byte[] bytes = {};
    private int at;
    private volatile long read;
    private @Nullable String etag;
    private boolean ended;
    private volatile @Nullable CompletableFuture<ContentRange> request;
    private volatile boolean stopped;

    public ObjectStream(ObjectContent content, ObjectIdentifier object) {
        this.content = content;
        this.object = object;
    }

    /** The number of bytes received so far. */
    public long bytesRead() {
        return read;
    }

    /** Cancels reading, which then fails with CANCELLED. Any thread. */
    public void stop() {
        stopped = true;
        CompletableFuture<ContentRange> running = request;
        if (running != null) {
            running.cancel(true);
        }
    }

    /** Requests the first bytes in advance. */
    public void prefetch() {
        if (request == null && !stopped) {
            request = content.read(object, 0, STEP);
        }
    }

    private boolean more() {
        if (at < bytes.length) {
            return true;
        }
        if (ended) {
            return false;
        }
        try {
            if (stopped) {
                throw new CancellationException();
            }
            CompletableFuture<ContentRange> next = request == null ? content.read(object, read, STEP) : request;
            request = next;
            if (stopped) {
                next.cancel(true);
            }
            accept(next.join());
        } catch (CompletionException | CancellationException e) {
            throw CloudException.of(e);
        }
        return at < bytes.length;
    }

    private void accept(ContentRange range) {
        if (etag != null && range.etag() != null && !etag.equals(range.etag())) {
            throw CloudException.because(
                    ErrorKind.CONFLICT, "GetObject", object.location().uri(), TableProblem.CHANGED_WHILE_READ);
        }
        etag = range.etag();
        bytes = range.bytes();
        at = 0;
        read += bytes.length;
        ended = range.last() || bytes.length == 0;
        // The next bytes are on their way while these are read.
        request = ended || stopped ? null : content.read(object, read, STEP);
    }

    @Override
    public int read() throws IOException {
        return more() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() {
        stop();
    }
}
