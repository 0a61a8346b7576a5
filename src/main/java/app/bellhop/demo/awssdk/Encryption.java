package app.bellhop.demo.awssdk;

import org.jspecify.annotations.Nullable;

/**
 * The server-side encryption of an object. The demo encrypts nothing; it only records what was requested.
 *
 * @param algorithm AES256, aws:kms or aws:kms:dsse
 * @param keyId of the KMS key; null for AES256
 * @param bucketKey null if not specified
 */
public record Encryption(
        String algorithm, @Nullable String keyId, @Nullable Boolean bucketKey) {

    /** The S3 default. */
    public static final Encryption S3_MANAGED = new Encryption("AES256", null, null);
}
