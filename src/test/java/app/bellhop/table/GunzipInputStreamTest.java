package app.bellhop.table;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.data.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GunzipInputStreamTest {

    private static final int MEGABYTES = 300;

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
        ZipException e = assertThrows(ZipException.class, () -> {
            while (plain.read(buffer) >= 0) {
                // Until it is broken off.
            }
        });
        assertTrue(e.getMessage().startsWith("expands"), e.getMessage());
    }
}
