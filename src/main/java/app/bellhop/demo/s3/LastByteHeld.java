package app.bellhop.demo.s3;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Lets a body through but for its last byte, which goes out on {@link #release}. */
final class LastByteHeld extends ServletOutputStream {

    private final ServletOutputStream out;
    private long count;
    private int held = -1;

    LastByteHeld(ServletOutputStream out) {
        this.out = out;
    }

    long count() {
        return count;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (held >= 0) {
            out.write(held);
        }
        out.write(bytes, offset, length - 1);
        held = bytes[offset + length - 1] & 0xFF;
        count += length;
    }

    /** Sends what was held back, and ends the body. */
    void release() throws IOException {
        if (held >= 0) {
            out.write(held);
            held = -1;
        }
        out.close();
    }

    @Override
    public void flush() {
        // To flush an empty body would end it.
    }

    @Override
    public void close() {
        // release() does it.
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
