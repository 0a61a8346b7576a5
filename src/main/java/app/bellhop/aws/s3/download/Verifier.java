package app.bellhop.aws.s3.download;

import app.bellhop.cloud.s3.download.Verification;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Verifies a file while it is written: reads behind the download what is there without a gap, out of the system's cache. Any
 * thread; one of them at a time does the work.
 */
final class Verifier {

    private static final int BUFFER = 256 * 1024;

    private final List<BodyCheck> checks;
    private final PartFile file;
    private final ReentrantLock busy = new ReentrantLock();
    private final byte[] buffer;
    private final long size;
    private long position;

    Verifier(List<BodyCheck> checks, PartFile file, long size) {
        this.checks = checks;
        this.file = file;
        this.size = size;
        this.buffer = new byte[(int) Math.min(BUFFER, size)];
    }

    /** The first bytes of the file are there, so many. Returns at once if another thread is reading them. */
    void reached(long unbroken) {
        if (!checks.isEmpty() && busy.tryLock()) {
            try {
                position = read(checks.get(0), position, unbroken);
            } finally {
                busy.unlock();
            }
        }
    }

    /** The file is complete. Empty if it is not the object. */
    Optional<Verification> verify() {
        busy.lock();
        try {
            for (BodyCheck check : checks) {
                read(check, check == checks.get(0) ? position : 0, size);
                if (check.matches()) {
                    return Optional.of(check.verification);
                }
                if (check.certain()) {
                    return Optional.empty();
                }
            }
            return Optional.of(Verification.SIZE);
        } finally {
            busy.unlock();
        }
    }

    private long read(BodyCheck check, long from, long to) {
        long at = from;
        while (at < to) {
            int read = file.read(buffer, (int) Math.min(buffer.length, to - at), at);
            if (read < 0) {
                return at;
            }
            check.update(buffer, 0, read);
            at += read;
        }
        return at;
    }
}
