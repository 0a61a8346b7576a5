package app.bellhop.aws.s3.download;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** One way to sum up bytes. Not thread-safe. */
interface Hash {

    void update(byte[] bytes, int offset, int length);

    /** Of all bytes since the last call; begins anew. */
    byte[] value();

    static Hash md5() {
        return digest("MD5");
    }

    static Hash sha1() {
        return digest("SHA-1");
    }

    static Hash sha256() {
        return digest("SHA-256");
    }

    static Hash crc32() {
        return checksum(new CRC32(), Integer.BYTES);
    }

    static Hash crc32c() {
        return checksum(new CRC32C(), Integer.BYTES);
    }

    static Hash crc64Nvme() {
        return checksum(new Crc64Nvme(), Long.BYTES);
    }

    private static Hash digest(String algorithm) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has these.
        }
        return new Hash() {

            @Override
            public void update(byte[] bytes, int offset, int length) {
                digest.update(bytes, offset, length);
            }

            @Override
            public byte[] value() {
                return digest.digest();
            }
        };
    }

    private static Hash checksum(Checksum checksum, int length) {
        return new Hash() {

            @Override
            public void update(byte[] bytes, int offset, int count) {
                checksum.update(bytes, offset, count);
            }

            @Override
            public byte[] value() {
                byte[] value = ByteBuffer.allocate(Long.BYTES)
                        .putLong(checksum.getValue())
                        .array();
                checksum.reset();
                return Arrays.copyOfRange(value, Long.BYTES - length, Long.BYTES);
            }
        };
    }
}
