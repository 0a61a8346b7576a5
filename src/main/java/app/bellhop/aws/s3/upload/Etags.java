package app.bellhop.aws.s3.upload;

import app.bellhop.aws.s3.request.ObjectCall;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** What S3 makes ETags of: the MD5 of the content; of a multipart upload, the MD5 of the parts' MD5s and their number. */
public final class Etags {

    private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

    private Etags() {}

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has it.
        }
    }

    /**
     * Whether an ETag can be the MD5 of the content: with SSE-KMS and SSE-C it looks like one, and is none.
     *
     * @param etag without quotes
     */
    public static boolean isMd5(
            @Nullable String etag, @Nullable String encryption, @Nullable String customerAlgorithm) {
        return etag != null
                && MD5.matcher(etag).matches()
                && customerAlgorithm == null
                && (encryption == null || !encryption.startsWith("aws:kms"));
    }

    /** The ETag of the whole; empty if the parts' ETags are no MD5s. */
    static Optional<String> ofParts(List<CompletedPart> parts) {
        MessageDigest md5 = md5();
        for (CompletedPart part : parts) {
            String etag = ObjectCall.unquoted(part.eTag());
            if (etag == null || !MD5.matcher(etag).matches()) {
                return Optional.empty();
            }
            md5.update(HexFormat.of().parseHex(etag));
        }
        return Optional.of(HexFormat.of().formatHex(md5.digest()) + "-" + parts.size());
    }

    /** Whether an ETag has the form of those of multipart uploads with so many parts. */
    static boolean isOfParts(@Nullable String etag, int parts) {
        if (etag == null) {
            return false;
        }
        int dash = etag.indexOf('-');
        return dash == 32
                && MD5.matcher(etag.substring(0, dash)).matches()
                && etag.substring(dash + 1).equals(String.valueOf(parts));
    }
}
