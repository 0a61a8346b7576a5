package app.bellhop.aws.s3.upload;

/**
 * How a file is cut into parts.
 *
 * @param size of the file in bytes
 * @param partSize bytes of each part but the last
 */
record PartSizes(long size, long partSize) {

    /** Larger files are uploaded in parts. */
    static final long SINGLE = 16L << 20;

    static final int MAX_PARTS = 10_000;

    /** The largest object: so many parts of 5 GiB at most. */
    static final long MAX_SIZE = MAX_PARTS * (5L << 30);

    private static final long LEAST = 8L << 20;
    private static final long STEP = 1L << 20;

    /** Parts of 8 MiB, or larger where there would be more than 10,000. */
    static PartSizes of(long size) {
        return of(size, LEAST);
    }

    /** Parts of at least so many bytes, or larger where there would be more than 10,000. */
    static PartSizes of(long size, long least) {
        long needed = (size + MAX_PARTS - 1) / MAX_PARTS;
        return new PartSizes(size, Math.max(least, (needed + STEP - 1) / STEP * STEP));
    }

    int count() {
        return (int) ((size + partSize - 1) / partSize);
    }

    /** @param number from 1 */
    long offset(int number) {
        return (number - 1) * partSize;
    }

    long length(int number) {
        return Math.min(partSize, size - offset(number));
    }
}
