package app.bellhop.demo.awssdk;

/**
 * How an object is told to be encrypted at rest. The demo encrypts nothing; it keeps what was asked.
 *
 * @param algorithm AES256, aws:kms or aws:kms:dsse
 * @param keyId of the KMS key, null for AES256
 * @param bucketKey null where nobody said
 */
public record Encryption(String algorithm, String keyId, Boolean bucketKey) {

    /** What S3 does when nobody asks for anything else. */
    public static final Encryption S3_MANAGED = new Encryption("AES256", null, null);
}
