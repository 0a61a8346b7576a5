package app.bellhop.viewmodel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.transfer.TransferState;
import app.bellhop.viewmodel.main.MainViewModel;
import app.bellhop.viewmodel.main.NoTabs;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.viewmodel.transfers.TransferRow;
import app.bellhop.work.plan.PlanItem;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables, index pages and websites out of the main window. */
class TableActionsTest extends TablesTestBase {

    private MainViewModel main;

    @BeforeEach
    void open() {
        main = new MainViewModel(session, test.context, new NoTabs());
        main.start();
        main.location().open(new S3Location("b", "in/"));
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
                Map.of("name", ""), Map.of("name", "x/"), Map.of("name", "é".repeat(512)), Map.of("lifetime", "x"))) {
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

    private PlanViewModel website(Map<String, String> typed) {
        test.dialogs.answer(typed);
        main.commands().get("makeWebsite").run();
        return test.dialogs.screen(PlanViewModel.class);
    }

    private static List<PlanItem.State> states(PlanViewModel work) {
        return work.plan().items().stream().map(PlanItem::state).toList();
    }

    @Test
    void bucketBecomesAWebsiteStepByStep() throws Exception {
        s3.sections.put(
                BucketSection.PUBLIC_ACCESS_BLOCK,
                "{\"BlockPublicAcls\":true,\"BlockPublicPolicy\":true,\"RestrictPublicBuckets\":true}");
        Path site = Files.createDirectories(folder.resolve("site/css"));
        Files.writeString(site.resolve("a.css"), "x");
        Files.writeString(site.resolveSibling("index.html"), "<h1>hi");
        PlanViewModel work = website(Map.of("folder", site.getParent().toString(), "error", "404.html"));
        assertNull(s3.sections.get(BucketSection.WEBSITE), "nothing before it was seen");
        work.start();
        assertEquals(Collections.nCopies(4, PlanItem.State.DONE), states(work));
        String block = s3.sections.get(BucketSection.PUBLIC_ACCESS_BLOCK);
        assertTrue(block.contains("\"BlockPublicAcls\":true"), block);
        assertTrue(block.contains("\"BlockPublicPolicy\":false"), block);
        assertEquals(
                1,
                PolicyDocument.parse(s3.sections.get(BucketSection.POLICY))
                        .orElseThrow()
                        .statements()
                        .size());
        assertTrue(s3.sections.get(BucketSection.WEBSITE).contains("404.html"));
        assertNotNull(store.objects.get(new S3Location("b", "index.html")));
        assertNotNull(store.objects.get(new S3Location("b", "css/a.css")));
        assertEquals("http://site/", test.clipboard);
        assertEquals(URI.create("http://site/"), test.openedAddress);
        test.openedAddress = null;
        main.objects().upload(List.of(site.resolve("a.css")));
        main.tick();
        assertNull(test.openedAddress, "once");
    }

    @Test
    void siteOpensWhenItsLastFileIsUpHoweverOftenThatIsRetried() throws Exception {
        Path site = Files.createDirectories(folder.resolve("site"));
        Files.writeString(site.resolve("404.html"), "gone");
        Files.writeString(site.resolve("index.html"), "<h1>hi");
        store.holding = true;
        website(Map.of("folder", site.toString())).start();
        assertTrue(test.notice().contains("2 files"), test.notice());
        store.held.get(0).complete(null);
        store.held.get(1).completeExceptionally(FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        main.tick();
        assertNull(test.openedAddress);
        store.holding = false;
        queue.retry(main.transfers().rows().stream()
                .filter(row -> row.state().get() == TransferState.FAILED)
                .map(TransferRow::id)
                .toList());
        assertEquals(URI.create("http://site/"), test.openedAddress);
        main.tick();
        assertTrue(test.notice().endsWith("is ready. URL copied."), test.notice());
    }

    @Test
    void whatIsThereAlreadyStays() {
        website(Map.of()).start();
        assertEquals(URI.create("http://site/"), test.openedAddress);
        test.openedAddress = null;
        PlanViewModel again = website(Map.of());
        assertEquals(List.of(PlanItem.State.KEPT, PlanItem.State.KEPT, PlanItem.State.KEPT), states(again));
        assertEquals(URI.create("http://site/"), test.openedAddress, "it is a site, so it can be opened");
    }

    @Test
    void folderGoesUpToASiteThatIsThereAlready() throws Exception {
        website(Map.of()).start();
        test.openedAddress = null;
        store.put("b", "index.html");
        Path site = Files.createDirectories(folder.resolve("site"));
        Files.writeString(site.resolve("index.html"), "<h1>hi");
        Files.writeString(site.resolve(".env"), "SECRET=1");
        Files.createDirectories(site.resolve(".git"));
        Files.writeString(site.resolve(".git/config"), "x");
        Files.writeString(Files.createDirectories(site.resolve("blog")).resolve(".env"), "SECRET=2");
        Files.writeString(site.resolve("blog/a+b %.html"), "x");
        Files.writeString(Files.createDirectories(site.resolve(".well-known")).resolve("security.txt"), "x");
        PlanViewModel work = website(Map.of("folder", site.toString()));
        assertEquals("3 files (8 B)", work.plan().items().get(3).detail());
        String text = work.plan().text();
        assertTrue(text.contains("Objects with the same keys are replaced"), text);
        assertNull(test.openedAddress);
        work.start();
        main.tick();
        assertEquals(URI.create("http://site/"), test.openedAddress);
        assertEquals("<h1>hi", text("index.html"));
        assertNotNull(store.objects.get(new S3Location("b", ".well-known/security.txt")));
        assertNull(store.objects.get(new S3Location("b", ".env")), "everybody would read it");
        assertNull(store.objects.get(new S3Location("b", ".git/config")));
        assertNotNull(store.objects.get(new S3Location("b", "blog/a+b %.html")));
        assertNull(store.objects.get(new S3Location("b", "blog/.env")), "at any depth");
    }

    @Test
    void siteThatIsNotSetUpIsNotOpenedThoughItsFilesAreUp() throws Exception {
        Path site = Files.createDirectories(folder.resolve("site"));
        Files.writeString(site.resolve("index.html"), "<h1>hi");
        store.failing.put("put POLICY", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        PlanViewModel work = website(Map.of("folder", site.toString()));
        work.start();
        main.tick();
        assertNull(test.openedAddress);
        store.failing.clear();
        work.start();
        assertEquals(URI.create("http://site/"), test.openedAddress, "now it is");
        assertTrue(test.notice().contains("is ready"), test.notice());
    }

    @Test
    void siteWhoseFilesDoNotComeUpIsNotOpened() throws Exception {
        Path site = Files.createDirectories(folder.resolve("site"));
        Files.writeString(site.resolve("index.html"), "<h1>hi");
        store.failing.put("upload", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        website(Map.of("folder", site.toString())).start();
        main.tick();
        assertNull(test.openedAddress);
        store.failing.clear();
        main.objects().upload(List.of(site.resolve("index.html")));
        main.tick();
        assertNull(test.openedAddress, "nobody waits for that any more");
    }

    @Test
    void folderThatIsEmptyOrNoneIsSaid() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        PlanViewModel work = website(Map.of("folder", empty.toString()));
        assertEquals(PlanItem.State.KEPT, states(work).get(3));
        test.dialogs.screens.clear();
        test.dialogs.answer(Map.of("folder", folder.resolve("no such").toString()));
        main.commands().get("makeWebsite").run();
        assertTrue(test.error().contains("no such"), test.error());
        test.dialogs.answer(
                Map.of("folder", Files.writeString(folder.resolve("f"), "x").toString()));
        main.commands().get("makeWebsite").run();
        assertTrue(test.error().contains("isn’t a folder"), test.error());
        assertEquals(List.of(), test.dialogs.screens);
    }

    @Test
    void websiteKeepsItsRulesAndSaysWhatGoes() {
        s3.sections.put(
                BucketSection.WEBSITE,
                "{\"RedirectAllRequestsTo\":{\"HostName\":\"old.example\"},\"RoutingRules\":[{\"a\":1}],"
                        + "\"ErrorDocument\":{\"Key\":\"oops.html\"}}");
        PlanViewModel work = website(Map.of());
        assertTrue(work.plan().items().get(2).detail().contains("old.example"));
        work.start();
        String site = s3.sections.get(BucketSection.WEBSITE);
        assertTrue(site.contains("RoutingRules") && site.contains("oops.html") && site.contains("index.html"), site);
        assertFalse(site.contains("old.example"), site);
    }

    @Test
    void blockThatCannotBeLookedAtIsNoneOnlyWhereThereIsNone() {
        store.failing.put("get PUBLIC_ACCESS_BLOCK", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        test.dialogs.answer(Map.of());
        main.commands().get("makeWebsite").run();
        assertEquals(List.of(), test.dialogs.screens);
        assertTrue(test.error().contains("s3:Test"), test.error());
        store.failing.put(
                "get PUBLIC_ACCESS_BLOCK", FakeObjectStore.failure(ErrorKind.NOT_SUPPORTED, "NotImplemented"));
        assertEquals(PlanItem.State.KEPT, states(website(Map.of())).get(0));
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
    void refusedStepIsSaidAndTheSiteIsNotOpened() {
        store.failing.put("put WEBSITE", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        PlanViewModel work = website(Map.of());
        work.start();
        assertEquals(PlanItem.State.FAILED, states(work).get(2));
        assertNull(test.openedAddress);
    }

    @Test
    void indexDocumentIsANameAndTheFolderThere() {
        for (Map<String, String> wrong :
                List.of(Map.of("index", ""), Map.of("index", "a/b"), Map.of("folder", "a\0b"))) {
            test.dialogs.answer(wrong);
            main.commands().get("makeWebsite").run();
            assertFalse(
                    test.dialogs.problems.get(test.dialogs.problems.size() - 1).isEmpty(), wrong::toString);
        }
        assertEquals(List.of(), test.dialogs.screens);
    }

    @Test
    void recursiveIndexListsWhatIsBelow() {
        List<String> names =
                publish(Map.of("recursive", "true")).select("td:first-child").eachText();
        assertEquals(List.of("a.csv", "deep/b.csv", "notes.txt"), names);
    }
}
