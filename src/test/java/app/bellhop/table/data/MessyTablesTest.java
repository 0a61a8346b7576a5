package app.bellhop.table.data;

import static app.bellhop.table.data.DialectTest.assertRead;
import static app.bellhop.table.data.TableReaderTest.reasons;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that look right when they are wrong: what can't be known from them is told. */
class MessyTablesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name,text\n1,abc\"def, x\"\n2,\"a, b\",c\n3,y,\"y, z\"\n",
                "id,name,text\n1,abc\"d, e\"\n2,b,c\n3,y,z\n",
                "id;name;text;note\n1;say\"a; b\";z\n2;\"a; b\";c;d\n3;x;\"y; z\";d\n"
            })
    void quotesWithinCellsThatMayEncloseSeparatorsAreTold(String text) {
        assertEquals(List.of(Reason.STRAY_QUOTE), reasons(Tables.csv(text)));
        assertEquals(2, Tables.csv(text).problems().get(0).line());
    }

    @Test
    void inchesAndQuotesOfOneCellAreNotTold() {
        DataTable table = Tables.csv(
                "id,size,name\n1,5\" x 7\",A\n2,3.5\",10\"\n3,\"2\"\" x 4\"\"\",B\n4,a \"b\" c,\"d, \"\"e\"\"\"\n");
        assertEquals(List.of(), table.problems());
    }

    @Test
    void quotesWithinQuotedCellsMakeBlanksNoSeparators() {
        String row = ";\"ada \"al\" lovelace\"\n";
        assertRead(
                "1" + row + "2" + row + "3;\"ada \"al\" love;lace\"\n4" + row + "5" + row,
                "column 1|column 2",
                "1|ada \"al\" lovelace",
                "2|ada \"al\" lovelace",
                "3|ada \"al\" love;lace",
                "4|ada \"al\" lovelace",
                "5|ada \"al\" lovelace");
    }

    @Test
    void tabsAroundQuotesAreBlanks() {
        assertRead("\"a\"\t,\"b\"\n\"1\"\t,\t\"x, y\"\n", "a|b", "1|x, y");
    }

    @Test
    void headerThatComesAgainIsToldAndNoRow() {
        DataTable joined = assertRead("a,b\n1,2\n3,4\na,b\n5,6\n", "a|b", "1|2", "3|4", "5|6");
        assertEquals(List.of(new Problem("a.csv", 4, Reason.REPEATED_HEADER, "a,b")), joined.problems());
        DataTable twice = assertRead("a,b\na,b\na,b\n1,2\n3,4\n", "a|b", "1|2", "3|4");
        assertEquals(List.of(Reason.REPEATED_HEADER, Reason.REPEATED_HEADER), reasons(twice));
        DataTable texts = assertRead("name,city\nname,city\nAda,Rome\nBob,Bern\n", "name|city", "Ada|Rome", "Bob|Bern");
        assertEquals(List.of(Reason.REPEATED_HEADER), reasons(texts));
        assertRead("name\nAda\nname\nBob\n", "name", "Ada", "name", "Bob");
        assertRead("x,\n1,\nx,\n", "x|column 2", "1|", "x|");
        assertRead("1,2\n3,4\n1,2\n", "column 1|column 2", "1|2", "3|4", "1|2");
    }

    @Test
    void rowsAfterAnEmptyLineAreTold() {
        DataTable note = assertRead(
                "region,amount\nN,10\nS,20\n\nSource: Office, 2026\n",
                "region|amount",
                "N|10",
                "S|20",
                "Source: Office| 2026");
        assertEquals(
                List.of(new Problem("a.csv", 5, Reason.AFTER_EMPTY_LINE, "Source: Office, 2026")), note.problems());
        assertEquals(
                List.of(Reason.AFTER_EMPTY_LINE),
                reasons(Tables.csv("id,name\n1,x\n2,y\n\n\ncode,price\nA1,3.5\nB2,4.5\n")));
        assertEquals(List.of(Reason.REPEATED_HEADER), reasons(Tables.csv("a,b\n1,2\n3,4\n\na,b\n5,6\n7,8\n")));
        assertEquals(List.of(), reasons(Tables.csv("a,b\n\n1,2\n3,4\n\n\n")));
        assertEquals(List.of(), reasons(Tables.csv("a,b\n\n1,2\n\n3,4\n\n5,6\n")));
        assertEquals(List.of(), reasons(Tables.csv("text\nx\ny\n\nz\n")));
        assertEquals(
                List.of(new Problem("a.csv", 4, Reason.AFTER_EMPTY_LINE, "date,temp")),
                Tables.csv("Station,Berlin\nLat,52.5\n\ndate,temp\n2026-01-01,3\n2026-01-02,4\n")
                        .problems());
        assertEquals(List.of(), reasons(Tables.csv("a,b\n1,2\n3,4\n,\n,\n")));
        DataTable empty = Tables.csv("day,shop,n\n1/2/2026,A,1\n2/2/2026,B,2\n,,\n,,\nAll payments are final,,\n");
        assertEquals(
                List.of(new Problem("a.csv", 6, Reason.AFTER_EMPTY_LINE, "All payments are final,,")),
                empty.problems());
        assertEquals(5, empty.rows());
    }

    @Test
    void linesBeforeAnEmptyLineAreNoHeaderOfTheTableBelow() {
        DataTable title = assertRead("By: Ada; Made: today\n\nid;name\n1;a\n2;b\n", "id|name", "1|a", "2|b");
        assertEquals(List.of(new Problem("a.csv", 1, Reason.PREAMBLE, "By: Ada; Made: today")), title.problems());
        DataTable titles = assertRead(
                "Report,,,\nMade,2026-01-01,,\n\nid,name,city,zip\n1,a,x,00123\n2,b,y,00456\n",
                "id|name|city|zip",
                "1|a|x|00123",
                "2|b|y|00456");
        assertEquals(List.of(Reason.PREAMBLE, Reason.PREAMBLE), reasons(titles));
        assertRead(
                "Model\tX1\nSerial\t12\n\nTime\tTemp\n0\t2.1\n1\t2.2\n2\t2.3\n",
                "Time|Temp",
                "0|2.1",
                "1|2.2",
                "2|2.3");
        assertRead("a,b\n\n1,2\n3,4\n", "a|b", "1|2", "3|4");
        assertEquals(
                List.of("id", "name"),
                Tables.csv("id,name\n1,x\n2,y\n\ncode,price\nA1,3\nB2,4\n").columns());
        assertEquals(
                List.of("id", "name"),
                Tables.csv("id,name\n1,x\n\ncode,price\nA1,3\nB2,4\n").columns());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "name,temp\\n,°C\\na,20.5\\nb,21\\nc,22\\n # name # temp °C",
                "station,temp\\n-,degC\\nABC,20.5\\nDEF,21\\nGHI,22\\n # station # temp degC",
                "weight,city\\n(kg),\\n20.5,Rome\\n21,Bern\\n7,Oslo\\n # weight (kg) # city",
                "t;v\\n[s];[m/s]\\n0,1;20,5\\n0,2;21,5\\n # t [s] # v [m/s]",
                "day,power\\n,kWh\\n2026-01-01,1\\n2026-01-02,2\\n # day # power kWh"
            })
    void unitsBelowTheHeaderArePartOfTheNames(String text, String first, String second) {
        DataTable table = Tables.csv(text.replace("\\n", "\n"));
        assertEquals(List.of(first, second), table.columns());
        assertEquals(text.strip().split("\\\\n").length - 2, table.rows());
    }

    @Test
    void listsInCellsMakeTheirSeparatorNotThatOfCells() {
        assertRead("id,tags\n1,a;b;c\n2,d;e;f\n3,g;h;i\n", "id|tags", "1|a;b;c", "2|d;e;f", "3|g;h;i");
        assertRead("Sales, costs\n1;2,5\n2;3,5\n3;4,5\n", "column 1|column 2", "1|2,5", "2|3,5", "3|4,5");
        assertRead("id;t\n1;\u00aba\u00bb\n2;\u00abc\u00bb\n", "id|t", "1|\u00aba\u00bb", "2|\u00abc\u00bb");
    }

    /** As databases and word processors write line breaks within a cell. */
    @Test
    void verticalTabsAreText() {
        assertRead("a,b\n1,x\u000by\n2,z\n", "a|b", "1|x\u000by", "2|z");
    }

    /** As spreadsheets save merged cells. */
    @Test
    void nameOfSeveralColumnsIsThatOfEach() {
        assertRead(
                ",Sales,,Costs,\nyear,Q1,Q2,Q1,Q2\n2020,1,2,3,4\n2021,1,2,3,4\n",
                "year|Sales Q1|Sales Q2|Costs Q1|Costs Q2",
                "2020|1|2|3|4",
                "2021|1|2|3|4");
    }

    @Test
    void namesMayBeSpreadOverSeveralLines() {
        assertRead(
                "Name,Staff,,,,Note\n,A,,B,,\n,Count,Full,Count,Full,\nx,1,0.5,2,1.5,\ny,3,2.5,4,3.5,\nz,5,4.5,6,5.5,\n",
                "Name|Staff A Count|Staff A Full|Staff B Count|Staff B Full|Note",
                "x|1|0.5|2|1.5|",
                "y|3|2.5|4|3.5|",
                "z|5|4.5|6|5.5|");
        DataTable logger = assertRead(
                "TOA5,CR1,CR1,42\nTIME,REC,AirTC,RH\nTS,RN,Deg C,%\n,,Avg,Smp\n"
                        + "2026-01-01 00:00:00,0,12.3,45\n2026-01-01 00:10:00,1,12.4,46\n2026-01-01 00:20:00,2,12.5,47\n",
                "TIME TS|REC RN|AirTC Deg C Avg|RH % Smp",
                "2026-01-01 00:00:00|0|12.3|45",
                "2026-01-01 00:10:00|1|12.4|46",
                "2026-01-01 00:20:00|2|12.5|47");
        assertEquals(List.of(Reason.PREAMBLE), reasons(logger));
        assertRead(
                ",,\nTable 1: costs,,\n,,\n,2013-14,2012-13\n,£000,£000\nWages,\"1,234\",\"1,111\"\nOther,(200),300\n",
                "column 1|2013-14 £000|2012-13 £000",
                "Wages|1,234|1,111",
                "Other|(200)|300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10%,a\n20%,b\n", "C#,1\nF#,2\n", "$5$;a\n$6$;b\n", "<i>,a\n<b>,b\n"})
    void signsOfEveryCellAreNoPartOfTheSeparator(String text) {
        DataTable table = Tables.csv(text);
        assertEquals(
                List.of(text.strip().split("[\n,;]")),
                Stream.concat(
                                table.columns().stream().filter(name -> !name.startsWith("column")),
                                Tables.cells(table).stream().flatMap(List::stream))
                        .toList());
    }

    @Test
    void rowsOfValuesAreNoUnits() {
        assertRead("grade,points\nA,1\nB,2\nC,3\n", "grade|points", "A|1", "B|2", "C|3");
        assertRead("name,n\nx,unknown\ny,1\nz,2\n", "name|n", "x|unknown", "y|1", "z|2");
        assertRead("unit,n\nkg,-\nm,1\ns,2\n", "unit|n", "kg|-", "m|1", "s|2");
    }

    @Test
    void widthOfTheFirstRowDecidesAmongEquals() {
        DataTable table = assertRead("a,b,c\n1,2,3\n4,5\n6,7\n", "a|b|c", "1|2|3", "4|5|", "6|7|");
        assertEquals(List.of(Reason.FEWER_CELLS, Reason.FEWER_CELLS), reasons(table));
        assertRead(
                "a,b,c,d\nx,3,y,2\nx,3,y,5\nx,3,y,z,7\nx,3,y,z,7\nx,3,z\nx,3,z\nx,3,z\n",
                "a|b|c|d|column 5",
                "x|3|y|2|",
                "x|3|y|5|",
                "x|3|y|z|7",
                "x|3|y|z|7",
                "x|3|z||",
                "x|3|z||",
                "x|3|z||");
    }

    @Test
    void endOfFileSignOfDosIsNoRow() {
        DataTable table = assertRead("a,b\n1,2\n3,4\n\u001A", "a|b", "1|2", "3|4");
        assertEquals(List.of(), table.problems());
    }

    @Test
    void rowsBelowAHeaderInAnotherOrderGoWhereItSays() {
        DataTable joined = assertRead("id,name\n1,a\n2,b\nname,id\nc,3\n", "id|name", "1|a", "2|b", "3|c");
        assertEquals(List.of(new Problem("a.csv", 4, Reason.REPEATED_HEADER, "name,id")), joined.problems());
        assertRead("a,b,n\nx,y,1\nn,a,b\n2,u,v\na,b,n\nz,z,3\n", "a|b|n", "x|y|1", "u|v|2", "z|z|3");
        DataTable texts = assertRead(
                "first,last\nAda,Lovelace\nlast,first\nHopper,Grace\n",
                "first|last",
                "Ada|Lovelace",
                "last|first",
                "Hopper|Grace");
        assertEquals(List.of(Reason.UNLIKE_OTHERS), reasons(texts)); // They may be words.
        DataTable objects = new Tables()
                .put("a.csv", "first,last\nAda,Lovelace\n")
                .put("b.csv", "last,first\nHopper,Grace\n")
                .read();
        assertEquals(List.of(List.of("Ada", "Lovelace"), List.of("Grace", "Hopper")), Tables.cells(objects));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,a,b,c~1,2,3,x~4,5,6,y~7,8,9,z~Source: WHO,,, | 5",
                "id,a,b,c~1,2,3,x~4,5,6,y~7,8,9,z~Source: WHO, of the UN, rounded, by us~1,1,1,x | 5",
                "id,name,qty~1,a,5~2,b,6~3,c,6~key,label,count~4,d,7 | 5",
                "id,name,city~1,a,Rome~2,b,Bonn~id,name,born~3,c,1999 | 4",
                "name,city,job~Ada,Rome,x~Bob,Bern,y~Cy,Bonn,z~city,name,work~Eve,Ulm,u | 5",
                "city,qty,price~Bonn,1,2~Rome,3,4~Ulm,3,5~Asia,,~Osaka,5,6 | 5"
            })
    void notesAndOtherHeadersAsWideAsTheTableAreTold(String text, long line) {
        DataTable table = Tables.csv(text.replace('~', '\n'));
        assertEquals(List.of(Reason.UNLIKE_OTHERS), reasons(table));
        assertEquals(line, table.problems().get(0).line());
        assertEquals(text.chars().filter(c -> c == '~').count(), table.rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name,qty\n1,a,5\n2,b,6\n3,c,NA\nx4,d,7\n5,e,unknown\n",
                "name,type,note\nname,string,\nid,int,\nqty,int,x\nborn,date,\n",
                "a,b,c\n1,,\n2,,\n3,x,\n4,,\n",
                "a,b,c\n1,x,y\n2,z,y\n3,x,\n4,,\n",
                "Date, Open, High\n1,2,3\n4,5,6\n7,8,9\n"
            })
    void rowsWithOddCellsAreNotTold(String text) {
        assertEquals(List.of(), Tables.csv(text).problems());
    }

    @Test
    void valuesOfTextsMayBeTheNamesOfTheirColumns() {
        assertRead(
                "alpha2,English\naa,Afar\nab,Abkhazian\nen,English\nde,German\n",
                "alpha2|English",
                "aa|Afar",
                "ab|Abkhazian",
                "en|English",
                "de|German");
        assertRead(
                "fr,French\naa,Afar\nen,English\nde,French\n",
                "column 1|column 2",
                "fr|French",
                "aa|Afar",
                "en|English",
                "de|French");
    }

    @Test
    void valuesAboveTheNamesAreNoNames() {
        DataTable counted = assertRead(
                "506,13,,\nCRIM,ZN,RAD,MEDV\n0.1,18,1,24\n0.2,17,2,21\n",
                "CRIM|ZN|RAD|MEDV",
                "0.1|18|1|24",
                "0.2|17|2|21");
        assertEquals(List.of(Reason.PREAMBLE), reasons(counted));
        assertRead("1,2,3\nid,name,qty\n1,a,5\n2,b,6\n3,c,7\n", "id|name|qty", "1|a|5", "2|b|6", "3|c|7");
        DataTable sentence =
                assertRead("Report, of sales, by us\nid,name,qty\n1,a,5\n2,b,6\n", "id|name|qty", "1|a|5", "2|b|6");
        assertEquals(List.of(Reason.PREAMBLE), reasons(sentence));
    }

    @Test
    void titlesInTheFirstCellAreNoNames() {
        for (String text : List.of("Report 2024,\nCAS,MON\n1-2,5\n2-3,6\n", "Report 2024\n\nCAS,MON\n1-2,5\n2-3,6\n")) {
            assertRead(text, "CAS|MON", "1-2|5", "2-3|6");
        }
        assertRead(
                "Report of things,,,\n1,2,3,4\n5,6,7,8\n", "column 1|column 2|column 3|column 4", "1|2|3|4", "5|6|7|8");
        assertRead("Report of things\n\nvolume\n1120\n1160\n", "volume", "1120", "1160");
        assertRead("Report of things\n\nyear,volume\n1871,1120\n1872,1160\n", "year|volume", "1871|1120", "1872|1160");
        assertRead("# made by x, y and z\n1,2\n3,4\n5,6\n", "column 1|column 2", "1|2", "3|4", "5|6");
        assertRead("# a,b\n1,2\n3,4\n", "# a|b", "1|2", "3|4");
    }

    @Test
    void charactersThatNoTextHasSeparateCells() {
        assertRead(
                "time\u0001count\n2026-01-01 01:00:00\u00012\n2026-01-01 02:00:00\u00013\n",
                "time|count",
                "2026-01-01 01:00:00|2",
                "2026-01-01 02:00:00|3");
        assertRead(
                "1\u00010.58\u00011.8\n2\u00010.59\u00011.9\n",
                "column 1|column 2|column 3",
                "1|0.58|1.8",
                "2|0.59|1.9");
        assertRead(
                "date^price\nJan 1 2000^39.81\nFeb 1 2000^36.35\nMar 1 2000^43.22\n",
                "date|price",
                "Jan 1 2000|39.81",
                "Feb 1 2000|36.35",
                "Mar 1 2000|43.22");
    }

    @Test
    void wordsForNoValueAreNoNames() {
        assertRead(
                "name,string,n/a,n/a\nkey,string,n/a,x\nid,int,n/a,y\n",
                "column 1|column 2|column 3|column 4",
                "name|string|n/a|n/a",
                "key|string|n/a|x",
                "id|int|n/a|y");
    }

    @Test
    void firstRowWithEmptyCellsMayBeARow() {
        assertRead(
                "arg,,:ref,\"x, y\"\nlist,,:high,z\nlist,12,:ref,z\nwhat,15,:ref,q\n",
                "column 1|column 2|column 3|column 4",
                "arg||:ref|x, y",
                "list||:high|z",
                "list|12|:ref|z",
                "what|15|:ref|q");
        assertRead(",name,city\n0,bob,paris\n1,al,rome\n", "column 1|name|city", "0|bob|paris", "1|al|rome");
    }

    @Test
    void narrowRowsOfATableWithoutAHeaderAreRows() {
        assertRead(
                "a1,12,x\nb2,13,y,z\nc3,14,u,v,w\nd4,15,q,w,e\ne5,16,r,t,y\n",
                "column 1|column 2|column 3|column 4|column 5",
                "a1|12|x||",
                "b2|13|y|z|",
                "c3|14|u|v|w",
                "d4|15|q|w|e",
                "e5|16|r|t|y");
        assertRead(
                "day,b,c,d\n1950,2,,\n1951,3,4\n1952,3,5\n1953,6,7\n1954,7,8\n",
                "day|b|c|d",
                "1950|2||",
                "1951|3|4|",
                "1952|3|5|",
                "1953|6|7|",
                "1954|7|8|");
    }

    @Test
    void byteOrderMarksOfJoinedFilesArePartOfNoCell() {
        DataTable joined = assertRead("\uFEFFa,b\n1,2\n\uFEFFa,b\n3,4\n\uFEFF5,6\n", "a|b", "1|2", "3|4", "5|6");
        assertEquals(List.of(Reason.REPEATED_HEADER), reasons(joined));
    }

    @Test
    void singleQuotesMayEncloseTheNamesOnly() {
        StringBuilder text = new StringBuilder("'popul';'TVnews';'PID'\n");
        for (int i = 0; i < 500; i++) {
            text.append(i).append(";7;").append(i % 5).append("\n");
        }
        assertEquals(
                List.of("popul", "TVnews", "PID"), Tables.csv(text.toString()).columns());
    }
}
