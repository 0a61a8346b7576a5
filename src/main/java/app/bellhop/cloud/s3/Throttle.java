package app.bellhop.cloud.s3;

/** Limits how many bytes pass per second, over all requests that share it. Any thread. */
public interface Throttle {

    /** Lets everything pass at once. */
    Throttle NONE = new Throttle() {
        @Override
        public boolean limits() {
            return false;
        }

        @Override
        public long take(int bytes) {
            return 0;
        }
    };

    /** How many bytes are best taken at a time, so that they pass evenly. */
    default int piece() {
        return 64 * 1024;
    }

    boolean limits();

    /** Takes so many bytes out of the allowance. Answers with how many nanoseconds to wait before the next are sent or read. */
    long take(int bytes);

    /** A limit for each direction. */
    record Both(Throttle uploads, Throttle downloads) {

        public static final Both NONE = new Both(Throttle.NONE, Throttle.NONE);
    }
}
