package app.bellhop.table.data;

import static app.bellhop.table.data.TableReaderTest.assertTable;
import static app.bellhop.table.data.TableReaderTest.reasons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.data.DataTable.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bytes are text, and in which encoding. */
class EncodingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void encodingsAreFoundOut(String charset) {
        String text = "\uFEFFstraße;größe\r\nMühlenweg;\"1\";\r\nRue de l’Été;2\r\n";
        byte[] bytes =
                text.substring(charset.equals("UTF-16") ? 1 : 0).getBytes(java.nio.charset.Charset.forName(charset));
        DataTable table = new Tables().put("a.csv", bytes).read();
        assertTable(
                table, List.of("straße", "größe"), List.of(List.of("Mühlenweg", "1"), List.of("Rue de l’Été", "2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void wideTextWithoutAMarkIsFoundOut(String charset) {
        String text = "stra\u00dfe,\u6771\u4eac\r\n" + "M\u00fchlenweg,\u6771\u4eac\u30bf\u30ef\u30fc\r\n".repeat(3000);
        DataTable table = new Tables()
                .put("a.csv", text.getBytes(Charset.forName(charset)))
                .put("b.csv", "stra\u00dfe\r\n1\r\n".getBytes(Charset.forName(charset)))
                .read();
        assertEquals(List.of("stra\u00dfe", "\u6771\u4eac"), table.columns());
        assertEquals(3001, table.rows());
        assertEquals("\u6771\u4eac\u30bf\u30ef\u30fc", table.cell(2999, 1));
        assertEquals("1", table.cell(3000, 0));
        assertEquals(0, table.problemCount());
    }

    @Test
    void zeroBytesAreKeptAndTold() {
        DataTable table = new Tables()
                .put("a.csv", "a,b\n1\0,2\n\0\0,x\n" + "3,4\n".repeat(20))
                .put("late.csv", "a,b\n" + "3,4\n".repeat(30_000) + "\0,5\n")
                .read();
        assertEquals(List.of("1\0", "2"), Tables.cells(table).get(0));
        assertEquals(List.of("\0\0", "x"), Tables.cells(table).get(1));
        assertEquals(List.of("\0", "5"), Tables.cells(table).get(table.rows() - 1));
        assertEquals(
                List.of(new Problem("a.csv", 0, Reason.ZEROS, "3"), new Problem("late.csv", 0, Reason.ZEROS, "1")),
                table.problems());
    }

    @Test
    void whatIsNoTextIsToldAndTheRestGoesOn() {
        byte[] random = new byte[50_000];
        new Random(20261125).nextBytes(random);
        byte[] shorts = new byte[50_000];
        for (int i = 0; i < shorts.length; i += 2) {
            shorts[i] = (byte) (i / 2);
        }
        Tables tables =
                new Tables().put("random.csv", random).put("shorts.csv", shorts).put("z.csv", "n\n1\n");
        DataTable table = tables.read();
        assertTable(table, List.of("n"), List.of(List.of("1")));
        assertEquals(List.of(Reason.NO_TEXT, Reason.NO_TEXT), reasons(table));
        assertEquals(
                List.of(Reason.NO_TEXT),
                reasons(new Tables().put("a.csv", new byte[100]).read()));
    }

    @Test
    void charactersOfAnotherEncodingAreTold() {
        byte[] late = ("n,name\n" + "1,x\n".repeat(30_000) + "2,M\u00fcller\n").getBytes(StandardCharsets.ISO_8859_1);
        DataTable table = new Tables().put("a.csv", late).read();
        assertEquals(30_001, table.rows());
        assertEquals(List.of(new Problem("a.csv", 0, Reason.BAD_CHARACTERS, "UTF-8")), table.problems());
    }
}
