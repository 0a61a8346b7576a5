package app.bellhop.aws.s3.download;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import app.bellhop.cloud.policy.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file that is being downloaded to. Its failures are LOCAL_FILE. Thread-safe; blocks. */
final class PartFile implements AutoCloseable {

    private interface Work<T> {
        T run() throws IOException;
    }

    private interface Step {

        void run() throws IOException;
    }

    private final Path path;
    private final FileChannel channel;

    PartFile(Path path) {
        this.path = path;
        this.channel = guarded(
                path,
                () -> FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS));
    }

    long size() {
        return guarded(path, channel::size);
    }

    void truncate(long size) {
        guarded(path, () -> channel.truncate(size));
    }

    void write(byte[] bytes, int length, long position) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer, position + buffer.position());
            }
        } catch (IOException e) {
            throw hasRoom(buffer.remaining())
                    ? CloudException.ofFile(Operation.GetObject.api, path.toString(), e)
                    : CloudException.ofFile(Operation.GetObject.api, path.toString(), Fault.DISK_FULL);
        }
    }

    /** The number of bytes that were read, or -1 at the end. */
    int read(byte[] bytes, int most, long position) {
        return guarded(path, () -> channel.read(ByteBuffer.wrap(bytes, 0, most), position));
    }

    /** Returns when all that was written would survive a power failure. */
    void force() {
        run(path, () -> {
            channel.force(false);
        });
    }

    @Override
    public void close() {
        run(path, () -> {
            channel.close();
        });
    }

    private static void run(Path path, Step step) {
        guarded(path, () -> {
            step.run();
            return path;
        });
    }

    private static <T> T guarded(Path path, Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw CloudException.ofFile(Operation.GetObject.api, path.toString(), e);
        }
    }

    /** The system's message for a full disk may be in any language. */
    private boolean hasRoom(int length) {
        return guarded(path, () -> Files.getFileStore(path).getUsableSpace()) >= length;
    }
}
