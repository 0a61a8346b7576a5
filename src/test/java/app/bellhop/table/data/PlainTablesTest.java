package app.bellhop.table.data;

import static app.bellhop.table.data.DialectTest.assertRead;
import static app.bellhop.table.data.TableReaderTest.reasons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.types.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables that programs write for people. */
class PlainTablesTest {

    @Test
    void tablesOfDatabaseConsolesAreRead() {
        DataTable psql = assertRead(
                " id | name  | n \n----+-------+---\n  1 | Ada   | 5\n  2 |       | 7\n(2 rows)\n",
                "id|name|n",
                "1|Ada|5",
                "2||7",
                "(2 rows)||");
        assertEquals(List.of(Reason.DRAWN_COLUMNS, Reason.FEWER_CELLS), reasons(psql));
        assertEquals(List.of(3L, 4L), List.of(psql.line(0), psql.line(1)));
        assertRead(
                "+----+------+\n| id | name |\n+----+------+\n|  1 | Ada  |\n|  2 |      |\n+----+------+\n",
                "id|name",
                "1|Ada",
                "2|");
        assertRead("id,name\n--,----\n1,x\n2,y\n", "id|name", "1|x", "2|y");
        assertRead("id;name;n\n---;---;---\n1;x;3\n2;y;4\n", "id|name|n", "1|x|3", "2|y|4");
    }

    @Test
    void linesThatAreQuotedAsAWholeHaveTheirCellsInside() {
        DataTable table = assertRead(
                "\"id,name,note\"\n\"1,Ann,\"\"x, y\"\"\"\n\"2,Bob,z\"\n", "id|name|note", "1|Ann|x, y", "2|Bob|z");
        assertEquals(List.of(Reason.DRAWN_COLUMNS), reasons(table));
        assertEquals(3, table.line(1));
        assertRead("\"Smith, John\"\n\"Doe, Jane\"\n", "Smith, John", "Doe, Jane");
        assertRead("\"name\"\n\"a,b\"\n\"c,d\"\n", "name", "a,b", "c,d");
        assertRead("\"a\",\"b\"\n\"1\",\"2\"\n", "a|b", "1|2");
    }

    @Test
    void ruleSaysWhereColumnsBegin() {
        assertRead(
                "NAME            STATUS   AGE\n----            ------   ---\nweb pod 1       Running  5d\nother                    6d\n",
                "NAME|STATUS|AGE",
                "web pod 1|Running|5d",
                "other||6d");
        assertRead("id   name   n\n==== ====== ==\n1    Ada    5\n2    Bob    7\n", "id|name|n", "1|Ada|5", "2|Bob|7");
    }

    @Test
    void tablesOfMarkdownAreRead() {
        assertRead("| id | name |\n|---:|:-----|\n| 1 | Ada |\n| 2 | |\n", "id|name", "1|Ada", "2|");
        assertRead("id | name\n--- | ---\n1 | Ada\n2 | Bob\n", "id|name", "1|Ada", "2|Bob");
    }

    @Test
    void rulesOfMarkdownMayBeShort() {
        assertRead("| a | b |\n|-|-|\n| 1 | - |\n| - | - |\n|-|-|\n", "a|b", "1|-", "-|-", "-|-");
        assertRead("a | b\n:-|-:\nx | 2\n", "a|b", "x|2");
    }

    @Test
    void barsMayBePartOfCells() {
        DataTable table = Tables.csv("| a | b |\n|---|---|\n| 1 | x \\| y |\n| 2 | z |\n");
        assertEquals(List.of(List.of("1", "x | y"), List.of("2", "z")), Tables.cells(table));
    }

    @Test
    void rowTooLongForMemoryIsTold() {
        DataTable table = new Tables(100_000)
                .put("a.csv", " id | name\n----+-----\n  1 | Ada\n  2 | " + "x".repeat(300_000) + "\n  3 | Bob\n")
                .read();
        assertEquals(List.of("id", "name"), table.columns());
        assertEquals(List.of(List.of("1", "Ada")), Tables.cells(table));
        assertEquals(List.of(Reason.DRAWN_COLUMNS, Reason.UNPARSABLE), reasons(table));
    }

    @Test
    void fieldsOfLogsNameTheColumns() {
        DataTable iis = assertRead(
                "#Software: IIS\n#Fields: date time sc-status\n2026-01-01 00:00:01 200\n2026-01-01 00:00:02 404\n",
                "date|time|sc-status",
                "2026-01-01|00:00:01|200",
                "2026-01-01|00:00:02|404");
        assertEquals(List.of(Reason.DRAWN_COLUMNS, Reason.COMMENT), reasons(iis));
        assertRead(
                "#Version: 1.0\n#Fields: date time cs(User-Agent)\n2026-01-01\t00:00:01\tcurl 8\n2026-01-01\t00:00:02\tx y\n",
                "date|time|cs(User-Agent)",
                "2026-01-01|00:00:01|curl 8",
                "2026-01-01|00:00:02|x y");
    }

    @Test
    void columnsAlignedWithBlanksAreRead() {
        assertRead("a   b   c\n1   2   3\n44  55  66\n", "a|b|c", "1|2|3", "44|55|66");
        assertRead(
                "year month  tmax\n 1908     1   5.0\n 1908    12   7.3\n",
                "year|month|tmax",
                "1908|1|5.0",
                "1908|12|7.3");
        assertRead(
                "Name      Age City\nAnn        30 New York\nBob         5 Rome\nCharlotte  41 Los Angeles\n",
                "Name|Age|City",
                "Ann|30|New York",
                "Bob|5|Rome",
                "Charlotte|41|Los Angeles");
        assertRead(
                "18.0   8  \"ford torino\"\n15.0   4  \"vw 1131\"\n9.0    8  \"hi 1200d\"\n",
                "column 1|column 2|column 3",
                "18.0|8|ford torino",
                "15.0|4|vw 1131",
                "9.0|8|hi 1200d");
    }

    @Test
    void textWithBlanksIsNoTable() {
        assertRead("note\n1  and more\n2  and\n10 or less\n", "note", "1  and more", "2  and", "10 or less");
        assertRead(
                "Jan  1 host: up\nJan  2 host: down, then up\nJan  3 host: x\n",
                "Jan  1 host: up",
                "Jan  2 host: down, then up",
                "Jan  3 host: x");
        assertRead("# x\n1,  2\n3,  4\n5,  6\n", "column 1|column 2", "1| 2", "3| 4", "5| 6");
    }

    @Test
    void linesOfDashesAreNoRules() {
        assertEquals(List.of(Reason.COMMENT), reasons(assertRead("---\ntitle\nmore\n", "title", "more")));
        assertRead("a,b\n-,1\n--,2\n", "a|b", "-|1", "--|2");
        assertRead("a|b\n-|-\n1|2\n", "a|b", "-|-", "1|2");
    }

    @Test
    void separatorsWithinQuotesOfLogsSeparateNothing() {
        String line =
                "79a5 b [06/Feb/2026:00:00:0%d +0000] 192.0.2.3 - GET \"GET /a, HTTP/1.1\" 200 \"Agent (KHTML, x)\"\n";
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            log.append(String.format(line, i));
        }
        DataTable table = Tables.csv(log.toString());
        assertEquals(9, table.columns().size());
        assertEquals(ColumnType.DATE_TIME, table.type(2));
        assertEquals(
                List.of(
                        "79a5",
                        "b",
                        "[06/Feb/2026:00:00:01 +0000]",
                        "192.0.2.3",
                        "-",
                        "GET",
                        "GET /a, HTTP/1.1",
                        "200",
                        "Agent (KHTML, x)"),
                Tables.cells(table).get(1));
    }

    @Test
    void rowsBetweenBarsHaveNoEmptyCellsOutside() {
        DataTable table = Tables.csv("| id | name |\n| 1 | Ada |\n| 2 | Bob |\n");
        assertEquals(List.of("id", "name"), table.columns());
        assertEquals(List.of(List.of("1", "Ada"), List.of("2", "Bob")), Tables.cells(table));
    }

    @Test
    void ruleBetweenSeparatorsIsNoRow() {
        DataTable table = Tables.csv("id,city,n\n--,----,-\n1,Bern,2\n2,-,-\n");
        assertEquals(List.of(List.of("1", "Bern", "2"), List.of("2", "-", "-")), Tables.cells(table));
        assertEquals(List.of(Reason.DRAWN_COLUMNS), reasons(table));
        assertEquals(2, Tables.csv("id,city,n\n-,-,-\n1,Bern,2\n").rows(), "values that are missing");
    }

    @Test
    void textsThatSpreadsheetsKeepAsFormulasAreTexts() {
        DataTable table = Tables.csv("id,zip,n\n1,=\"00123\",2\n2,\"=\"\"04 5,6\"\"\",3\n3,=A1,4\n");
        assertEquals(List.of("1", "00123", "2"), Tables.cells(table).get(0));
        assertEquals("04 5,6", table.cell(1, 1));
        assertEquals("=A1", table.cell(2, 1));
        assertEquals(List.of(Reason.DRAWN_COLUMNS), reasons(table));
    }

    @Test
    void oneColumnThatMayBeSeveralIsTold() {
        String rows = "Ada Byron/Rome\nBob/Bern\nCy/Oslo\n";
        assertEquals(
                List.of(new DataTable.Problem("a.csv", 0, Reason.ONE_COLUMN, "/")),
                Tables.csv("name/city\n" + rows.repeat(3_000)).problems(),
                "longer than what is looked at");
        assertEquals(
                List.of(new DataTable.Problem("a.csv", 0, Reason.ONE_COLUMN, "@")),
                Tables.csv("x@1\n4.5@0.02\n6.25@1\n7@3\n").problems());
        assertEquals(List.of(), Tables.csv("place\n" + rows).problems(), "its name has none");
        assertEquals(
                List.of(),
                Tables.csv("1/2/2026\n3/2/2026\n4/2/2026\n5/2/2026\n").problems());
        assertEquals(
                List.of(),
                Tables.csv("data/1.csv\ndata/2.csv\ndata/3.csv\ndata/4.csv\n").problems());
    }

    @Test
    void colonsOfTimesSeparateNoCells() {
        DataTable table =
                Tables.csv("time=2026-11-30T10:37:00Z took=4ms\n".repeat(2) + "time=2026-11-30T10:38:12Z took=7ms\n");
        assertEquals(1, table.columns().size());
    }
}
