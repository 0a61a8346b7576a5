package app.bellhop.cloud.s3.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What S3 makes ETags of: the MD5 of the content; of a multipart upload, the MD5 of the parts' MD5s and their number. All
 * ETags are without quotes.
 */
public final class Etags {

    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F]{32})(?:-([1-9]\\d{0,4}))?");

    /** The part sizes, in MiB, of the usual programs. */
    private static final long[] USUAL_MIB = {8, 5, 16, 10, 15, 64, 100, 128, 32, 20, 25, 50, 256, 512, 1024};

    private Etags() {}

    /**
     * An ETag that has the form of an MD5.
     *
     * @param parts 0 for the MD5 of the content
     */
    public record Md5(byte[] value, int parts) {}

    /** Empty for an ETag of another form. */
    public static Optional<Md5> parse(@Nullable String etag) {
        Matcher form = FORM.matcher(etag == null ? "" : etag);
        return form.matches()
                ? Optional.of(new Md5(
                        HexFormat.of().parseHex(form.group(1)),
                        form.group(2) == null ? 0 : Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    /** Whether two ETags are the same. Some servers write the digits of an MD5 in upper case. */
    public static boolean same(@Nullable String one, @Nullable String other) {
        return parse(one).isPresent() ? one != null && one.equalsIgnoreCase(other) : Objects.equals(one, other);
    }

    /** Whether ETags are of the content: with SSE-KMS and SSE-C they look like MD5s, and are none. */
    public static boolean areOfContent(@Nullable String encryption, @Nullable String customerAlgorithm) {
        return customerAlgorithm == null && (encryption == null || !encryption.startsWith("aws:"));
    }

    /** Whether an ETag can be the MD5 of the content. */
    public static boolean isMd5(
            @Nullable String etag, @Nullable String encryption, @Nullable String customerAlgorithm) {
        return areOfContent(encryption, customerAlgorithm)
                && parse(etag).filter(md5 -> md5.parts() == 0).isPresent();
    }

    /** The ETag of the whole; empty if the parts' ETags are no MD5s. */
    public static Optional<String> ofParts(List<String> etags) {
        MessageDigest all = md5();
        for (String etag : etags) {
            Optional<Md5> part = parse(etag).filter(md5 -> md5.parts() == 0);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            all.update(part.get().value());
        }
        return Optional.of(ofParts(all, etags.size()));
    }

    /** @param all has the MD5s of all parts */
    public static String ofParts(MessageDigest all, int parts) {
        return HexFormat.of().formatHex(all.digest()) + "-" + parts;
    }

    /** The part sizes that an object of that size may have been uploaded with, the likeliest first; in bytes. */
    public static LongStream usualPartSizes(long size, int parts) {
        return LongStream.of(USUAL_MIB).map(mib -> mib << 20).filter(partSize -> gives(size, parts, partSize));
    }

    /** Whether so many parts, the last one at most as large as the others, make up that size. */
    public static boolean gives(long size, int parts, long partSize) {
        return partSize > 0 && (size + partSize - 1) / partSize == parts;
    }

    /** Bytes of that part, from 1, of an object whose parts are all of one size. */
    public static long part(long size, int number, long partSize) {
        return Math.min(partSize, size - (number - 1) * partSize);
    }

    public static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has it.
        }
    }
}
