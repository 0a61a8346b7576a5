package app.bellhop.aws.s3.download;

import app.bellhop.cloud.s3.download.Verification;
import app.bellhop.cloud.s3.upload.Etags;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
     * @param length finds out how large the part of that number is, from 1, which may take a request
     */
    static List<BodyCheck> of(Remote remote, IntFunction<OptionalLong> length) {
        for (Map.Entry<String, String> checksum : remote.checksums().entrySet()) {
            Matcher sum = SUM.matcher(checksum.getValue());
            Supplier<Hash> hash = HASHES.get(checksum.getKey());
            if (hash == null || !sum.matches()) {
                continue;
            }
            byte[] expected = Base64.getDecoder().decode(sum.group(1));
            if (sum.group(2) == null) {
                return List.of(new BodyCheck(Verification.CHECKSUM, () -> true, expected, hash, BodyCheck.WHOLE));
            }
            Optional<Parts> parts = parts(remote, Integer.parseInt(sum.group(2)), length);
            if (parts.isPresent()) {
                return List.of(parts.get().check(Verification.CHECKSUM, expected, hash));
            }
        }
        return remote.md5() ? ofEtag(remote, length) : List.of();
    }

    private static List<BodyCheck> ofEtag(Remote remote, IntFunction<OptionalLong> length) {
        Optional<Etags.Md5> md5 = Etags.parse(remote.etag());
        if (md5.isEmpty()) {
            return List.of();
        }
        byte[] expected = md5.get().value();
        int parts = md5.get().parts();
        if (parts == 0) {
            return List.of(new BodyCheck(Verification.ETAG, () -> true, expected, Hash::md5, BodyCheck.WHOLE));
        }
        Optional<Parts> known = parts(remote, parts, length);
        if (known.isPresent()) {
            return List.of(known.get().check(Verification.ETAG, expected, Hash::md5));
        }
        return Etags.usualPartSizes(remote.size(), parts)
                .mapToObj(size -> new BodyCheck(Verification.ETAG, () -> false, expected, Hash::md5, size))
                .toList();
    }

    /**
     * The parts of an object.
     *
     * @param size bytes of the first one
     * @param even whether the others are as large: nobody has to cut an object so
     */
    private record Parts(long size, BooleanSupplier even) {

        BodyCheck check(Verification verification, byte[] expected, Supplier<Hash> hash) {
            return new BodyCheck(verification, even, expected, hash, size);
        }
    }

    private static Optional<Parts> parts(Remote remote, int count, IntFunction<OptionalLong> length) {
        long size = remote.size();
        if (count == 1 && size > 0) {
            return Optional.of(new Parts(size, () -> true));
        }
        long first = count < 1 ? 0 : length.apply(1).orElse(0);
        BooleanSupplier even = () -> IntStream.rangeClosed(2, count)
                .allMatch(number -> length.apply(number).orElse(0) == Etags.part(size, number, first));
        return Etags.gives(size, count, first) ? Optional.of(new Parts(first, even)) : Optional.empty();
    }
}
