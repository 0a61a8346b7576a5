package app.bellhop.table.data;

import static app.bellhop.table.data.TableReaderTest.assertTable;
import static app.bellhop.table.data.TableReaderTest.reasons;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void wideTextWithFewSeparatorsIsFoundOut(String charset) {
        String row = "\u6771\u4eac\u90fd\u5343\u4ee3\u7530\u533a\u4e38\u306e\u5185\u4e00\u4e01\u76ee".repeat(3);
        String text = "\u540d\u524d,\u8aac\u660e\n" + (row + "," + row + "\n").repeat(40);
        DataTable table = new Tables()
                .put("a.csv", text.getBytes(Charset.forName(charset)))
                .read();
        assertEquals(List.of("\u540d\u524d", "\u8aac\u660e"), table.columns());
        assertEquals(40, table.rows());
        assertEquals(row, table.cell(39, 1));
        assertEquals(0, table.problemCount());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k,v\nJos\u00e9,12 \u20ac\nZo\u00eb,3\u20ac\n",
                "k,v\nc\u0153ur,1\ns\u0153ur,2\n",
                "k,v\nko\u0161ile,1\n\u017eena,2\n"
            })
    void euroOfOldEncodingsIsRead(String text) {
        byte[] bytes = text.getBytes(Charset.forName("ISO-8859-15"));
        assertEquals(
                List.of(text.split("[\n,]")).subList(2, 6),
                Tables.cells(new Tables().put("a.csv", bytes).read()).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1250, \u017dofie|Plze\u0148|Ji\u0159\u00ed|D\u011b\u010d\u00edn|Bene\u0161ov|mu\u017e\u011bm",
        "windows-1250, Pawe\u0142ek|\u0141\u00f3d\u017a|\u015bwi\u0119ty|w\u0105ski|mo\u017cesz|Krak\u00f3w",
        "ISO-8859-2, Pawe\u0142ek|\u0141\u00f3d\u017a|\u015bwi\u0119ty|w\u0105ski|mo\u017cesz|Krak\u00f3w",
        "ISO-8859-2, Ji\u0159\u00ed|D\u011b\u010d\u00edn|Bene\u0161ov|mu\u017e\u011bm|Brno|Zl\u00edn",
        "windows-1251, \u0418\u0432\u0430\u043d|\u041c\u043e\u0441\u043a\u0432\u0430|\u041f\u0451\u0442\u0440|IT|\u0428\u0430\u0440|\u043f\u044f\u0442\u044c",
        "ISO-8859-2, \u0141ukasz|\u0141\u00f3d\u017a|\u017baneta|Krak\u00f3w|\u015awi\u0119tos\u0142awa|Gda\u0144sk",
        "windows-1250, \u017dofie|Plze\u0148|Ji\u0159\u00ed|Brno|\u0160\u00e1rka|D\u011b\u010d\u00edn",
        "x-MacRoman, Jos\u00e9|Z\u00fcrich|Fran\u00e7ois|K\u00f6ln|p\u00e8re|ni\u00f1o",
        "IBM437, Jos\u00e9|Z\u00fcrich|Fran\u00e7ois|K\u00f6ln|p\u00e8re|ni\u00f1o",
        "windows-1252, br\u00f8d|m\u00b3|l\u00b4eau|cm\u00b2|\u00bfQu\u00e9|Jos\u00e9"
    })
    void encodingsOfEuropeAreToldApart(String charset, String words) {
        String text = "k,v\n" + words.replaceAll("([^|]*)\\|([^|]*)\\|?", "$1,$2\n");
        DataTable table = new Tables()
                .put("a.csv", text.getBytes(Charset.forName(charset)))
                .read();
        assertEquals(
                List.of(words.split("\\|")),
                Tables.cells(table).stream().flatMap(List::stream).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"k,v\n\u00bd l,br\u00f8d\n\u00bdkg,1\n", "k,v\nl\u00b4eau,1\nx\u00a4y,\u00e9t\u00e9\n"})
    void signsOfWindowsStayWhatTheyAre(String text) {
        byte[] bytes = text.getBytes(Charset.forName("windows-1252"));
        assertEquals(
                List.of(text.split("[\n,]")).subList(2, 6),
                Tables.cells(new Tables().put("a.csv", bytes).read()).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void guessedEncodingsAreTold() {
        DataTable table = new Tables()
                .put("a.csv", "k,v\nJos\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1))
                .put("b.csv", "k,v\nJos\u00e9,1\n")
                .read();
        assertEquals(List.of(new Problem("a.csv", 0, Reason.GUESSED_ENCODING, "windows-1252")), table.problems());
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

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b\n1\0,22\n", "n,k\n0001,abc\0\n0001,abc\0\n", "k\n00000001,abcde\0\n00000001,abcde\0\n"})
    void zeroBytesOnOneSideMakeNoOtherEncoding(String text) {
        DataTable table = Tables.csv(text);
        assertEquals(text.lines().count() - 1, table.rows());
        assertTrue(reasons(table).contains(Reason.ZEROS), reasons(table)::toString);
        assertTrue(Tables.cells(table).get(0).get(0).startsWith(text.split("\n")[1].substring(0, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0438\u043c\u044f,\u0433\u043e\u0440\u043e\u0434",
                "\u540d\u524d,\u90fd\u5e02",
                "name,city",
                "\u03b1,\u03b2"
            })
    void everyScriptIsReadInEveryUsualEncoding(String header) {
        for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE")) {
            for (int rows : new int[] {1, 50, 20_000}) {
                byte[] bytes = (header + "\n" + (header + "\n").repeat(rows)).getBytes(Charset.forName(charset));
                DataTable table = new Tables().put("a.csv", bytes).read();
                assertEquals(List.of(header.split(",")), table.columns(), charset + " " + rows);
                assertEquals(rows, table.rows(), charset);
                assertEquals(List.of(), table.problems(), charset);
            }
        }
    }

    @Test
    void damagedTextIsReadAroundItsDamage() {
        byte[] marked = "\uFEFFa,b\n1,x\u00fc\n".getBytes(StandardCharsets.UTF_8);
        marked[marked.length - 2] = (byte) 0xFC;
        byte[] half = "\uFEFFa,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_16LE);
        byte[] unmarked = "a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_16LE);
        DataTable table = new Tables()
                .put("a.csv", marked)
                .put("b.csv", Arrays.copyOf(half, half.length + 1))
                .put("c.csv", Arrays.copyOf(unmarked, unmarked.length - 1))
                .read();
        assertEquals(List.of("a", "b"), table.columns());
        assertTrue(table.rows() >= 4, Tables.cells(table)::toString);
        assertTrue(reasons(table).contains(Reason.BAD_CHARACTERS));
        assertFalse(reasons(table).contains(Reason.NO_TEXT));
        DataTable odd = new Tables()
                .put("a.csv", new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 0})
                .read();
        assertFalse(reasons(odd).contains(Reason.FAILED), reasons(odd)::toString);
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
        assertEquals(List.of(new Problem("a.csv", 30_002, Reason.BAD_CHARACTERS, "2,M\uFFFDller")), table.problems());
    }

    private static byte[] damaged(int bad) {
        byte[] bytes = ("name,city\n" + "Ada,Zürich\n".repeat(2000)).getBytes(StandardCharsets.UTF_8);
        bytes["name,city\nAda,Zürich\nA".getBytes(StandardCharsets.UTF_8).length] = (byte) bad;
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0x81, 0xFF, 0xE9})
    void oneBadByteIsToldWhereItIs(int bad) {
        DataTable table = new Tables().put("a.csv", damaged(bad)).read();
        assertEquals(2000, table.rows());
        assertEquals("Zürich", table.cell(1999, 1));
        assertEquals(List.of(new Problem("a.csv", 3, Reason.BAD_CHARACTERS, "A\uFFFDa,Zürich")), table.problems());
    }

    @Test
    void badByteInPlainTextIsTold() {
        byte[] bytes = "name\nAda\nBob\n".getBytes(StandardCharsets.UTF_8);
        bytes[5] = (byte) 0x81;
        DataTable table = new Tables().put("a.csv", bytes).read();
        assertEquals(2, table.rows());
        assertEquals(List.of(Reason.BAD_CHARACTERS), reasons(table));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, José",
        "windows-1252, Zürich",
        "windows-1252, naïve – “quoted” it’s 5 €",
        "windows-1252, „Straße“",
        "ISO-8859-1, Müller & Söhne",
        "IBM437, Müller & Söhne",
        "IBM437, Café crème",
        "windows-1251, Привет мир как дела",
        "KOI8-R, Привет мир как дела сегодня",
        "Shift_JIS, 東京都港区のデータ",
        "UTF-8, Ã¼ber"
    })
    void namesAreReadInTheirEncoding(String charset, String name) {
        byte[] bytes = ("name\n" + name + "\n").getBytes(Charset.forName(charset));
        assertEquals(name, new Tables().put("a.csv", bytes).read().cell(0, 0));
    }

    /** Files of two programs joined: the letters of the one are right, those of the other are told. */
    @Test
    void fewLettersOfUtf8AmongOthersAreNoMojibake() {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes("id,name\n1,Zo\u00EB\n".getBytes(StandardCharsets.UTF_8));
        joined.writeBytes("2,Jos\u00E9\n3,D\u00EDaz\n4,\u00C5sa\n".getBytes(Charset.forName("windows-1252")));
        DataTable table = new Tables().put("a.csv", joined.toByteArray()).read();
        assertEquals("Zo\u00EB", table.cell(0, 1));
        assertEquals(List.of(Reason.BAD_CHARACTERS, Reason.BAD_CHARACTERS, Reason.BAD_CHARACTERS), reasons(table));
    }
}
