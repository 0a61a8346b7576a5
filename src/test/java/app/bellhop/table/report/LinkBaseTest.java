package app.bellhop.table.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.RowNumbers;
import app.bellhop.table.data.TableExtract;
import app.bellhop.table.data.Tables;
import app.bellhop.viewmodel.pages.PageTexts;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of many links are small, and their links go where they went. */
class LinkBaseTest {

    private static final String SITE = "https://data.example.org/requests/2026/photos/";

    private static String page(String csv) throws Exception {
        DataTable table = Tables.csv(csv);
        List<TableExtract.Column> columns = IntStream.range(0, table.columns().size())
                .mapToObj(i -> new TableExtract.Column(i, table.columns().get(i)))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        TableExtract view = new TableExtract(table, RowNumbers.first(table.rows()), columns);
        for (int i = 0; i < table.rows(); i++) {
            rows.add(view.row(i));
        }
        StringWriter html = new StringWriter();
        new HtmlReport(
                        view,
                        new ReportOptions(TableFormat.HTML, "t", "", true, false, false, CellStyle.PLAIN),
                        new PageTexts())
                .write(html, rows);
        return html.toString();
    }

    private static String csv(int rows, String odd) {
        StringBuilder csv = new StringBuilder("id,opened,kind,photo,status\n");
        for (int i = 0; i < rows; i++) {
            csv.append(i)
                    .append(",2026-05-01T12:30:00Z,Pothole,")
                    .append(SITE)
                    .append(i)
                    .append(".jpg,open\n");
        }
        return csv + "0,,odd,\"" + odd + "\",\n";
    }

    @Test
    void tenThousandRowsWithTimesAndLinksAreSmall() throws Exception {
        String html = page(csv(10_000, ""));
        assertTrue(html.length() <= 2_000_000, html.length() + " characters");
        Document page = Jsoup.parse(html);
        assertEquals(SITE + "77.jpg", page.select("td a").get(77).text());
        assertEquals(SITE + "77.jpg", page.select("td a").get(77).absUrl("href"));
        assertEquals("no-referrer", page.select("meta[name=referrer]").attr("content"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SITE,
                SITE + "/x",
                SITE + "//evil.example/",
                SITE + "a:b",
                SITE + "javascript:alert(1)",
                SITE + "?a=1&b=2",
                SITE + "#part",
                SITE + "../up",
                SITE + "a/b:c",
                "https://data.example.org/requests/other",
                "https://elsewhere.example/x",
                "mailto:a@b.example"
            })
    void linksGoWhereTheyWent(String odd) throws Exception {
        Document page = Jsoup.parse(page(csv(2_000, odd)));
        assertEquals(SITE, page.select("base").attr("href"));
        String expected = odd.replace("photos/../", "");
        assertEquals(expected, page.select("td a").last().absUrl("href").replace("photos/../", ""));
        assertEquals(odd, page.select("td a").last().text());
    }

    @Test
    void longTextsGetRoom() throws Exception {
        String html = page("id,text,code\n1,The quick brown fox jumps over the lazy dog,A-1\n2,x,A-2\n");
        assertTrue(html.contains("}td:nth-child(2){min-width:var(--text)}"), html);
    }

    @Test
    void linksOfSmallPagesAreWhole() throws Exception {
        Document page = Jsoup.parse(page(csv(100, "")));
        assertEquals(0, page.select("base").size());
        assertEquals(SITE + "99.jpg", page.select("td a").last().attr("href"));
    }

    @Test
    void addressesWithQueriesHaveNoBaseInTheirQuery() throws Exception {
        StringBuilder csv = new StringBuilder("id,link\n");
        for (int i = 0; i < 2_000; i++) {
            csv.append(i)
                    .append(",https://go.example/to?u=/some/rather/long/path/")
                    .append(i)
                    .append('\n');
        }
        Document page = Jsoup.parse(page(csv.toString()));
        assertEquals(
                "https://go.example/to?u=/some/rather/long/path/9",
                page.select("td a").get(9).absUrl("href"));
    }
}
