package app.bellhop.table.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.table.RowProblem;
import app.bellhop.table.data.ColumnFilter;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.RowNumbers;
import app.bellhop.table.data.TableExtract;
import app.bellhop.table.data.TableQuery;
import app.bellhop.table.data.Tables;
import app.bellhop.viewmodel.pages.PageTexts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables written, and read again by somebody else. */
class TableWriterTest {

    private static final String ODD = " \t\n\r\",;|<>&'\\ab1é漢=+-@";

    @TempDir
    Path folder;

    private static ReportOptions as(TableFormat format) {
        return new ReportOptions(format, "Title", "", true, false, false, CellStyle.PLAIN);
    }

    private static TableExtract all(DataTable table) {
        List<String> names = table.columns();
        return new TableExtract(
                table,
                RowNumbers.first(table.rows()),
                IntStream.range(0, names.size())
                        .mapToObj(i -> new TableExtract.Column(i, names.get(i)))
                        .toList());
    }

    private String write(TableExtract view, ReportOptions options) throws Exception {
        Path file = folder.resolve("deep/out." + options.format().ending());
        new TableWriter(view, options, new PageTexts()).write(file);
        try (var files = Files.list(file.getParent())) {
            assertTrue(files.noneMatch(f -> f.getFileName().toString().startsWith(".")), "nothing is left beside it");
        }
        return Files.readString(file);
    }

    @ParameterizedTest
    @EnumSource(
            value = TableFormat.class,
            names = {"CSV", "TSV", "NDJSON"})
    void whatIsWrittenIsReadAgain(TableFormat format) throws Exception {
        Random random = new Random(20261124);
        for (int run = 0; run < 40; run++) {
            List<List<String>> rows = new ArrayList<>();
            for (int row = 0; row < 1 + random.nextInt(20); row++) {
                rows.add(IntStream.range(0, 4)
                        .mapToObj(i -> i == 0 ? "first" : text(random))
                        .toList());
            }
            DataTable table = table(List.of("a", "b \"x\", y", "c;|", "ünï"), rows);
            String text = write(all(table), as(format));
            DataTable again = new Tables().put("again." + format.ending(), text).read();
            assertEquals(table.columns(), again.columns());
            assertEquals(rows, Tables.cells(again), text);
            // Cells of any signs make a row look odd at times, which is no matter of how it is written.
            assertEquals(
                    List.of(),
                    again.problems().stream()
                            .filter(problem -> problem.reason() != RowProblem.Reason.UNLIKE_OTHERS)
                            .toList());
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(ODD.charAt(random.nextInt(ODD.length())));
        }
        return text.toString();
    }

    /** A table of any cells, by way of the format that can hold them all. */
    private static DataTable table(List<String> names, List<List<String>> rows) {
        tools.jackson.databind.json.JsonMapper json = tools.jackson.databind.json.JsonMapper.shared();
        StringBuilder lines = new StringBuilder();
        for (List<String> row : rows) {
            var node = json.createObjectNode();
            IntStream.range(0, names.size()).forEach(i -> node.put(names.get(i), row.get(i)));
            lines.append(node).append('\n');
        }
        return new Tables().put("t.ndjson", lines.toString()).read();
    }

    @Test
    void whatIsSavedIsWhatIsShown() throws Exception {
        DataTable table = new Tables()
                .put("in/a.csv", "k,n,x\na,1,p\nb,2,q\n")
                .put("in/b.csv", "k,n,x\na,3,r\n")
                .read();
        int[] rows = new TableQuery(List.of(new ColumnFilter(0, ColumnFilter.Condition.EQUALS, "a")), "", 1, false)
                .run(table, () -> false);
        TableExtract view = new TableExtract(
                table,
                RowNumbers.of(rows),
                List.of(
                        new TableExtract.Column(2, "letter"),
                        new TableExtract.Column(DataTable.SOURCE, "object"),
                        new TableExtract.Column(1, "n")));
        assertEquals("letter,object,n\r\nr,in/b.csv,3\r\np,in/a.csv,1\r\n", write(view, as(TableFormat.CSV)));
        assertEquals(
                "{\"letter\":\"r\",\"object\":\"in/b.csv\",\"n\":3}",
                write(view, as(TableFormat.NDJSON)).lines().findFirst().orElseThrow());
    }

    @Test
    void cellsThatASpreadsheetWouldRunAreKeptFromIt() throws Exception {
        TableExtract view = all(Tables.csv("k,n\n=1+1,-5\n@x,+44 20\n"));
        assertEquals("k,n\r\n=1+1,-5\r\n@x,+44 20\r\n", write(view, as(TableFormat.CSV)));
        ReportOptions harmless = new ReportOptions(TableFormat.CSV, "", "", true, false, true, CellStyle.PLAIN);
        assertEquals("k,n\r\n'=1+1,-5\r\n'@x,+44 20\r\n", write(view, harmless));
    }

    @Test
    void rowOfOneEmptyCellIsARow() throws Exception {
        DataTable table = table(List.of("a"), List.of(List.of(""), List.of("x"), List.of("")));
        String text = write(all(table), as(TableFormat.CSV));
        assertEquals(3, Tables.csv(text).rows(), text);
    }

    @Test
    void addressOfManyLabelsIsOnlyALongText() {
        assertTrue(Html.linked("a@b" + ".b".repeat(4_000), LinkBase.NONE).startsWith("<a href=mailto:"));
    }

    @Test
    void savingIsStoppedInMidWrite() throws Exception {
        Path file = Files.writeString(folder.resolve("kept.csv"), "as it was");
        DataTable table = Tables.csv("a\n1\n");
        TableExtract endless =
                new TableExtract(table, RowNumbers.of(new int[20_000_000]), List.of(new TableExtract.Column(0, "a")));
        TableWriter writer = new TableWriter(endless, as(TableFormat.CSV), new PageTexts());
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writer.write(file));
        while (writer.written() == 0 && !writing.isDone()) {
            Thread.onSpinWait();
        }
        writer.stop();
        CompletionException e = assertThrows(CompletionException.class, writing::join);
        assertEquals(ErrorKind.CANCELLED, CloudException.of(e).kind());
        assertTrue(writer.written() > 0 && writer.written() < writer.rows());
        assertEquals("as it was", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing is left beside it");
        }
    }

    @Test
    void addressesInATextAreLinks() {
        assertEquals(
                "See (<a href=https://x.org/a_(b)>https://x.org/a_(b)</a>), or "
                        + "<a href=\"http://y/?a=1&amp;b=2\">http://y/?a=1&amp;b=2</a>.",
                Html.linked("See (https://x.org/a_(b)), or http://y/?a=1&b=2.", LinkBase.NONE));
        assertEquals(
                "(<a href=https://x.org/>https://x.org/</a>) &lt;" + "<a href=mailto:a.b@c.org>a.b@c.org</a>&gt;",
                Html.linked("(https://x.org/) <a.b@c.org>", LinkBase.NONE));
        for (String none : List.of(
                "javascript:alert(1)",
                "xhttp://a",
                "a@b",
                "@",
                "data:text/html,x",
                "https://",
                "http://.",
                "mailto:,",
                "https://)")) {
            assertEquals(none, Html.linked(none, LinkBase.NONE));
        }
        assertFalse(
                Html.linked("x".repeat(1_000_000) + " https://x.org", LinkBase.NONE)
                        .contains("<a"),
                "a long text stays a text");
        assertTrue(Html.linked("https://x" + ").".repeat(1_000), LinkBase.NONE).contains("<a"));
    }

    @Test
    void nothingIsWrittenOnceItIsStopped() throws Exception {
        Path file = Files.writeString(folder.resolve("kept.csv"), "as it was");
        TableWriter writer = new TableWriter(all(Tables.csv("a\n1\n")), as(TableFormat.CSV), new PageTexts());
        writer.stop();
        CloudException e = assertThrows(CloudException.class, () -> writer.write(file));
        assertEquals(ErrorKind.CANCELLED, e.kind());
        assertEquals("as it was", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x").resolve("below.csv");
        TableWriter writer = new TableWriter(all(Tables.csv("a\n1\n")), as(TableFormat.CSV), new PageTexts());
        CloudException e = assertThrows(CloudException.class, () -> writer.write(file));
        assertTrue(e.failure().toString().contains("below.csv"), e.failure().toString());
    }

    private Document report(String csv, ReportOptions options) throws Exception {
        return Jsoup.parse(write(all(Tables.csv(csv)), options));
    }

    @Test
    void datesAndIdsStayOnOneLine() throws Exception {
        ReportOptions options = new ReportOptions(TableFormat.HTML, "R", "", true, true, false, CellStyle.PLAIN);
        Document page = report("when,id,text,n\n2026-01-10T12:30:00Z,CC-9259,two words,1\n,BH-1,x,2\n", options);
        assertTrue(page.html().contains("td:nth-child(1),td:nth-child(2),td:nth-child(4){white-space:nowrap}"));
    }

    @Test
    void reportIsAPageOfTheSameCells() throws Exception {
        ReportOptions options = new ReportOptions(
                TableFormat.HTML, "Potholes & <more>", "Two\nlines", true, true, false, CellStyle.PLAIN);
        Document page = report("kind,n\nPothole,10\n\"<script>alert(1)</script>\",-2\n'\"&amp;,\n", options);
        assertEquals("Potholes & <more>", page.title());
        assertEquals("Potholes & <more>", page.selectFirst("h1").text());
        assertEquals("Two\nlines", page.selectFirst("p").wholeText());
        assertEquals(List.of("kind", "n"), page.select("th").eachText());
        assertEquals(3, page.select("tbody tr").size());
        assertEquals("<script>alert(1)</script>", page.select("td").get(2).text());
        assertEquals("'\"&amp;", page.select("td").get(4).text());
        assertTrue(page.select("th").get(1).hasClass("num"));
        assertTrue(page.html().contains("td:nth-child(2){text-align:right"));
        assertEquals("number", page.select("th").get(1).attr("data-sort"));
        assertTrue(page.selectFirst("table").hasClass("border"));
        assertEquals("3 rows", page.selectFirst("footer").text());
        assertEquals(1, page.select("script").size(), "its own");
    }

    @Test
    void reportNeedsNothingFromElsewhereAndRunsOnlyItsOwnScript() throws Exception {
        Document page = report("a\nx\n", as(TableFormat.HTML));
        assertEquals(0, page.select("[src], link, iframe, img, object").size());
        String policy =
                page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                .digest(page.selectFirst("script").data().getBytes(StandardCharsets.UTF_8));
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertTrue(
                policy.contains("'sha256-" + java.util.Base64.getEncoder().encodeToString(hash) + "'"),
                "the browser would refuse the page's own script: " + policy);
        assertTrue(page.selectFirst("style").data().contains("prefers-color-scheme:dark"));
    }

    @Test
    void onlyAddressesBecomeLinks() throws Exception {
        String csv = """
                a
                https://data.example/x?a=1&b=2
                ada@city.example
                javascript:alert(1)
                see https://data.example
                "https://x"" onclick=""alert(1)"
                data:text/html;base64,xx
                mailto:a@b.example
                """;
        Document page = report(csv, as(TableFormat.HTML));
        assertEquals(
                List.of(
                        "https://data.example/x?a=1&b=2",
                        "mailto:ada@city.example",
                        "https://data.example",
                        "https://x",
                        "mailto:a@b.example"),
                page.select("a").eachAttr("href"));
        for (Element element : page.getAllElements()) {
            assertTrue(
                    element.attributes().asList().stream()
                            .noneMatch(a -> a.getKey().startsWith("on")),
                    element.outerHtml());
        }
        assertEquals("javascript:alert(1)", page.select("td").get(2).text());
        ReportOptions plain = new ReportOptions(TableFormat.HTML, "t", "", false, false, false, CellStyle.PLAIN);
        assertEquals(0, report(csv, plain).select("a").size());
    }

    @Test
    void anyTextIsATextInHtml() throws Exception {
        Random random = new Random(7);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(List.of("x" + text(random).replaceAll("[\\r\\n\\t ]", "_")));
        }
        Document page = Jsoup.parse(write(all(table(List.of("a"), rows)), as(TableFormat.HTML)));
        assertEquals(
                rows.stream().map(row -> row.get(0)).toList(),
                page.select("td").stream().map(Element::wholeText).toList());
    }

    @Test
    void whatHtmlCannotHoldIsReplaced() {
        assertEquals("a\uFFFDb\uFFFD\uFFFD", Html.text("a\u0000b\u001B\uD800"));
        assertEquals("😀", Html.text("😀"));
        assertEquals("&lt;a href='x'&gt;&amp;", Html.text("<a href='x'>&"));
    }

    @Test
    void jsonComesBackAsItWent() throws Exception {
        String lines = """
                {"a":1,"b":{"c":[1,2]},"d":null,"e":true}
                {"a":"1","b":"{}","d":"","e":"true","f":"x\\"y"}
                {"a":1.50,"e":false,"g":1E+2}
                {"a":"null","b":[]}
                """;
        DataTable table = new Tables().put("t.ndjson", lines).read();
        assertEquals(lines, write(all(table), as(TableFormat.NDJSON)));
    }

    @Test
    void numbersOfColumnsAreNumbersInJson() throws Exception {
        DataTable table = Tables.csv("n,zip,k\n1,00501,a\n2.50,10001,\nNA,NA,b\n");
        assertEquals(
                "{\"n\":1,\"zip\":\"00501\",\"k\":\"a\"}\n{\"n\":2.50,\"zip\":\"10001\",\"k\":\"\"}\n"
                        + "{\"n\":null,\"zip\":\"NA\",\"k\":\"b\"}\n",
                write(all(table), as(TableFormat.NDJSON)));
    }

    @Test
    void formulasBehindBlanksAndWithWideSignsAreEscapedAndCounted() throws Exception {
        DataTable table = Tables.csv("k,n\n\"  =1+1\",5\n\uFF1D2+2,-6%\nplain,\uFF20x\n");
        TableWriter writer = new TableWriter(
                all(table),
                new ReportOptions(TableFormat.CSV, "", "", true, false, true, CellStyle.PLAIN),
                new PageTexts());
        Path file = folder.resolve("out.csv");
        writer.write(file);
        assertEquals("k,n\r\n'  =1+1,5\r\n'\uFF1D2+2,-6%\r\nplain,'\uFF20x\r\n", Files.readString(file));
        assertEquals(3, writer.escaped());
    }

    private Document report(DataTable table, CellStyle style) throws Exception {
        return Jsoup.parse(write(all(table), new ReportOptions(TableFormat.HTML, "t", "", true, false, false, style)));
    }

    @Test
    void reportsOfTenThousandRowsAreSmall() throws Exception {
        StringBuilder csv = new StringBuilder("id,opened,kind,district,lat,lon,status,amount,open,street\n");
        for (int i = 0; i < 10_000; i++) {
            csv.append(i)
                    .append(",2026-05-01,Pothole,")
                    .append(i % 9)
                    .append(",32.87973,-117.24815,open,")
                    .append(i / 10.0)
                    .append(",true,")
                    .append(i % 997)
                    .append(" Elm Street\n");
        }
        String html = write(all(Tables.csv(csv.toString())), as(TableFormat.HTML));
        assertTrue(html.length() <= 2_000_000, html.length() + " bytes");
        Document page = Jsoup.parse(html);
        assertEquals(10_000, page.select("tbody tr").size());
        assertEquals("996 Elm Street", page.select("tbody tr").get(996).child(9).text());
        assertTrue(html.contains("td:nth-child(1),td:nth-child(4)"), "numbers are aligned by column");
    }

    @Test
    void cellsOfReportsHaveTheirStyle() throws Exception {
        DataTable table = Tables.csv("k;n;d\na;1.234,5;31/12/2025\nb;NA;01/02/2026\n;2,25;\n");
        Document page = report(table, new CellStyle(2, true, "n/a", true));
        assertEquals(
                List.of("0", "a", "1,234.50", "31/12/2025", "1", "b", "n/a", "01/02/2026", "2", "n/a", "2.25", "n/a"),
                page.select("td").eachText());
        assertEquals(0, page.select("td[data-value]").size(), "their texts are enough");
        assertEquals(
                List.of("number", "text", "number", "dmy"), page.select("th").eachAttr("data-sort"));
        Document plain = report(table, CellStyle.PLAIN);
        assertEquals("1.234,5", plain.select("td").get(1).text());
        assertEquals("NA", plain.select("td").get(4).text());
        Document signs = report(Tables.csv("p,q\n-$5,5 %\nEUR 1234.125,3\n"), new CellStyle(2, true, "", false));
        assertEquals(
                List.of("-$5.00", "5.00 %", "EUR 1,234.13", "3.00"),
                signs.select("td").eachText());
    }
}
