package app.bellhop.table;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ContentRange;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.table.parquet.RangedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object range by range, as needed (GetObject): nothing is stored on disk, and at most two ranges in memory. Blocks.
 * Failures are {@link CloudException}s; CONFLICT if the object changes meanwhile.
 */
public final class ObjectStream extends InputStream implements RangedBytes {

    private static final int STEP = 4 << 20;

    private final ObjectContent content;
    private final ObjectIdentifier object;
    private byte[] bytes = {};
    private int at;
    private long total = -1;
    private volatile long read;
    private @Nullable String etag;

    /** As the ranges say; -1 if it isn't known. */
    private long size = -1;

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

    @Override
    public synchronized long length() {
        if (total < 0) {
            read(0, 1);
        }
        return total;
    }

    @Override
    public synchronized byte[] read(long offset, int count) {
        byte[] result = new byte[count];
        int filled = 0;
        while (filled < count) {
            ContentRange range = answer(content.read(object, offset + filled, count - filled));
            System.arraycopy(range.bytes(), 0, result, filled, range.bytes().length);
            filled += range.bytes().length;
            read += range.bytes().length;
            total = range.total();
            if (range.last() || range.bytes().length == 0) {
                break;
            }
        }
        return filled == count ? result : Arrays.copyOf(result, filled);
    }

    private boolean more() {
        if (at < bytes.length) {
            return true;
        }
        if (ended) {
            return false;
        }
        ContentRange range = answer(request == null ? content.read(object, read, STEP) : request);
        bytes = range.bytes();
        at = 0;
        read += bytes.length;
        ended = range.last() || bytes.length == 0;
        // The next bytes are on their way while these are read.
        request = ended || stopped ? null : content.read(object, read, STEP);
        return at < bytes.length;
    }

    private ContentRange answer(CompletableFuture<ContentRange> next) {
        request = next;
        if (stopped) {
            next.cancel(true);
        }
        try {
            ContentRange range = next.join();
            unchanged(range);
            return range;
        } catch (CompletionException | CancellationException e) {
            throw CloudException.of(e);
        }
    }

    /** Also compares sizes: not every server gives each version an ETag of its own. */
    private void unchanged(ContentRange range) {
        long told = range.total() == range.offset() + range.bytes().length + 1 ? -1 : range.total(); // Or "at least".
        if (etag != null && range.etag() != null && !etag.equals(range.etag())
                || size >= 0 && told >= 0 && size != told) {
            throw CloudException.because(
                    ErrorKind.CONFLICT, "GetObject", object.location().uri(), TableProblem.CHANGED_WHILE_READ);
        }
        etag = range.etag() == null ? etag : range.etag();
        size = told < 0 ? size : told;
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
