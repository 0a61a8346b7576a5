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
        DataTable table = Tables.csv("k,n\n<script>document.title='got through'</script>,10\nb,9\nc,\nd,-1\n");
        Path file = folder.resolve("report.html");
        new TableWriter(
                        new TableExtract(
                                table,
                                RowNumbers.first(4),
                                List.of(new TableExtract.Column(0, "k"), new TableExtract.Column(1, "n"))),
                        new ReportOptions(TableFormat.HTML, "Report", "", true, false, false, CellStyle.PLAIN),
                        new PageTexts())
                .write(file);
        return Files.readString(file);
    }

    @Test
    void clickOnAColumnSortsIt() throws Exception {
        Assumptions.assumeTrue(browser().isPresent(), "no Chromium here");
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(CLICK.getBytes(StandardCharsets.UTF_8)));
        String clicked = report().replace("script-src ", "script-src 'sha256-" + hash + "' ")
                .replace("</body>", "<script>" + CLICK + "</script></body>");
        Document page = open(clicked);
        assertEquals(
                List.of("-1", "9", "10", ""),
                page.select("td:nth-child(2)").stream().map(td -> td.text()).toList());
        assertEquals("ascending", page.select("th").get(1).attr("aria-sort"));
        assertEquals("Report", page.title());
    }

    @Test
    void noOtherScriptRuns() throws Exception {
        Assumptions.assumeTrue(browser().isPresent(), "no Chromium here");
        Document page = open(report().replace("</body>", "<script>" + CLICK + "</script></body>"));
        assertEquals("10", page.select("td:nth-child(2)").get(0).text());
        assertFalse(page.select("th").get(1).hasAttr("aria-sort"));
    }
}
