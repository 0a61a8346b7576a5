package app.bellhop.aws.s3.download;

import app.bellhop.cloud.s3.download.Verification;
import app.bellhop.cloud.s3.upload.Etags;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what the bytes of an object can be compared with. */
final class BodyChecks {

    private static final Map<String, Supplier<Hash>> HASHES = Map.of(
            "CRC64NVME", Hash::crc64Nvme,
            "CRC32", Hash::crc32,
            "CRC32C", Hash::crc32c,
            "SHA256", Hash::sha256,
            "SHA1", Hash::sha1);

    /** Base64 of whole bytes, and the number of parts. */
    private static final Pattern SUM =
            Pattern.compile("((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)(?:-(\\d{1,5}))?");

    private BodyChecks() {}

    /**
     * What to compare with, the surest first; several only where none is certain.
     *
     * @param partSize finds out how large the parts are of an object that has so many, which may take a request
     */
    static List<BodyCheck> of(Remote remote, Function<Integer, OptionalLong> partSize) {
        for (Map.Entry<String, String> checksum : remote.checksums().entrySet()) {
            Matcher sum = SUM.matcher(checksum.getValue());
            Supplier<Hash> hash = HASHES.get(checksum.getKey());
            if (hash == null || !sum.matches()) {
                continue;
            }
            byte[] expected = Base64.getDecoder().decode(sum.group(1));
            if (sum.group(2) == null) {
                return List.of(new BodyCheck(Verification.CHECKSUM, true, expected, hash, BodyCheck.WHOLE));
            }
            OptionalLong size = partSize(remote, Integer.parseInt(sum.group(2)), partSize);
            if (size.isPresent()) {
                return List.of(new BodyCheck(Verification.CHECKSUM, true, expected, hash, size.getAsLong()));
            }
        }
        return remote.md5() ? ofEtag(remote, partSize) : List.of();
    }

    private static List<BodyCheck> ofEtag(Remote remote, Function<Integer, OptionalLong> partSize) {
        Optional<Etags.Md5> md5 = Etags.parse(remote.etag());
        if (md5.isEmpty()) {
            return List.of();
        }
        byte[] expected = md5.get().value();
        int parts = md5.get().parts();
        if (parts == 0) {
            return List.of(new BodyCheck(Verification.ETAG, true, expected, Hash::md5, BodyCheck.WHOLE));
        }
        OptionalLong known = partSize(remote, parts, partSize);
        if (known.isPresent()) {
            return List.of(new BodyCheck(Verification.ETAG, true, expected, Hash::md5, known.getAsLong()));
        }
        return Etags.usualPartSizes(remote.size(), parts)
                .mapToObj(size -> new BodyCheck(Verification.ETAG, false, expected, Hash::md5, size))
                .toList();
    }

    private static OptionalLong partSize(Remote remote, int parts, Function<Integer, OptionalLong> partSize) {
        if (parts == 1 && remote.size() > 0) {
            return OptionalLong.of(remote.size());
        }
        OptionalLong size = parts < 1 ? OptionalLong.empty() : partSize.apply(parts);
        return size.isPresent() && Etags.gives(remote.size(), parts, size.getAsLong()) ? size : OptionalLong.empty();
    }
}
