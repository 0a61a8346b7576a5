package app.bellhop.aws.s3.download;

import app.bellhop.cloud.s3.download.Verification;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Finds out what the bytes of an object can be compared with. */
final class BodyChecks {

    private static final Map<String, Supplier<Hash>> HASHES = Map.of(
            "CRC64NVME", Hash::crc64Nvme,
            "CRC32", Hash::crc32,
            "CRC32C", Hash::crc32c,
            "SHA256", Hash::sha256,
            "SHA1", Hash::sha1);

    private static final Pattern SUM = Pattern.compile("([A-Za-z0-9+/]+={0,2})(?:-(\\d+))?");
    private static final Pattern MD5 = Pattern.compile("([0-9a-f]{32})(?:-(\\d+))?");

    /** The part sizes, in MiB, of the usual programs. */
    private static final long[] USUAL_MIB = {8, 5, 16, 10, 15, 64, 100, 128, 32, 20, 25, 50, 256, 512, 1024};

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
        Matcher md5 = MD5.matcher(remote.etag());
        if (!md5.matches()) {
            return List.of();
        }
        byte[] expected = HexFormat.of().parseHex(md5.group(1));
        if (md5.group(2) == null) {
            return List.of(new BodyCheck(Verification.ETAG, true, expected, Hash::md5, BodyCheck.WHOLE));
        }
        int parts = Integer.parseInt(md5.group(2));
        OptionalLong known = partSize(remote, parts, partSize);
        if (known.isPresent()) {
            return List.of(new BodyCheck(Verification.ETAG, true, expected, Hash::md5, known.getAsLong()));
        }
        List<BodyCheck> guesses = new ArrayList<>();
        LongStream.of(USUAL_MIB)
                .map(mib -> mib << 20)
                .filter(size -> gives(remote.size(), parts, size))
                .forEach(size -> guesses.add(new BodyCheck(Verification.ETAG, false, expected, Hash::md5, size)));
        return guesses;
    }

    private static OptionalLong partSize(Remote remote, int parts, Function<Integer, OptionalLong> partSize) {
        if (parts == 1 && remote.size() > 0) {
            return OptionalLong.of(remote.size());
        }
        OptionalLong size = parts < 1 ? OptionalLong.empty() : partSize.apply(parts);
        return size.isPresent() && gives(remote.size(), parts, size.getAsLong()) ? size : OptionalLong.empty();
    }

    /** Whether so many parts, the last one at most as large as the others, make up that size. */
    private static boolean gives(long size, int parts, long partSize) {
        return partSize > 0 && (size + partSize - 1) / partSize == parts;
    }
}
