package app.bellhop.table.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.OddKeys;
import app.bellhop.viewmodel.pages.PageTexts;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A prefix as a page. */
class IndexPageTest {

    private static final Instant TIME = Instant.parse("2026-11-24T10:00:30Z");

    private static String page(List<IndexPage.Entry> entries, Instant ends) throws IOException {
        StringWriter html = new StringWriter();
        IndexPage.write(html, "s3://b/in/", entries, ends, new PageTexts());
        return html.toString();
    }

    @Test
    void entriesHaveSizesTimesAndLinks() throws IOException {
        Document page = Jsoup.parse(page(
                List.of(
                        new IndexPage.Entry("deep/", -1, null, "./deep/"),
                        new IndexPage.Entry("a.csv", 1536, TIME, "https://x/a.csv?X=1&Y=2"),
                        new IndexPage.Entry("b.csv", 12, TIME, "")),
                TIME));
        assertEquals(
                "The links work until 2026-11-24 10:00 UTC.",
                page.selectFirst("p").text());
        assertEquals(
                List.of(
                        "deep/",
                        "Open",
                        "a.csv",
                        "1.5 KB",
                        "2026-11-24 10:00 UTC",
                        "Open",
                        "b.csv",
                        "12 B",
                        "2026-11-24 10:00 UTC"),
                page.select("td").eachText());
        assertEquals(
                List.of("./deep/", "https://x/a.csv?X=1&Y=2"),
                page.select("td:first-child a").eachAttr("href"));
        assertEquals(
                page.select("td:first-child a").eachAttr("href"),
                page.select("td:last-child a").eachAttr("href"));
        assertEquals(
                List.of("Name", "Size", "Modified", "Link"), page.select("th").eachText());
        assertEquals("1536", page.select("td.num").get(1).attr("data-value"));
        assertTrue(page.select("p").get(1).text().contains("have no link"));
        assertEquals("3 entries", page.selectFirst("footer").text());
        assertFalse(page(List.of(), null).contains("work until"));
    }

    @Test
    void everyNameIsShownAsItIs() throws IOException {
        List<IndexPage.Entry> entries = OddKeys.all()
                .map(key -> new IndexPage.Entry(key, 1, TIME, "./x"))
                .toList();
        Document page = Jsoup.parse(page(entries, null));
        assertEquals(
                entries.stream().map(e -> e.name().replace('\u0001', '\uFFFD')).toList(),
                page.select("td:first-child a").stream().map(a -> a.wholeText()).toList());
    }
}
