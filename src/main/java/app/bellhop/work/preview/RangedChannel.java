package app.bellhop.work.preview;

import app.bellhop.table.parquet.RangedBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes that are read in ranges, as a channel: a block at a time, because formats are read a few bytes at a time. */
final class RangedChannel implements SeekableByteChannel {

    private static final int BLOCK = 64 << 10;

    private final RangedBytes bytes;
    private byte[] block = {};
    private long blockAt;
    private long position;

    RangedChannel(RangedBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!into.hasRemaining()) {
            return 0;
        }
        if (position < blockAt || position >= blockAt + block.length) {
            blockAt = position / BLOCK * BLOCK;
            block = blockAt < size() ? bytes.read(blockAt, BLOCK) : new byte[0];
        }
        int from = (int) (position - blockAt);
        int count = Math.min(into.remaining(), block.length - from);
        if (count <= 0) {
            return -1;
        }
        into.put(block, from, count);
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        return bytes.length();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
