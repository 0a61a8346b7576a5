package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Packed objects, whole, in members, cut short, and worse. */
class GzipObjectsTest {

    @Test
    void packedObjectsAreUnpackedAndDamagedOnesBrokenOff() {
        byte[] whole = Tables.gzip("n\n1\n2\n".getBytes(StandardCharsets.UTF_8));
        DataTable table = new Tables(1 << 20)
                .put("a.csv.gz", whole)
                .put("cut.csv.gz", Arrays.copyOf(whole, whole.length - 12))
                .put("none.csv.gz", "n\n1\n")
                .put(
                        "row.csv.gz",
                        Tables.gzip("a,b\n".concat("x".repeat(2 << 20)).getBytes(StandardCharsets.UTF_8)))
                .put("z.csv", "n\n9\n")
                .read();
        assertEquals("9", table.cell(table.rows() - 1, 0));
        assertEquals(
                2, table.problems().stream().map(Problem::source).distinct().count(), table.problems()::toString);
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
                List.of(Reason.GZIP_CUT_OFF),
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
                List.of(Reason.GZIP_CUT_OFF),
                table.problems().stream().map(Problem::reason).toList());
    }
}
