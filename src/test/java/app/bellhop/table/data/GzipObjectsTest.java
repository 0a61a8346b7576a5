package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Packed objects, whole, in members, cut short, and worse. */
class GzipObjectsTest {

    /** 400 MB of one byte, packed. */
    private static byte[] bomb(String begin, char filling) {
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) filling);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(begin.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 400; i++) {
                gzip.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    @Test
    void packedObjectsAreUnpackedAndBombsBrokenOff() {
        byte[] whole = Tables.gzip("n\n1\n2\n".getBytes(StandardCharsets.UTF_8));
        byte[] bomb = bomb("", '\0');
        byte[] rows = bomb("a,b\n", 'x');
        DataTable table = new Tables()
                .put("a.csv.gz", whole)
                .put("cut.csv.gz", Arrays.copyOf(whole, whole.length - 12))
                .put("none.csv.gz", "n\n1\n")
                .put("zeros.csv.gz", bomb)
                .put("rows.csv.gz", rows)
                .put("short.csv.gz", bomb("a,b\n", '\n'))
                .put("z.csv", "n\n9\n")
                .read();
        assertEquals("9", table.cell(table.rows() - 1, 0));
        assertEquals(
                4, table.problems().stream().map(Problem::source).distinct().count(), table.problems()::toString);
    }

    @Test
    void everyMemberOfAGzipIsRead() {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(Tables.gzip("n\n".getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 3000; i++) {
            members.writeBytes(Tables.gzip("12345\n".repeat(50).getBytes(StandardCharsets.UTF_8)));
        }
        DataTable table = new Tables().put("a.csv.gz", members.toByteArray()).read();
        assertEquals(150_000, table.rows());
        assertEquals(0, table.problemCount());
    }

    @Test
    void smallGzipThatIsCutShortShowsItsRows() {
        byte[] whole = Tables.gzip("n\n1\n2\n".getBytes(StandardCharsets.UTF_8));
        DataTable table = new Tables()
                .put("a.csv.gz", Arrays.copyOf(whole, whole.length - 4))
                .read();
        assertEquals(List.of(List.of("1"), List.of("2")), Tables.cells(table));
        assertEquals(
                List.of(Reason.FAILED),
                table.problems().stream().map(Problem::reason).toList());
    }

    @Test
    void gzipIsKnownByItsBytes() {
        DataTable table = new Tables()
                .put("a.csv", Tables.gzip("n\n1\n".getBytes(StandardCharsets.UTF_8)))
                .put("b.csv.gz", "n\n2\n")
                .read();
        assertEquals(List.of(List.of("1"), List.of("2")), Tables.cells(table));
    }

    @Test
    void gzipThatIsCutShortKeepsItsFirstRowsAndTheNextObjects() {
        StringBuilder csv = new StringBuilder("n,r\n");
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            csv.append(i).append(',').append(random.nextLong()).append('\n');
        }
        byte[] whole = Tables.gzip(csv.toString().getBytes(StandardCharsets.UTF_8));
        DataTable table = new Tables()
                .put("a.csv.gz", Arrays.copyOf(whole, whole.length / 2))
                .put("b.csv", "n\n7\n")
                .read();
        assertTrue(table.rows() > 10_000, String.valueOf(table.rows()));
        assertEquals("7", table.cell(table.rows() - 1, 0));
        assertEquals(
                List.of(Reason.FAILED),
                table.problems().stream().map(Problem::reason).toList());
    }
}
