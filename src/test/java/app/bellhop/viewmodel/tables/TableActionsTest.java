package app.bellhop.viewmodel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.viewmodel.main.MainViewModel;
import app.bellhop.viewmodel.main.NoTabs;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables and index pages out of the main window. */
class TableActionsTest extends TablesTestBase {

    private MainViewModel main;

    @BeforeEach
    void open() {
        main = new MainViewModel(session, test.context, new NoTabs());
        main.start();
        main.location().open(new S3Location("b", "in/"));
    }

    @Test
    void tableIsSavedWhereDownloadsGo() {
        test.context.settings().update(p -> p.withDownloadFolder(folder.toString()));
        DataTableViewModel table = open("in/");
        test.dialogs.answer(Map.of());
        run(table, "saveTable");
        assertEquals(List.of("4 rows, 3 columns"), test.dialogs.last().details());
        assertEquals(
                "4 rows saved as " + folder.resolve("table.csv"), table.notice().get());
    }

    @Test
    void objectsThatCouldNotBeReadAreTriedAgain() {
        store.failing.put("read", FakeObjectStore.failure(ErrorKind.NETWORK, "InternalError"));
        DataTableViewModel table = open("in/");
        assertEquals(List.of(), table.rows());
        store.failing.clear();
        run(table, "readAgain");
        assertEquals(4, table.rows().size());
        assertFalse(command(table, "readAgain").enabled().get(), "all is read");
    }

    @Test
    void formatThatIsNotReadIsNamed() {
        put("in/a.avro", "Obj\u0001avro.schema");
        DataTableViewModel table = open(List.of(new ObjectEntry("in/a.avro", false, 1, Instant.EPOCH, "", "")));
        assertEquals(
                "Bellhop can\u2019t read tables in this format: Avro.",
                table.emptyText().get());
    }

    @Test
    void publicReportIsLinkedByItsPublicUrl() {
        DataTableViewModel table = open("in/");
        test.dialogs.answer(Map.of("target", "s3://b/out/r.html", "acl", "public-read"));
        run(table, "publishReport");
        assertEquals("https://public/out/r.html", test.clipboard);
        test.dialogs.answer(Map.of("target", "s3://b/out/s.html", "acl", "private"));
        run(table, "publishReport");
        assertTrue(test.clipboard.startsWith("https://signed/out/s.html"), test.clipboard);
    }

    private Document publish(Map<String, String> typed) {
        test.dialogs.answer(typed);
        main.commands().get("publishIndex").run();
        return Jsoup.parse(text("in/index.html"));
    }

    @Test
    void whatIsHereIsOpenedAsTable() {
        main.commands().get("openAsTable").run();
        DataTableViewModel table = test.dialogs.screen(DataTableViewModel.class);
        assertEquals(4, table.rows().size());
        assertEquals("Table: s3://b/in/", table.title());
    }

    @Test
    void indexPageLinksEveryObjectForAWhile() {
        Document page = publish(Map.of("lifetime", "2 hours"));
        assertEquals(
                List.of("deep/", "a.csv", "notes.txt"),
                page.select("td:first-child").eachText());
        assertEquals(
                List.of("https://signed/in/a.csv?GET7200", "https://signed/in/notes.txt?GET7200"),
                page.select("td:first-child a").eachAttr("href"));
        assertTrue(
                page.selectFirst("p").text().contains("1970-01-01 02:00"),
                page.selectFirst("p").text());
        assertTrue(test.clipboard.startsWith("https://signed/in/index.html"), test.clipboard);
        assertEquals("text/html; charset=utf-8|", s3.written.get(new S3Location("b", "in/index.html")));
        test.dialogs.answer(Map.of());
        main.commands().get("publishIndex").run();
        assertTrue(test.dialogs.last().text().contains("s3://b/in/index.html already exists"));
        assertEquals(page.html(), Jsoup.parse(text("in/index.html")).html(), "nobody said yes");
        test.dialogs.answer(Map.of("title", "Again"));
        test.dialogs.answer(Map.of());
        main.commands().get("publishIndex").run();
        Document again = Jsoup.parse(text("in/index.html"));
        assertEquals("Again", again.title());
        assertEquals(3, again.select("tbody tr").size(), "the page is not in itself");
    }

    @Test
    void relativeLinksFitAWebsite() {
        store.put("b", "in/with space + é%#?.csv");
        s3.sections.put(BucketSection.WEBSITE, "{}");
        Document page = publish(Map.of("links", "Relative", "open", "true"));
        assertEquals(
                List.of("./deep/", "./a.csv", "./notes.txt", "./with%20space%20%2B%20%C3%A9%25%23%3F.csv"),
                page.select("td:first-child a").eachAttr("href"));
        assertEquals(URI.create("http://site/in/index.html"), test.openedAddress);
        main.location().open(new S3Location("b", ""));
        test.dialogs.answer(Map.of("links", "Relative", "name", "/index.html", "open", "true"));
        main.commands().get("publishIndex").run();
        assertFalse(test.dialogs.problems.get(test.dialogs.problems.size() - 1).isEmpty(), "beside its objects");
        main.location().open(new S3Location("b", "/"));
        test.dialogs.answer(Map.of("links", "Relative", "open", "true"));
        main.commands().get("publishIndex").run();
        assertEquals(URI.create("http://site//index.html"), test.openedAddress, "a key may begin with a slash");
    }

    @Test
    void relativeLinksWantAWebsite() {
        publish(Map.of("links", "Relative", "open", "true"));
        assertEquals(URI.create("https://public/in/index.html"), test.openedAddress);
        assertTrue(
                test.dialogs.last().details().get(0).contains("isn’t set up as a website"),
                test.dialogs.last().details()::toString);
    }

    @Test
    void keysThatBrowsersRewriteHaveNoLink() {
        store.put("b", "in/..");
        store.put("b", "in/.../x");
        for (String links : List.of("Relative", "Public", "Presigned")) {
            Document page = publish(Map.of("links", links));
            assertEquals(
                    0,
                    page.select("td:first-child:matchesOwn(^\\.\\.$)")
                            .select("a")
                            .size(),
                    links);
            assertTrue(page.select("td:first-child").eachText().contains(".."), links);
            test.dialogs.answer(Map.of());
        }
    }

    @Test
    void publicLinksAreLookedAtByNobodyInParticular() {
        s3.anonymousStatus = 403;
        Document page = publish(Map.of("links", "Public", "acl", "public-read"));
        assertEquals("https://public/in/a.csv", page.select("a").get(0).attr("href"));
        assertTrue(
                test.dialogs.last().details().get(0).contains("403"),
                test.dialogs.last().details()::toString);
        assertEquals("text/html; charset=utf-8|public-read", s3.written.get(new S3Location("b", "in/index.html")));
    }

    @Test
    void indexPageNeedsANameAndALifetime() {
        for (Map<String, String> wrong : List.of(
                Map.of("name", ""),
                Map.of("name", "x/"),
                Map.of("name", "../index.html"), // Browsers would open another one.
                Map.of("name", "é".repeat(512)),
                Map.of("lifetime", "x"))) {
            test.dialogs.answer(wrong);
            main.commands().get("publishIndex").run();
            assertFalse(
                    test.dialogs.problems.get(test.dialogs.problems.size() - 1).isEmpty(), wrong::toString);
        }
        assertEquals(Map.of(), s3.written);
    }

    @Test
    void refusedIndexPageIsSaid() {
        store.failing.put("write", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        test.dialogs.answer(Map.of());
        main.commands().get("publishIndex").run();
        assertTrue(test.error().contains("s3:Test"), test.error());
    }

    @Test
    void leavingAsksWhereSomethingIsBeingSaved() {
        main.commands().get("openAsTable").run();
        DataTableViewModel table = test.dialogs.screen(DataTableViewModel.class);
        test.dialogs.answer(Map.of("target", "s3://b/out/t.csv"));
        test.hold();
        table.commands().stream()
                .filter(c -> c.id().equals("saveTable"))
                .findFirst()
                .orElseThrow()
                .run();
        boolean[] left = new boolean[1];
        main.confirmLeaving(() -> left[0] = true);
        assertFalse(left[0]);
        String detail = test.dialogs.last().details().get(0);
        assertTrue(detail.endsWith("s3://b/out/t.csv"), detail);
        test.letGo();
        main.confirmLeaving(() -> left[0] = true);
        assertTrue(left[0]);
    }

    @Test
    void windowsCloseWithTheirSession() {
        main.commands().get("openAsTable").run();
        main.close();
        assertEquals(List.of(), test.dialogs.screens);
    }

    @Test
    void moreEntriesThanAPageCanHaveAreRefused() {
        for (int i = 0; i <= 20_000; i++) {
            store.put("b", "many/" + i);
        }
        main.location().open(new S3Location("b", "many/"));
        test.dialogs.answer(Map.of());
        main.commands().get("publishIndex").run();
        assertTrue(test.error().contains("20,000"), test.error());
        assertEquals(Map.of(), s3.written);
    }

    @Test
    void recursiveIndexListsWhatIsBelow() {
        List<String> names =
                publish(Map.of("recursive", "true")).select("td:first-child").eachText();
        assertEquals(List.of("a.csv", "deep/b.csv", "notes.txt"), names);
    }
}
