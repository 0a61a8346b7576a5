package app.bellhop.aws.s3.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.download.Verification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class BodyCheckTest {

    private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);
    private static final String MD5_OF_DIGITS = "25f9e794323b453885f5181f1b624d0b";

    /** The check values of the CRC catalogue. */
    @Test
    void crcsAreThoseOfTheCatalogue() {
        assertEquals("ae8b14860a799888", hex(Hash.crc64Nvme(), DIGITS));
        assertEquals("cbf43926", hex(Hash.crc32(), DIGITS));
        assertEquals("e3069283", hex(Hash.crc32c(), DIGITS));
    }

    @Test
    void crcIsTheSameInWhicheverPieces() {
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        Hash pieces = Hash.crc64Nvme();
        for (int from = 0, length = 1; from < bytes.length; from += length, length = Math.min(7, 1000 - from)) {
            pieces.update(bytes, from, Math.min(length, bytes.length - from));
        }
        assertEquals(hex(Hash.crc64Nvme(), bytes), HexFormat.of().formatHex(pieces.value()));
    }

    private static String hex(Hash hash, byte[] bytes) {
        hash.update(bytes, 0, bytes.length);
        return HexFormat.of().formatHex(hash.value());
    }

    @Test
    void storedChecksumGoesBeforeTheEtag() {
        String crc = Base64.getEncoder().encodeToString(HexFormat.of().parseHex("ae8b14860a799888"));
        Remote remote = new Remote(MD5_OF_DIGITS, 9, Map.of("CRC64NVME", crc), true, null);
        BodyCheck check = BodyChecks.of(remote, number -> OptionalLong.empty()).get(0);
        check.update(DIGITS, 0, 9);
        assertEquals(Verification.CHECKSUM, check.verification);
        assertTrue(check.matches());
        Remote composite = new Remote(MD5_OF_DIGITS, 9, Map.of("CRC32", "y/Q5Jg==-3"), true, null);
        assertEquals(
                Verification.ETAG,
                BodyChecks.of(composite, number -> OptionalLong.empty()).get(0).verification,
                "nobody knows its parts");
    }

    @Test
    void etagThatIsNoMd5VerifiesNothing() {
        assertTrue(checks("\"abc\"", 9, true, OptionalLong.empty()).isEmpty());
        assertTrue(checks(MD5_OF_DIGITS, 9, false, OptionalLong.empty()).isEmpty(), "encrypted with a key of KMS");
        assertEquals(1, checks(MD5_OF_DIGITS, 9, true, OptionalLong.empty()).size());
    }

    @Test
    void partSizesAreTriedWhereTheServerDoesNotSay() {
        List<BodyCheck> guesses = checks(MD5_OF_DIGITS + "-3", 24 << 20, true, OptionalLong.empty());
        assertEquals(2, guesses.size(), "8 and 10 MiB give three parts");
        assertFalse(guesses.get(0).certain());
        List<BodyCheck> known = sized(number -> OptionalLong.of(number < 3 ? 7 << 20 : 6 << 20));
        assertEquals(1, known.size());
        assertTrue(known.get(0).certain());
        assertFalse(sized(number -> OptionalLong.of(7 << 20)).get(0).certain(), "not of one size");
        assertFalse(
                sized(number -> number == 1 ? OptionalLong.of(7 << 20) : OptionalLong.empty())
                        .get(0)
                        .certain(),
                "not known");
    }

    private static List<BodyCheck> sized(IntFunction<OptionalLong> length) {
        return BodyChecks.of(new Remote(MD5_OF_DIGITS + "-3", 20 << 20, Map.of(), true, null), length);
    }

    @Test
    void md5OfPartsIsThatOfMultipartUploads() {
        // As S3 makes it: the MD5 of the MD5s of "1234", "5678" and "9".
        BodyCheck check = new BodyCheck(
                Verification.ETAG, () -> true, HexFormat.of().parseHex(md5OfMd5s("1234", "5678", "9")), Hash::md5, 4);
        check.update(DIGITS, 0, 3);
        check.update(DIGITS, 3, 6);
        assertTrue(check.matches());
    }

    private static String md5OfMd5s(String... parts) {
        Hash all = Hash.md5();
        for (String part : parts) {
            Hash one = Hash.md5();
            one.update(part.getBytes(StandardCharsets.US_ASCII), 0, part.length());
            all.update(one.value(), 0, 16);
        }
        return HexFormat.of().formatHex(all.value());
    }

    private static List<BodyCheck> checks(String etag, long size, boolean md5, OptionalLong partSize) {
        return BodyChecks.of(new Remote(Remote.unquoted(etag), size, Map.of(), md5, null), number -> partSize);
    }
}
