package app.bellhop.aws.s3.download;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * What the server says of an object.
 *
 * @param etag without quotes
 * @param size bytes; -1 where the server does not say
 * @param checksums in Base64, a composite one with its number of parts, by the algorithm's name; none where there is none
 * @param md5 whether an ETag that looks like an MD5 is one
 * @param modified null where the server does not say
 */
record Remote(
        String etag,
        long size,
        Map<String, String> checksums,
        boolean md5,
        @Nullable Instant modified) {

    /** Where other programs, too, keep when a file was changed, in seconds since 1970. */
    private static final String MTIME = "mtime";

    static Remote of(HeadObjectResponse r) {
        return new Remote(
                unquoted(r.eTag()),
                r.contentLength() == null ? -1 : r.contentLength(),
                checksums(
                        r.checksumCRC64NVME(),
                        r.checksumCRC32(),
                        r.checksumCRC32C(),
                        r.checksumSHA256(),
                        r.checksumSHA1()),
                md5(r.serverSideEncryptionAsString(), r.sseCustomerAlgorithm()),
                modified(r.metadata(), r.lastModified()));
    }

    static Remote of(GetObjectResponse r) {
        return new Remote(
                unquoted(r.eTag()),
                r.contentLength() == null ? -1 : r.contentLength(),
                checksums(
                        r.checksumCRC64NVME(),
                        r.checksumCRC32(),
                        r.checksumCRC32C(),
                        r.checksumSHA256(),
                        r.checksumSHA1()),
                md5(r.serverSideEncryptionAsString(), r.sseCustomerAlgorithm()),
                modified(r.metadata(), r.lastModified()));
    }

    private static Map<String, String> checksums(
            @Nullable String crc64Nvme,
            @Nullable String crc32,
            @Nullable String crc32c,
            @Nullable String sha256,
            @Nullable String sha1) {
        Map<String, String> found = new java.util.LinkedHashMap<>();
        put(found, "CRC64NVME", crc64Nvme);
        put(found, "CRC32", crc32);
        put(found, "CRC32C", crc32c);
        put(found, "SHA256", sha256);
        put(found, "SHA1", sha1);
        return found;
    }

    private static void put(Map<String, String> found, String algorithm, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            found.put(algorithm, value.strip());
        }
    }

    /** Under a key of KMS or the customer, the ETag is an MD5 of something else. */
    private static boolean md5(@Nullable String encryption, @Nullable String customerAlgorithm) {
        return customerAlgorithm == null && (encryption == null || !encryption.startsWith("aws:"));
    }

    private static @Nullable Instant modified(Map<String, String> metadata, @Nullable Instant object) {
        String mtime = metadata.get(MTIME);
        try {
            if (mtime != null) {
                BigDecimal seconds = new BigDecimal(mtime.strip());
                long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
                return Instant.ofEpochSecond(
                        whole,
                        seconds.subtract(BigDecimal.valueOf(whole))
                                .movePointRight(9)
                                .longValue());
            }
        } catch (ArithmeticException | NumberFormatException | java.time.DateTimeException e) {
            // Somebody's own metadata of that name.
        }
        return object;
    }

    static String unquoted(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }
}
