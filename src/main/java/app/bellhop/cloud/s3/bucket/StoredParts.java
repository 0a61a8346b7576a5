package app.bellhop.cloud.s3.bucket;

/** The parts of a multipart upload that the server keeps: their number, and their size in bytes. */
public record StoredParts(int count, long bytes) {

    public static final StoredParts NONE = new StoredParts(0, 0);

    public StoredParts plus(StoredParts others) {
        return new StoredParts(count + others.count, bytes + others.bytes);
    }
}
