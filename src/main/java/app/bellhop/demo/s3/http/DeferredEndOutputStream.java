package app.bellhop.demo.s3.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * Passes a body through but defers its end until {@link #release}: the last byte if the length is known, otherwise the
 * last chunk.
 */
final class DeferredEndOutputStream extends ServletOutputStream {

    private final ServletOutputStream out;
    private final long length;
    private long count;
    private int held = -1;

    /** @param length value of the Content-Length header, or -1 */
    DeferredEndOutputStream(ServletOutputStream out, long length) {
        this.out = out;
        this.length = length;
    }

    long count() {
        return count;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int size) throws IOException {
        count += size;
        boolean last = size > 0 && count == length;
        out.write(bytes, offset, last ? size - 1 : size);
        if (last) {
            held = bytes[offset + size - 1] & 0xFF;
        }
    }

    /** Sends the deferred byte and ends the body. */
    void release() throws IOException {
        if (held >= 0) {
            out.write(held);
            held = -1;
        }
        out.close();
    }

    @Override
    public void flush() {
        // Flushing an empty body would end it.
    }

    @Override
    public void close() {
        // Left to release().
    }

    @Override
    public boolean isReady() {
        return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        out.setWriteListener(listener);
    }
}
