package app.bellhop.aws.s3.download;

import app.bellhop.cloud.s3.download.Verification;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Compares the bytes of an object, in order, with what the server says of them: with a hash of all, or, as of a multipart
 * upload, with a hash of its parts' hashes. Not thread-safe.
 */
final class BodyCheck {

    /** Bytes of the one part of an object that is hashed as a whole. */
    static final long WHOLE = 0;

    final Verification verification;

    private final BooleanSupplier certain;

    private final byte[] expected;
    private final long partSize;
    private final Hash part;
    private final Hash parts;
    private long inPart;

    BodyCheck(Verification verification, BooleanSupplier certain, byte[] expected, Supplier<Hash> hash, long partSize) {
        this.verification = verification;
        this.certain = certain;
        this.expected = expected;
        this.partSize = partSize;
        this.part = hash.get();
        this.parts = hash.get();
    }

    void update(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            int count = partSize == WHOLE ? left : (int) Math.min(left, partSize - inPart);
            part.update(bytes, from, count);
            inPart += count;
            from += count;
            left -= count;
            if (inPart == partSize) {
                endPart();
            }
        }
    }

    private void endPart() {
        byte[] value = part.value();
        parts.update(value, 0, value.length);
        inPart = 0;
    }

    /** Whether other bytes are wrong for sure: if not, the part size is a guess. To know may take many requests. */
    boolean certain() {
        return certain.getAsBoolean();
    }

    /** Whether all the bytes were those that the server says. */
    boolean matches() {
        if (partSize == WHOLE) {
            return Arrays.equals(part.value(), expected);
        }
        if (inPart > 0) {
            endPart();
        }
        return Arrays.equals(parts.value(), expected);
    }
}
