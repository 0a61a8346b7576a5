package app.bellhop.aws.s3.download;

import java.util.zip.Checksum;

/** CRC-64/NVME, S3's default checksum; neither the JDK nor the SDK without its native library has it. Not thread-safe. */
final class Crc64Nvme implements Checksum {

    private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L; // Reflected.
    private static final int SLICES = 8;
    private static final long[][] TABLES = tables();

    private long crc = -1;

    private static long[][] tables() {
        long[][] tables = new long[SLICES][256];
        for (int b = 0; b < 256; b++) {
            long value = b;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ POLYNOMIAL;
            }
            tables[0][b] = value;
        }
        for (int slice = 1; slice < SLICES; slice++) {
            for (int b = 0; b < 256; b++) {
                long value = tables[slice - 1][b];
                tables[slice][b] = value >>> 8 ^ tables[0][(int) value & 0xFF];
            }
        }
        return tables;
    }

    @Override
    public void update(int b) {
        crc = crc >>> 8 ^ TABLES[0][((int) crc ^ b) & 0xFF];
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        int i = offset;
        int end = offset + length;
        for (; end - i >= SLICES; i += SLICES) {
            crc = TABLES[7][((int) crc ^ bytes[i]) & 0xFF]
                    ^ TABLES[6][((int) (crc >>> 8) ^ bytes[i + 1]) & 0xFF]
                    ^ TABLES[5][((int) (crc >>> 16) ^ bytes[i + 2]) & 0xFF]
                    ^ TABLES[4][((int) (crc >>> 24) ^ bytes[i + 3]) & 0xFF]
                    ^ TABLES[3][((int) (crc >>> 32) ^ bytes[i + 4]) & 0xFF]
                    ^ TABLES[2][((int) (crc >>> 40) ^ bytes[i + 5]) & 0xFF]
                    ^ TABLES[1][((int) (crc >>> 48) ^ bytes[i + 6]) & 0xFF]
                    ^ TABLES[0][((int) (crc >>> 56) ^ bytes[i + 7]) & 0xFF];
        }
        for (; i < end; i++) {
            update(bytes[i]);
        }
    }

    @Override
    public long getValue() {
        return ~crc;
    }

    @Override
    public void reset() {
        crc = -1;
    }
}
