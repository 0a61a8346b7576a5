package app.bellhop.cloud.s3.upload;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Server-side encryption of an object.
 *
 * @param key of SSE_KMS the key's ID or ARN, or null for the account's AWS managed key; of SSE_C the 256-bit key in Base64; else null
 */
public record Encryption(Kind kind, @Nullable String key) {

    private static final int CUSTOMER_KEY_BYTES = 32;

    public enum Kind {
        /** S3. */
        SSE_S3,
        /** AWS KMS. */
        SSE_KMS,
        /** The client: every request for the object needs the key again. */
        SSE_C
    }

    /** Whether a text is a key for SSE_C: 256 bits in Base64. */
    public static boolean isCustomerKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == CUSTOMER_KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The same as it may be stored: without a key that is a secret. */
    public Encryption withoutSecret() {
        return kind == Kind.SSE_C ? new Encryption(kind, null) : this;
    }

    /** Whether the object can't be sent, as the key was a secret and is gone. */
    public boolean lacksSecret() {
        return kind == Kind.SSE_C && key == null;
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "Encryption[" + kind + "]";
    }
}
