package app.bellhop.aws.s3.download;

import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.s3.upload.Etags;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Response;

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

    /** A BigDecimal would take an exponent, too, and minutes to write it out. */
    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,12}(\\.\\d{1,30})?");

    /** The surest first. */
    private static final List<String> ALGORITHMS = List.of("CRC64NVME", "CRC32", "CRC32C", "SHA256", "SHA1");

    /** @param r of HeadObject or GetObject, which name their fields alike */
    static Remote of(S3Response r) {
        Map<String, String> checksums = new LinkedHashMap<>();
        for (String algorithm : ALGORITHMS) {
            field(r, "Checksum" + algorithm, String.class)
                    .filter(sum -> !sum.isBlank())
                    .ifPresent(sum -> checksums.put(algorithm, sum.strip()));
        }
        Object mtime =
                field(r, "Metadata", Map.class).map(own -> own.get(MTIME)).orElse(null);
        return new Remote(
                unquoted(field(r, "ETag", String.class).orElse(null)),
                field(r, "ContentLength", Long.class).orElse(-1L),
                checksums,
                Etags.areOfContent(
                        field(r, "ServerSideEncryption", String.class).orElse(null),
                        field(r, "SSECustomerAlgorithm", String.class).orElse(null)),
                modified((String) mtime, field(r, "LastModified", Instant.class).orElse(null)));
    }

    /** The same of so many bytes. */
    Remote ofSize(long bytes) {
        return new Remote(etag, bytes, checksums, md5, modified);
    }

    private static <T> Optional<T> field(S3Response r, String name, Class<T> type) {
        return r.getValueForField(name, type);
    }

    private static @Nullable Instant modified(@Nullable String mtime, @Nullable Instant object) {
        if (mtime == null || !SECONDS.matcher(mtime.strip()).matches()) {
            return object;
        }
        BigDecimal seconds = new BigDecimal(mtime.strip());
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValue(), seconds.subtract(whole).movePointRight(9).longValue());
    }

    static String unquoted(@Nullable String etag) {
        return Objects.requireNonNullElse(ObjectCall.unquoted(etag), "");
    }
}
