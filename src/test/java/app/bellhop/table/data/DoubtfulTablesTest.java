package app.bellhop.table.data;

import static app.bellhop.table.data.DialectTest.assertRead;
import static app.bellhop.table.data.TableReaderTest.reasons;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.types.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers, titles and quotes that could be something else: read right where there is evidence, told where there is none. */
class DoubtfulTablesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@x.org,Alice\nbob@x.org,Bob\n",
                "s3://a/x,y\ns3://b/z,w\n",
                "+1 202 555 0101,Ada\n+1 202 555 0102,Bob\n+1 202 555 0103,Cy\n",
                "550e8400-e29b-41d4-a716-446655440000,a\n0f0e8400-e29b-41d4-a716-446655440001,b\n",
                "0x1F,a\n0x2A,b\n0xFF,c\n",
                "POINT(1 2),x\nPOINT(33 4),y\nPOINT(5 6),z\n",
                "52.5\u00b0N,Berlin\n48.1\u00b0N,Munich\n50.9\u00b0N,K\u00f6ln\n",
                "a=1;b=2\na=3;b=4\na=50;b=6\n",
                "74-82-8\n1120-21-4\n71-43-2\n",
                "c-api/arg,,:ref,a b\nc-api/list,,:high,b\nx,267,`,c\ny,,::,d\nz,,:set,e\n"
                        + "q,,:i1,f\nr,,:i2,g\ns,,:i3,h\nt,,:i4,i\nu,,:i5,j\nv,,:i6,k\nw,,:i7,l\n"
            })
    void firstRowThatIsLikeTheOthersNamesNothing(String text) {
        DataTable table = Tables.csv(text);
        assertEquals("column 1", table.columns().get(0));
        assertEquals(text.lines().count(), table.rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email,name\nalice@x.org,Alice\nbob@x.org,Bob\n",
                "Q1,Q2\nlow,high\nhigh,mid\n",
                "@type,@id\nx,a\ny,b\nz,c\n",
                "item1,item2\nred,A1\nblue,A2\n",
                "_id,_rev\n_a,_x\n_b,_y\n_c,_z\n_d,_q\n_e,_r\n"
            })
    void namesAreNames(String text) {
        DataTable table = Tables.csv(text);
        assertEquals(text.substring(0, text.indexOf(',')), table.columns().get(0));
        assertEquals(List.of(), table.problems());
    }

    @Test
    void anotherHeaderBelowOneColumnOfNumbersIsTold() {
        String rows = "1,x\n2,y\n";
        assertEquals(
                List.of(new Problem("a.csv", 4, Reason.UNLIKE_OTHERS, "code,price")),
                Tables.csv("id,name\n" + rows + "code,price\nA,3.5\nB,4.5\n").problems());
        assertEquals(
                List.of(new Problem("a.csv", 22, Reason.UNLIKE_OTHERS, "x0_col,x1_col")),
                Tables.csv("id,name\n" + rows.repeat(10) + "x0_col,x1_col\n" + rows)
                        .problems());
        assertEquals(
                List.of(),
                Tables.csv("id,name\n" + rows.repeat(10) + "A4D0-A4FD,MYA JEU\n" + rows)
                        .problems());
        assertEquals(
                List.of(), Tables.csv("id,name\n" + rows + "A1,Bob\n" + rows).problems());
    }

    @Test
    void headerInOtherCaseIsTheSame() {
        DataTable joined = assertRead("id,name\n1,a\n2,b\nID,NAME\n3,c\n", "id|name", "1|a", "2|b", "3|c");
        assertEquals(List.of(new Problem("a.csv", 4, Reason.REPEATED_HEADER, "ID,NAME")), joined.problems());
        assertRead("id,name\n1,a\n2,b\nName,Id\nc,3\n", "id|name", "1|a", "2|b", "3|c");
        DataTable texts = Tables.csv("first,last\nAda,Lovelace\nFIRST,LAST\nAlan,Turing\n");
        assertEquals(List.of(Reason.UNLIKE_OTHERS), reasons(texts)); // They may be words.
        DataTable objects = new Tables()
                .put("a.csv", "Id,Name\n1,a\n")
                .put("b.csv", "id,name\n2,b\n")
                .put("c.csv", "NAME,ID\nc,3\n")
                .read();
        assertEquals(List.of("Id", "Name"), objects.columns());
        assertEquals(List.of(List.of("1", "a"), List.of("2", "b"), List.of("3", "c")), Tables.cells(objects));
        assertRead("id,ID\n1,x\n2,y\n", "id|ID", "1|x", "2|y");
        DataTable others = new Tables()
                .put("a.csv", "p,P\n1,2\n")
                .put("b.csv", "P,p\n3,4\n")
                .read();
        assertEquals(List.of(List.of("1", "2"), List.of("4", "3")), Tables.cells(others));
    }

    @Test
    void titleAboveTwoColumnsOfNumbersIsNoName() {
        DataTable table = assertRead("Report 2024,\n1.5,2\n3,4\n5,6\n", "column 1|column 2", "1.5|2", "3|4", "5|6");
        assertEquals(List.of(new Problem("a.csv", 1, Reason.PREAMBLE, "Report 2024,")), table.problems());
    }

    @Test
    void columnsWithoutANameAreToldOnceTheyHaveCells() {
        assertEquals(
                List.of(new Problem("a.csv", 1, Reason.UNNAMED_COLUMNS, "AAA,aaa,123,")),
                Tables.csv("AAA,aaa,123,\nbb,cc,,\ndd,ee,,x\nff,gg,,y\n").problems());
        assertEquals(List.of(), Tables.csv("a,b,\n1,2,\n3,4,\n").problems());
        assertEquals(List.of(), Tables.csv(",a,b\n0,x,y\n1,z,w\n").problems(), "an index, as pandas writes it");
    }

    @Test
    void yearsBelowNamesThatComeSeveralTimesArePartOfThem() {
        assertRead("Region,Sales,Sales\n,2025,2026\nN,1,2\nS,3,4\n", "Region|Sales 2025|Sales 2026", "N|1|2", "S|3|4");
        assertRead("Region,Sales,Cost\n,2025,2026\nN,1,2\n", "Region|Sales|Cost", "|2025|2026", "N|1|2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTEGER,VARCHAR(20)", "int64,string", "NUMERIC(10),timestamp", "bigint,text"})
    void typesBelowNamesArePartOfThem(String types) {
        DataTable table = Tables.csv("id,name\n" + types + "\n1,a\n2,b\n");
        assertEquals(2, table.rows());
        assertEquals(
                "id " + types.substring(0, types.indexOf(',')), table.columns().get(0));
    }

    @Test
    void quoteThatMayJoinRowsIsToldWhereQuotesAreNone() {
        DataTable table = assertRead(
                "id,note,n\n1,\"x,5\n2,y,6\n3,z\",7\n4,w,8\n", "id|note|n", "1|\"x|5", "2|y|6", "3|z\"|7", "4|w|8");
        assertEquals(List.of(new Problem("a.csv", 2, Reason.STRAY_QUOTE, "1,\"x,5")), table.problems());
        assertEquals(List.of(), reasons(Tables.csv("id,t\n1,\"A\" is\n2,\"B\" was\n3,c\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "#", "@", "->", "=>"})
    void partsOfWordsSeparateCellsWhereNamesStandAboveValues(String separator) {
        String text = "name!city!born\nAda!London!1815\nBob!Rome!1901\nCarol!Oslo!1999\n";
        assertRead(
                text.replace("!", separator), "name|city|born", "Ada|London|1815", "Bob|Rome|1901", "Carol|Oslo|1999");
        assertRead(
                "1!2!3.5!-7\n2!!4.5!8\n3!4!5!6.25\n4!5!6!7\n".replace("!", separator),
                "column 1|column 2|column 3|column 4",
                "1|2|3.5|-7",
                "2||4.5|8",
                "3|4|5|6.25",
                "4|5|6|7");
        DataTable pairs = Tables.csv(("year!price\n" + "2026-01-01!1.5\n".repeat(30)).replace("!", separator));
        assertEquals(separator.equals("/") ? 1 : 2, pairs.columns().size());
    }

    @Test
    void halfOfASeparatorMayBeInCells() {
        assertRead(
                "id::at::url\n1::10:30::https://x.org/1\n2::11:45::https://x.org/2\n",
                "id|at|url",
                "1|10:30|https://x.org/1",
                "2|11:45|https://x.org/2");
        assertEquals(
                List.of(List.of("1", "x|y", "5"), List.of("2", "z", "6")),
                Tables.cells(Tables.csv("id||name||n\n1||x|y||5\n2||z||6\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java\nsrc/test/java\nsrc/main/resources\ndocs/user/guide\n",
                "path\nlogs/2025/11\nlogs/2025/12\nlogs/2026/10\n",
                "logs/year/month\nlogs/2025/11\nlogs/2025/12\nlogs/2026/10\n",
                "day/month/year\n1/12/2026\n2/12/2026\n3/12/2026\n",
                "1/2/3\n4/5/6\n7/8/9\n10/11/12\n",
                "a->b->c\nb->c->d\nd->e->f\ng->h->i\n",
                "ada@x.org\nbob@y.org\ncy@z.org\ndi@z.org\n",
                "Mo/Di/Mi\nrot/gelb/blau\n1/2/3\nx/y/z\n"
            })
    void partsOfWordsSeparateNothingElse(String text) {
        DataTable table = Tables.csv(text);
        assertEquals(1, table.columns().size(), () -> table.columns().toString());
    }

    @Test
    void quoteThatJoinsARowWithACellOfSeveralLinesIsTold() {
        DataTable table =
                Tables.csv("d,q,u,c\n1/2/2026,5,x,ok\n2/2/2026,6,y,\"\n3/2/2026,7,z,\"one\ntwo\"\n4/2/2026,8,w,ok\n"
                        + "5/2/2026,8,w,\"a, b\"\n6/2/2026,8,w,\"c, d\"\n");
        assertEquals(3, table.problems().get(0).line());
        DataTable prose = Tables.csv("a,b,c,d\n1,2,3,\"well, so, and, then\nmore\nand more\"\n4,5,6,x\n");
        assertEquals(List.of(), prose.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Report of 2026\n\n", "Made: today^^\n"})
    void singleQuotesAroundDoubleOnesEncloseCellsBelowATitle(String title) {
        DataTable table = Tables.csv(title + "'id'^'name'^'note'\n'1'^'\"Ada\"'^'a^b'\n'2'^'Bob'^'c'\n'3'^'Cy'^'d'\n");
        assertEquals(List.of("id", "name", "note"), table.columns());
        assertEquals(List.of("1", "\"Ada\"", "a^b"), Tables.cells(table).get(0));
    }

    @Test
    void backslashesBeforeQuotesEscapeThemAtTheBeginningOfCells() {
        assertRead(
                "\"id\",\"note\"\n\"1\",\"\\\"hot\\\" item\"\n\"2\",\"ok\"\n\"3\",\"\\\"x\\\" y\"\n",
                "id|note",
                "1|\"hot\" item",
                "2|ok",
                "3|\"x\" y");
    }

    @Test
    void separatorTooManyThatMayHaveShiftedARowIsTold() {
        String good = "a,b,c\n1,2,\n3,4,\n5,6,\n";
        DataTable shifted = assertRead(good + "7,,8,\n", "a|b|c", "1|2|", "3|4|", "5|6|", "7||8");
        assertEquals(List.of(new Problem("a.csv", 5, Reason.MORE_CELLS, "7,,8,")), shifted.problems());
        assertEquals(List.of(), Tables.csv("a,b,c\n1,2,3,\n4,5,6,\n7,8,9,\n").problems());
        assertEquals(
                List.of(), Tables.csv("a,b,c\n1,2,3\n4,5,6,,\n7,8,9,\n1,2,3\n").problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--5", "+-5", "-\u22125", "-$-5", "$$5", "5%%", "- 5"})
    void whatHasTwoSignsIsNoNumber(String cell) {
        DataTable table = Tables.csv("k;v\na;" + cell + "\nb;3\n");
        assertEquals(ColumnType.TEXT, table.type(1));
        assertEquals(null, table.format(1).number(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE"})
    void wideTextsWithoutAMarkAreRead(String charset) {
        byte[] bytes =
                "name,city\nJos\u00e9,Z\u00fcrich\n\u592a\u90ce,\u6771\u4eac\n".getBytes(Charset.forName(charset));
        DataTable table = new Tables().put("a.csv", bytes).read();
        assertEquals(
                List.of(List.of("Jos\u00e9", "Z\u00fcrich"), List.of("\u592a\u90ce", "\u6771\u4eac")),
                Tables.cells(table));
        assertEquals(List.of(), table.problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$5 R$7 CA$8|3|price: $5; R$7; CA$8",
                "$5 7 \u20AC9 \u20AC2|3|price: $5; 7; \u20AC9",
                "5% 0.05 NA 7%|3|price: 5%; 0.05",
                "USD5 $7 EUR8|4|price: USD5; EUR8",
                "5kr 7kr. 8Ft|4|price: 5kr; 8Ft",
                "\u20B45 \u20A67 \u20A69|3|price: \u20B45; \u20A67",
                "'1,234 3 1.234'|4|price: 1,234; 1.234"
            })
    void numbersOfDifferentCurrenciesOrSeparatorsAreTold(String cells, long line, String text) {
        DataTable table = Tables.csv("id\tprice\n1\t" + cells.replace(" ", "\n1\t") + "\n");
        assertTrue(table.type(1).number());
        assertEquals(List.of(new Problem("a.csv", line, Reason.MIXED_NUMBERS, text)), table.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R$5 R$7,50",
                "CA$5 CA$7",
                "kr.1.234,50 kr.5 7kr",
                "5z\u0142 PLN7,50 8z\u0142",
                "$5 USD7 US$8",
                "5% 7,5%",
                "\u20AC5 6EUR",
                "1,234 2.5 7",
                "1.234 1.5 7",
                "1.234,5 3",
                "1e5 2E6 3"
            })
    void numbersOfOneKindAreNotTold(String cells) {
        DataTable table = Tables.csv("id\tprice\n1\t" + cells.replace(" ", "\n1\t") + "\n");
        assertTrue(table.type(1).number());
        assertEquals(List.of(), table.problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "; 1.000 2.500|1000|v: 1.000 = 1000",
                "; 1,000 2,500|1|v: 1,000 = 1.000",
                ", 1.000 2.500|1|v: 1.000 = 1.000",
                "; 1.000 2.500 12|1000|",
                ", 1.125 2.500 1200|1.125|",
                "; 0.125 1.000|0.125|",
                ", 0,125 1,000|0.125|",
                "; 1.000 1.000.000|1000|",
                ", $1.000 $2.500|1|v: $1.000 = 1.000"
            })
    void separatorsThatMayMeanThousandsOrFractionsAreTold(String cells, BigDecimal first, String told) {
        String[] parts = cells.split(" ", 2);
        String text = "id" + parts[0] + "v\n" + "x" + parts[0] + "\"" + parts[1].replace(" ", "\"\nx" + parts[0] + "\"")
                + "\"\n";
        DataTable table = Tables.csv(text);
        assertEquals(0, first.compareTo(table.format(1).number(table.cell(0, 1))), text);
        assertEquals(
                told == null ? List.of() : List.of(new Problem("a.csv", 2, Reason.AMBIGUOUS_NUMBERS, told)),
                table.problems());
    }

    @Test
    void otherColumnsTellWhatSeparatorsOfNumbersMean() {
        DataTable points = Tables.csv("id;a;b\nx;1.5;1.234\ny;2.25;2.500\n");
        assertEquals("1.234", points.format(2).number("1.234").toPlainString());
        DataTable commas = Tables.csv("id\ta\tb\nx\t1,5\t1.234\ny\t2,25\t2.500\n");
        assertEquals("1234", commas.format(2).number("1.234").toPlainString());
        assertEquals(List.of(), points.problems());
        assertEquals(List.of(), commas.problems());
        DataTable json = new Tables()
                .put("a.json", "[{\"a\":1.250,\"b\":\"1,5\"},{\"a\":2.125}]")
                .read();
        assertEquals("1.250", json.format(0).number("1.250").toPlainString());
        assertEquals(List.of(), json.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49 123 456 789;+1 202 555",
                "192.168.100.200;10.100.200.123",
                "1.2.3;1.10.0",
                "4111 1111 1111 1111;5500 0000 0000 0004"
            })
    void telephoneNumbersAndAddressesAreNoNumbers(String cells) {
        assertEquals(
                ColumnType.TEXT,
                Tables.csv("id\tv\nx\t" + cells.replace(";", "\nx\t") + "\n").type(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "<NA>", "NaT", "\u2013", "\u2014"})
    void whatProgramsWriteForNoValueLeavesAColumnItsType(String none) {
        assertEquals(
                ColumnType.INTEGER,
                Tables.csv("id,v\nx,1\nx," + none + "\nx,3\n").type(1));
    }

    @Test
    void currenciesThatDifferBetweenObjectsAreTold() {
        DataTable table = new Tables()
                .put("a.csv", "id,price\n1,$5\n2,$6\n")
                .put("b.csv", "id,price\n1,\u00A35\n")
                .read();
        assertEquals(List.of(new Problem("b.csv", 2, Reason.MIXED_NUMBERS, "price: $5; \u00A35")), table.problems());
    }

    @Test
    void blanksInRowsThatLackACellSeparateNothing() {
        assertRead(
                "id,name,card\n1,Bob Stone,90 08 46 94\n2,Li Wei,11 22 33 44\n3,Ann Lee\n4,Mia Neil\n5,Ada Quinn\n",
                "id|name|card",
                "1|Bob Stone|90 08 46 94",
                "2|Li Wei|11 22 33 44",
                "3|Ann Lee|",
                "4|Mia Neil|",
                "5|Ada Quinn|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total", "Grand total:", "SUMME", "Total g\u00e9n\u00e9ral"})
    void totalsAreTold(String word) {
        DataTable table = Tables.csv("item,n\nchair,1\ntable,2\n" + word + ",3\n");
        assertEquals(List.of(new Problem("a.csv", 4, Reason.UNLIKE_OTHERS, word + ",3")), table.problems());
        assertEquals(3, table.rows());
        assertEquals(
                List.of(),
                Tables.csv("sex,n\n" + ("m,1\nf,2\n" + word + ",3\n").repeat(4)).problems(),
                "a value among others");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5;3.5", "1.234,5;1,234.5", "(1,5);2.5"})
    void numbersInTwoNotationsAreTold(String numbers) {
        String[] two = numbers.split(";");
        DataTable table = new Tables()
                .put("a.csv", "id;n\n1;" + two[0] + "\n")
                .put("b.csv", "id;n\n2;" + two[1] + "\n3;\n")
                .read();
        assertEquals(ColumnType.TEXT, table.type(1));
        assertEquals(
                List.of(new Problem("b.csv", 2, Reason.MIXED_NUMBERS, "n: " + two[0] + "; " + two[1])),
                table.problems());
    }

    @Test
    void headerOnANewPageIsNoRow() {
        DataTable table = assertRead("id,name\n1,a\n2,b\n\fid,name\n3,c\n", "id|name", "1|a", "2|b", "3|c");
        assertEquals(List.of(Reason.REPEATED_HEADER), reasons(table));
    }

    @Test
    void lastBackslashIsAValue() {
        assertRead("id,path\n1,a\n2,\\n\n3,\\\n", "id|path", "1|a", "2|\\n", "3|\\");
    }
}
