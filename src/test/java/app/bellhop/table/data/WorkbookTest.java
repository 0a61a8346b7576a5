package app.bellhop.table.data;

import static app.bellhop.table.data.TableReaderTest.assertTable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.Workbooks.Formatted;
import app.bellhop.table.data.Workbooks.Formula;
import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.table.types.ColumnType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Excel workbooks as tables, and data that isn't text. */
class WorkbookTest {

    private static DataTable read(Workbooks workbook) {
        return new Tables().put("a.xlsx", workbook.bytes()).read();
    }

    private static DataTable read(byte[] bytes) {
        return new Tables().put("a.xlsx", bytes).read();
    }

    private static List<Reason> reasons(DataTable table) {
        return table.problems().stream().map(DataTable.Problem::reason).toList();
    }

    @Test
    void numbersShownInDifferentCurrenciesAreTold() {
        DataTable table = read(new Workbooks()
                .sheet(
                        "Prices",
                        List.of("id", "price", "rate", "day"),
                        List.of(1, 5, new Formatted("1", "[$-409]0.0"), 1),
                        List.of(2, new Formatted("7", "#,##0.00 [$\u20AC-407]"), new Formatted("2", "\"$\"0"), 2),
                        List.of(3, new Formatted("8", "#,##0.00 \\\u20AC"), new Formatted("2", "[$$-409]0"), 2),
                        List.of(4, new Formatted("9", "\"$\"#,##0"), new Formatted("0.5", "0%"), 3)));
        assertEquals(
                List.of("5", "7", "8", "9"),
                Tables.cells(table).stream().map(row -> row.get(1)).toList());
        assertEquals(
                List.of(new DataTable.Problem("a.xlsx", 5, Reason.MIXED_NUMBERS, "B3: \u20AC; B5: $")),
                table.problems());
    }

    @Test
    void cellsHaveTheTypesThatTheWorkbookSays() {
        DataTable table = read(new Workbooks()
                .sheet(
                        "People",
                        List.of("id", "name", "born", "at", "rate", "member", "sum"),
                        List.of(
                                1,
                                "Zoë, \"Z\"\nsecond line",
                                new Formatted("36526", "yyyy\\-mm\\-dd"),
                                new Formatted("45000.75", "d/m/yy h:mm"),
                                new Formatted("0.25", "0.00%"),
                                true,
                                new Formula("A2*2", "2")),
                        Arrays.asList(
                                2,
                                "007",
                                new Formatted("36527", "yyyy\\-mm\\-dd"),
                                new Formatted("45001", "d/m/yy h:mm"),
                                new Formatted("0.30000000000000004", "#,##0.00"),
                                false,
                                null)));

        assertTable(
                table,
                List.of("id", "name", "born", "at", "rate", "member", "sum"),
                List.of(
                        List.of(
                                "1",
                                "Zoë, \"Z\"\nsecond line",
                                "2000-01-01",
                                "2023-03-15 18:00:00",
                                "0.25",
                                "TRUE",
                                "2"),
                        List.of("2", "007", "2000-01-02", "2023-03-16 00:00:00", "0.3", "FALSE", "")));
        assertEquals(
                List.of(
                        ColumnType.INTEGER,
                        ColumnType.TEXT,
                        ColumnType.DATE,
                        ColumnType.DATE_TIME,
                        ColumnType.DECIMAL,
                        ColumnType.BOOLEAN,
                        ColumnType.INTEGER),
                IntStream.range(0, 7).mapToObj(table::type).toList());
        assertEquals(List.of(), table.problems());
        assertEquals("People", table.first().sheet());
    }

    @ParameterizedTest
    @CsvSource({
        "45000, General, 45000",
        "45000, '\"day \"0', 45000",
        "45000, [Red]0.00, 45000",
        "45000, '#,##0 \\d', 45000",
        "45000, [$-409]d-mmm-yy, 2023-03-15",
        "45000.5, d-mmm-yy, 2023-03-15 12:00:00",
        "45000, mmm yyyy, 2023-03-15",
        "0.5, h:mm AM/PM, 12:00:00",
        "1.25, [h]:mm:ss, 30:00:00",
        "60, yyyy-mm-dd, 1900-03-01",
        "-1, yyyy-mm-dd, -1",
        "1E-3, 0.00E+00, 0.001",
        "12345678901234567890, 0, 12345678901234567890",
        "2134, 00000, 02134",
        "21345, 00000, 21345",
        "-7, 000, -7",
        "7, 000 \"pieces\", 007",
        "7, 00.00, 7"
    })
    void numberFormatsTellDates(String number, String format, String shown) {
        DataTable table = read(new Workbooks().sheet("S", List.of("a"), List.of(new Formatted(number, format))));
        assertEquals(shown, table.cell(0, 0));
    }

    @Test
    void formulasThatWereNeverComputedAreTold() {
        DataTable table = read(new Workbooks()
                .sheet(
                        "S",
                        List.of("id", "twice", "half"),
                        Arrays.asList(1, null, new Formula("A2/2", "")),
                        List.of(2, new Formula("A3*2", ""), new Formula("A3/2", ""))));
        assertTable(table, List.of("id", "twice", "half"), List.of(List.of("1", "", ""), List.of("2", "", "")));
        assertEquals(
                List.of(
                        new DataTable.Problem("a.xlsx", 3, Reason.NO_RESULT, "B3"),
                        new DataTable.Problem("a.xlsx", 2, Reason.NO_RESULT, "C2")),
                table.problems());
        assertTrue(table.incomplete());
    }

    @Test
    void formulasWithoutAResultMayBeMeant() {
        DataTable table = read(new Workbooks()
                .sheet(
                        "S",
                        List.of("id", "large"),
                        List.of(1, new Formula("IF(A2>1,1,\"\")", "")),
                        List.of(2, new Formula("IF(A3>1,1,\"\")", "1"))));
        assertEquals(List.of(), table.problems());
    }

    @Test
    void escapedCharactersOfTextsAreReadAsExcelShowsThem() {
        DataTable table = read(new Workbooks()
                .sheet("S", List.of("id", "text"), List.of(1, "a_x000D_\nb"), List.of(2, "_x005F_x000D_ _x41_")));
        assertEquals("a\r\nb", table.cell(0, 1));
        assertEquals("_x000D_ _x41_", table.cell(1, 1));
    }

    @Test
    void titlesAndMissingCellsAreToldLikeThoseOfText() {
        DataTable table = read(new Workbooks()
                .sheet(
                        "S",
                        List.of("Sales, all regions"),
                        null,
                        List.of("id", "name", "city"),
                        List.of(1, "a"),
                        null,
                        List.of(2, "", "Rome"),
                        List.of(3, "c", "Oslo", "more")));

        assertTable(
                table,
                List.of("id", "name", "city", "column 4"),
                List.of(List.of("1", "a", "", ""), List.of("2", "", "Rome", ""), List.of("3", "c", "Oslo", "more")));
        assertEquals(List.of(Reason.PREAMBLE), reasons(table));
        assertEquals("Sales, all regions", table.problems().get(0).text());
    }

    @Test
    void aSheetIsChosenAndOthersAreNamed() {
        Workbooks workbook = new Workbooks()
                .sheet("Empty")
                .sheet("Jan", List.of("id", "n"), List.of(1, 10))
                .sheet("Feb", List.of("id", "n"), List.of(2, 20))
                .sheet("Notes", List.of("secret"))
                .hide("Notes");

        DataTable first = read(workbook);
        assertTable(first, List.of("id", "n"), List.of(List.of("1", "10")));
        assertEquals(List.of("Empty", "Jan", "Feb"), first.first().sheets());
        assertEquals(List.of(Reason.OTHER_SHEETS), reasons(first));
        assertEquals("Notes, Feb", first.problems().get(0).text());

        Tables tables = new Tables().put("a.xlsx", workbook.bytes());
        DataTable second = tables.read(ReadOptions.AUTOMATIC.withSheet("Feb"), Tables.BUDGET);
        assertTable(second, List.of("id", "n"), List.of(List.of("2", "20")));
        DataTable all = tables.read(ReadOptions.AUTOMATIC.withSheet(ReadOptions.ALL_SHEETS), Tables.BUDGET);
        assertTable(all, List.of("id", "n"), List.of(List.of("1", "10"), List.of("2", "20")));
        DataTable none = tables.read(ReadOptions.AUTOMATIC.withSheet("March"), Tables.BUDGET);
        assertTrue(reasons(none).contains(Reason.NO_SHEET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><table>", "\n<!DOCTYPE HTML>", "<table border=1>"})
    void pagesAreToldWhatTheyAre(String begin) {
        DataTable table = new Tables()
                .put("a.csv", begin + "<tr><td>1</td><td>a, b</td></tr>\n<tr><td>2</td></tr>\n")
                .read();
        assertEquals(List.of(new DataTable.Problem("a.csv", 0, Reason.OTHER_FORMAT, "HTML")), table.problems());
        assertEquals(0, table.rows());
    }

    @Test
    void answersOfServersAreNoTables() {
        DataTable table = new Tables()
                .put("a.csv", "<?xml version=\"1.0\"?>\n<Error><Code>NoSuchKey</Code></Error>\n")
                .read();
        assertEquals(List.of(new DataTable.Problem("a.csv", 0, Reason.OTHER_FORMAT, "XML")), table.problems());
    }

    @Test
    void workbooksAndTextsBecomeOneTable() {
        DataTable table = new Tables()
                .put("a.csv", "id,day\n1,2000-01-01\n")
                .put(
                        "b.xlsx",
                        new Workbooks()
                                .sheet("S", List.of("id", "day"), List.of(2, new Formatted("36527", "yyyy-mm-dd")))
                                .bytes())
                .put("c", new Workbooks().sheet("S", List.of(3, "2000-01-03")).bytes())
                .read();
        assertTable(
                table,
                List.of("id", "day"),
                List.of(List.of("1", "2000-01-01"), List.of("2", "2000-01-02"), List.of("3", "2000-01-03")));
    }

    @Test
    void dataThatIsNoTextIsToldWhatItIs() {
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0};
        DataTable table = new Tables()
                .put("a.xls", old)
                .put("a.xlsx", old)
                .put("a.avro", "Obj\u0001more")
                .put("a.orc", new byte[] {'O', 'R', 'C', 0, 0, (byte) 0xFF, (byte) 0xFE, 1, 2, 0, 0})
                .put("a.zip", Workbooks.zip(Map.of("some.txt", "text")))
                .put(
                        "b.xlsx",
                        Arrays.copyOf(new Workbooks().sheet("S", List.of(1)).bytes(), 300))
                .put("orchids", "ORCHID,n\nrose,1\n")
                .read();
        assertEquals(
                List.of(
                        Reason.OLD_WORKBOOK,
                        Reason.ENCRYPTED_WORKBOOK,
                        Reason.OTHER_FORMAT,
                        Reason.OTHER_FORMAT,
                        Reason.OTHER_FORMAT,
                        Reason.DAMAGED_WORKBOOK),
                reasons(table));
        assertEquals(
                List.of("Avro", "ORC", "ZIP"),
                table.problems().subList(2, 5).stream()
                        .map(DataTable.Problem::text)
                        .toList());
        assertTable(table, List.of("ORCHID", "n"), List.of(List.of("rose", "1")));
        assertEquals(6, table.leftOut());
    }

    /** Whatever is in the cells comes back, and no temporary file stays. */
    @Test
    void everyCellOfRandomSheetsComesBack() throws IOException {
        Random random = new Random(15);
        String letters = "ab1,;\"'\n\r\t\u001f #=-é\uD83D\uDE00";
        long before = temporary();
        for (int turn = 0; turn < 100; turn++) {
            int width = 1 + random.nextInt(5);
            List<List<String>> rows = new ArrayList<>();
            rows.add(IntStream.range(0, width).mapToObj(i -> "name" + i).toList());
            for (int row = 0; row < 1 + random.nextInt(8); row++) {
                rows.add(IntStream.range(0, width)
                        .mapToObj(i -> "x"
                                + IntStream.range(0, random.nextInt(6))
                                        .mapToObj(c ->
                                                String.valueOf(letters.charAt(random.nextInt(letters.length() - 2))))
                                        .collect(Collectors.joining())
                                        .replace("\u001f", "\uD83D\uDE00"))
                        .toList());
            }
            DataTable table = new Tables()
                    .put(
                            "a.xlsx",
                            new Workbooks()
                                    .sheet("S", rows.toArray(List[]::new))
                                    .bytes())
                    .read(ReadOptions.FIRST_LINE_NAMES, Tables.BUDGET);
            assertTable(table, rows.get(0), rows.subList(1, rows.size()));
        }
        assertEquals(before, temporary());
    }

    /** Damaged workbooks end with a problem or a table, and nothing else. */
    @Test
    void damagedWorkbooksAreReported() {
        byte[] whole = new Workbooks()
                .sheet("S", List.of("id", "name"), List.of(1, "a"), List.of(2, new Formula("A1", "2")))
                .bytes();
        Random random = new Random(5);
        for (int turn = 0; turn < 200; turn++) {
            byte[] damaged = Arrays.copyOf(whole, turn % 2 == 0 ? whole.length : random.nextInt(whole.length));
            for (int i = 0; i < 1 + random.nextInt(4) && damaged.length > 0; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            DataTable table = read(damaged);
            assertTrue(
                    damaged.length == 0 || table.rows() > 0 || table.problemCount() > 0,
                    () -> new String(damaged, StandardCharsets.ISO_8859_1));
        }
    }

    /** In our words: none of the libraries' that read it. */
    @ParameterizedTest
    @ValueSource(strings = {"xl/workbook.xml", "xl/worksheets/sheet1.xml"})
    void damagedPartsOfWorkbooksAreToldAsDamage(String part) {
        byte[] bytes = new Workbooks()
                .sheet("S", List.of("id", "name"), List.of(1, "a"), List.of(2, "b"))
                .bytes();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(part) + part.length();
        Arrays.fill(bytes, at, at + 8, (byte) 0xff);
        assertEquals(
                List.of(new DataTable.Problem("a.xlsx", 0, Reason.DAMAGED_WORKBOOK, "")),
                read(bytes).problems());
    }

    private static long temporary() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("bellhop-.*\\.xlsx"))
                    .count();
        }
    }

    @Test
    void mergedCellsAreTold() {
        Workbooks workbook = new Workbooks()
                .sheet(
                        "Sales",
                        List.of("Sales of 2026"),
                        null,
                        List.of("region", "item", "n"),
                        List.of("North", "Mug", 1),
                        List.of("", "Cup", 2),
                        List.of("South", "Mug", 3))
                .merge("Sales", "A1:C1", "A4:A5");
        DataTable table = new Tables().put("a.xlsx", workbook.bytes()).read();
        assertEquals(
                List.of("", "Cup", "2"), List.of(table.row(1)), "a number in all of them would count several times");
        assertEquals(
                List.of(new DataTable.Problem("a.xlsx", 4, Reason.MERGED_CELLS, "A4:A5")),
                table.problems().stream()
                        .filter(problem -> problem.reason() == Reason.MERGED_CELLS)
                        .toList());
    }
}
