package app.bellhop.table.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.RowNumbers;
import app.bellhop.table.data.TableExtract;
import app.bellhop.table.data.Tables;
import app.bellhop.viewmodel.pages.PageTexts;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report in a real browser, where there is one: its script may run, another may not. */
class BrowserTest {

    private static final long PATIENCE_SECONDS = 120;
    private static final String CLICK = "document.querySelectorAll('th')[1].click()";

    @TempDir
    Path folder;

    private static Optional<Path> browser() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(dir -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(dir, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Document open(String html) throws Exception {
        Path page = Files.writeString(folder.resolve("page.html"), html);
        Path dom = folder.resolve("dom.html");
        Process process = new ProcessBuilder(
                        browser().orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        return Jsoup.parse(Files.readString(dom));
    }

    private String report() throws Exception {
        return report("k,n\n<script>document.title='got through'</script>,10\nb,9\nc,\nd,-1\n");
    }

    private String report(String csv) throws Exception {
        DataTable table = Tables.csv(csv);
        Path file = folder.resolve("report.html");
        new TableWriter(
                        new TableExtract(
                                table,
                                RowNumbers.first(table.rows()),
                                IntStream.range(0, table.columns().size())
                                        .mapToObj(i -> new TableExtract.Column(
                                                i, table.columns().get(i)))
                                        .toList()),
                        new ReportOptions(TableFormat.HTML, "Report", "", true, false, false, CellStyle.PLAIN),
                        new PageTexts())
                .write(file);
        return Files.readString(file);
    }

    private Document clicked(String report) throws Exception {
        return openWith(report, CLICK);
    }

    private Document openWith(String report, String script) throws Exception {
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        return open(report.replace("script-src ", "script-src 'sha256-" + hash + "' ")
                .replace("</body>", "<script>" + script + "</script></body>"));
    }

    @Test
    void namesStayInSightDownToTheEndOfThePage() throws Exception {
        Assumptions.assumeTrue(browser().isPresent(), "no Chromium here");
        Document page = openWith(
                report("k,n\n" + "a,1\n".repeat(500)),
                "scrollTo(0,1e6);var table=document.querySelector('.table');table.scrollTop=1e6;"
                        + "document.title=[scrollY>0,table.scrollTop>0,"
                        + "document.querySelector('th').getBoundingClientRect().top>=0]");
        assertEquals("true,true,true", page.title());
    }

    @Test
    void clickOnAColumnSortsIt() throws Exception {
        Assumptions.assumeTrue(browser().isPresent(), "no Chromium here");
        Document page = clicked(report());
        assertEquals(
                List.of("-1", "9", "10", ""),
                page.select("td:nth-child(2)").stream().map(td -> td.text()).toList());
        assertEquals("ascending", page.select("th").get(1).attr("aria-sort"));
        assertEquals("Report", page.title());
    }

    @Test
    void timesAreSortedByWhenTheyWere() throws Exception {
        Assumptions.assumeTrue(browser().isPresent(), "no Chromium here");
        String csv = """
                k,t
                a,2026-03-01T12:00:00+02:00
                b,2026-03-01T11:00:00Z
                c,
                d,2026-03-01 10:30:00.5
                e,2026-03-01T10:30:00.25Z
                f,2026-02-28T23:00-12:00
                """;
        Document page = clicked(report(csv));
        assertEquals(0, page.select("td[data-value]").size(), "their texts are enough");
        assertEquals("aedbfc", String.join("", page.select("td:first-child").eachText()));
    }

    @Test
    void datesAreSortedByWhenTheyAre() throws Exception {
        Assumptions.assumeTrue(browser().isPresent(), "no Chromium here");
        Document words = clicked(report("k,t\na,9 Dec 2025\nb,10 Nov 2026\nc,\nd,1 Feb 2026\n"));
        assertEquals("adbc", String.join("", words.select("td:first-child").eachText()));
        Document iso = clicked(report("k,t\na,2026-02-01\nb,2025-12-09\nc,\nd,2026-01-31\n"));
        assertEquals("bdac", String.join("", iso.select("td:first-child").eachText()));
        assertEquals(0, iso.select("td[data-value]").size(), "their texts are enough");
        Document us = clicked(
                report("k,t\na,02/01/2026 12:30:00 AM\nb,12/31/2025 11:00:00 PM\nc,\nd,02/01/2026 01:00:00 PM\n"));
        assertEquals("badc", String.join("", us.select("td:first-child").eachText()));
        assertEquals(0, us.select("td[data-value]").size(), "their texts are enough");
        Document eu = clicked(report("k,t\na,1.2.2026\nb,31.12.2025\nc,\nd,13.1.2026\n"));
        assertEquals("bdac", String.join("", eu.select("td:first-child").eachText()));
        assertEquals(0, eu.select("td[data-value]").size(), "their texts are enough");
    }

    @Test
    void numbersOfAnyCountryAreSortedByWhatTheyAre() throws Exception {
        Assumptions.assumeTrue(browser().isPresent(), "no Chromium here");
        Document eu = clicked(report("k;n\na;1.234\nb;2,5\nc;1.000,5\nd;10\n"));
        assertEquals("bdca", String.join("", eu.select("td:first-child").eachText()));
        assertEquals(0, eu.select("td[data-value]").size(), "their texts are enough");
        Document us = clicked(report("k;n\na;1,234\nb;2.5\nc;1,000.5\nd;10\n"));
        assertEquals("bdca", String.join("", us.select("td:first-child").eachText()));
        assertEquals(0, us.select("td[data-value]").size(), "their texts are enough");
        Document percent = clicked(report("k;n\na;12%\nb;2.5%\nc;-1%\n"));
        assertEquals("cba", String.join("", percent.select("td:first-child").eachText()));
        assertEquals(0, percent.select("td[data-value]").size());
        Document money = clicked(report("k;n\na;$1,234.50\nb;EUR 7\nc;NA\nd;($3)\ne;-2 USD\n"));
        assertEquals("debac", String.join("", money.select("td:first-child").eachText()));
        assertEquals(List.of("($3)"), money.select("td[data-value]").eachText());
    }

    @Test
    void allColumnsArePrinted() throws Exception {
        Assumptions.assumeTrue(browser().isPresent(), "no Chromium here");
        String times = IntStream.range(0, 15).mapToObj(i -> "opened_" + i).collect(Collectors.joining(","));
        Document page = openWith(
                report(times + "\n" + "11/24/2026 11:30:00 AM,".repeat(14) + "end\n")
                        .replace("@media print", "@media all"),
                "document.title=document.querySelector('table').offsetWidth;");
        int ofTurnedPaper = 1047;
        assertTrue(Integer.parseInt(page.title()) <= ofTurnedPaper, page.title());
        assertTrue(page.html().contains("size:landscape"));
        assertFalse(report().contains("size:landscape"));
    }

    @Test
    void noOtherScriptRuns() throws Exception {
        Assumptions.assumeTrue(browser().isPresent(), "no Chromium here");
        Document page = open(report().replace("</body>", "<script>" + CLICK + "</script></body>"));
        assertEquals("10", page.select("td:nth-child(2)").get(0).text());
        assertFalse(page.select("th").get(1).hasAttr("aria-sort"));
    }
}
