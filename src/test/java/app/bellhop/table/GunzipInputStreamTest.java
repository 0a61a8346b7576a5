package app.bellhop.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.table.data.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GunzipInputStreamTest {

    private static final int MEGABYTES = 300;

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** A connection: it hands out a few bytes at a time and never knows whether more are coming. */
    private static InputStream inChunksOf(int chunk, byte[] bytes) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(chunk, length));
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }

    private static byte[] unzip(int chunk, byte[] bytes) throws IOException {
        try (InputStream in = GunzipInputStream.of(inChunksOf(chunk, bytes))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 17, 18, 19, 20, 26, 27, 64, 511, 512, 513, 8192, 65_535, 65_536, 65_537})
    void everyMemberIsReadHoweverTheBytesArrive(int chunk) throws IOException {
        for (int first = 0; first < 80; first++) {
            ByteArrayOutputStream members = new ByteArrayOutputStream();
            members.writeBytes(Tables.gzip(random(first)));
            members.writeBytes(Tables.gzip(new byte[0]));
            members.writeBytes(Tables.gzip(random(90)));
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            plain.writeBytes(random(first));
            plain.writeBytes(random(90));
            assertArrayEquals(plain.toByteArray(), unzip(chunk, members.toByteArray()), "first member of " + first);
        }
    }

    @Test
    void memberThatBeginsAnywhereInABufferIsRead() throws IOException {
        byte[] second = Tables.gzip("2".getBytes(StandardCharsets.UTF_8));
        for (int first = 65_536 - 60; first < 65_536 + 10; first++) {
            ByteArrayOutputStream members = new ByteArrayOutputStream();
            members.writeBytes(Tables.gzip(random(first)));
            members.writeBytes(second);
            assertEquals(first + 1, unzip(1 << 20, members.toByteArray()).length);
        }
    }

    @Test
    void gzipThatIsCutShortIsNeverTakenForWhole() throws IOException {
        byte[] first = Tables.gzip("1,2,3\n".repeat(50).getBytes(StandardCharsets.UTF_8));
        byte[] second = Tables.gzip("4,5,6\n".repeat(50).getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        for (int length = 2; length < both.length; length++) {
            if (length != first.length) {
                byte[] cut = Arrays.copyOf(both, length);
                assertThrows(IOException.class, () -> unzip(512, cut), "cut to " + length);
            }
        }
    }

    @Test
    void anythingElseIsReadAsItIs() throws IOException {
        for (byte[] bytes : new byte[][] {{}, {0x1F}, {0x1F, 0}, "a,b\n".getBytes(StandardCharsets.UTF_8)}) {
            assertArrayEquals(bytes, unzip(1, bytes));
        }
    }

    /** Packed a megabyte at a time. */
    private static byte[] bomb(byte filling) {
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, filling);
        byte[] member = Tables.gzip(block);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < MEGABYTES; i++) {
            members.writeBytes(member);
        }
        return members.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 'x', '\n'})
    void bombIsBrokenOff(byte filling) throws Exception {
        InputStream plain = GunzipInputStream.of(new ByteArrayInputStream(bomb(filling)));
        byte[] buffer = new byte[1 << 20];
        GzipException e = assertThrows(GzipException.class, () -> {
            while (plain.read(buffer) >= 0) {
                // Until it is broken off.
            }
        });
        assertEquals(RowProblem.Reason.GZIP_BOMB, e.reason());
    }
}
