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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Websites out of the main window. */
class WebsiteTest extends TablesTestBase {

    private MainViewModel main;

    @BeforeEach
    void open() {
        main = new MainViewModel(session, test.context, new NoTabs());
        main.start();
        main.location().open(new S3Location("b", "in/"));
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
    void policyThatWasChangedSinceThePlanIsNotReplaced() {
        PlanViewModel work = website(Map.of());
        String theirs = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
        s3.sections.put(BucketSection.POLICY, theirs);
        work.start();
        assertEquals(theirs, s3.sections.get(BucketSection.POLICY));
        assertTrue(
                work.plan().items().stream().anyMatch(item -> item.message().contains("server copy has changed")),
                () -> work.plan().items().stream()
                        .map(PlanItem::message)
                        .toList()
                        .toString());
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
}
