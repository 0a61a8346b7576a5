package app.bellhop.app;

import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.PrivateFolder;
import app.bellhop.viewmodel.base.Texts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes this process the only Bellhop of a home: two would overwrite each other's settings and delete each other's parts.
 * The system drops the lock when the process ends, however it ends.
 */
final class InstanceLock implements AutoCloseable {

    /** How long to wait for a Bellhop that is starting or closing. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final long POLL_MILLIS = 100;

    private final FileChannel lock;

    private InstanceLock(FileChannel lock) {
        this.lock = lock;
    }

    /**
     * Takes the lock of a home, or hands the arguments to the Bellhop that has it. Blocks; reads and writes nothing else in
     * the home.
     *
     * @param arguments empty to hand nothing over, but fail
     * @throws AlreadyOpenException if another Bellhop has taken the arguments over
     * @throws StartException if the home stays locked by a Bellhop that does not take them over
     * @throws IOException if the home cannot be used
     */
    static InstanceLock acquire(BellhopHome home, Optional<List<String>> arguments) throws IOException {
        PrivateFolder.open(home);
        long start = System.nanoTime();
        do {
            // Before the lock file is opened: closing it would release a lock that this very process holds.
            if (arguments.isPresent() && Handover.send(home.instanceFile(), arguments.get())) {
                throw new AlreadyOpenException(home.folder());
            }
            FileChannel channel =
                    FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel)) {
                return new InstanceLock(channel);
            }
            pause();
        } while (System.nanoTime() - start < PATIENCE.toNanos());
        throw new StartException(Texts.get("startup.inUse", home.folder().toString()));
    }

    private static boolean lock(FileChannel channel) throws IOException {
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by this process.
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked;
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
