package app.bellhop.viewmodel.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.viewmodel.base.UiContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PropertiesViewModelTest extends InspectorTestBase {

    private PropertiesViewModel properties() {
        return inspector.properties();
    }

    @Test
    void inspectorAsksOnlyWhatItsFrontTabShowsAtOnceAndThenOncePerTick() {
        select("a.txt");
        assertEquals(0, calls("head"), "closed: nothing is asked");
        run("properties");
        assertEquals(1, calls("head"));
        assertEquals(0, calls("read") + calls("acl") + calls("listVersions"));
        main.objects().selected(1, true, () -> main.objects().listing().rows().subList(2, 3));
        assertEquals(2, calls("head"), "without waiting for the tick");
        main.objects().selected(1, true, () -> main.objects().listing().rows().subList(0, 1));
        main.objects().selected(1, true, () -> main.objects().listing().rows().subList(1, 2));
        assertEquals(2, calls("head"), "while it changes fast, not before the tick");
        main.tick();
        assertEquals(3, calls("head"));
        inspector.tab().set(InspectorViewModel.Tab.PREVIEW);
        assertEquals(1, calls("read"));
    }

    @Test
    void manyObjectsAreReadAFewAtATimeAndNotByTheWindowsThread() throws Exception {
        String[] names = IntStream.range(0, 150).mapToObj(i -> "many/" + i).toArray(String[]::new);
        store.put("data", names);
        open(new S3Location("data", "many/"));
        s3.held.addAll(Set.of("head", "tags"));
        test.hold();
        select(IntStream.range(0, 150).mapToObj(String::valueOf).toArray(String[]::new));
        run("properties");
        assertEquals(0, s3.waiting(), "the window's thread sends nothing");
        test.letGo();
        assertEquals(2 * UiContext.MAX_CONCURRENT, s3.waiting(), "of heads and of tags");
        s3.release();
        assertEquals(List.of(150L, 150L), List.of(calls("head"), calls("tags")));
        assertTrue(properties().loaded().get());
    }

    @Test
    void editedHeadersTagsAndClassAreSaved() {
        select("a.txt");
        run("properties");
        assertFalse(enabled("saveProperties"));
        properties().cacheControl.value().set("no-cache");
        properties().metadata.value().set("owner=ben\nteam=water");
        properties().tags.value().set("dept=water");
        properties().storageClass.value().set("STANDARD_IA");
        run("saveProperties");
        assertEquals(
                new ObjectHeaders("text/plain", "no-cache", null, null, null, Map.of("owner", "ben", "team", "water")),
                s3.headers.get(at("a.txt")));
        assertEquals("STANDARD_IA", store.classes.get(at("a.txt")));
        assertEquals(Map.of("dept", "water"), s3.tags.get(at("a.txt")));
        assertFalse(enabled("saveProperties"), "nothing is left to save");
        assertTrue(test.dialogs.asked.isEmpty(), "one object needs no question");
    }

    @Test
    void onlyTagsAreSentWhenOnlyTagsChanged() {
        select("a.txt");
        run("properties");
        properties().tags.value().set("x=1");
        run("saveProperties");
        assertEquals(0, calls("change"));
        assertEquals(1, calls("putTags"));
    }

    @Test
    void manyShowWhatTheyHaveInCommonAndKeepTheRest() {
        s3.headers.put(
                at("b.txt"), new ObjectHeaders("text/csv", null, null, null, null, Map.of("owner", "ada", "x", "1")));
        s3.tags.put(at("b.txt"), Map.of("only", "b"));
        select("a.txt", "b.txt");
        run("properties");
        assertTrue(properties().contentType.mixed().get());
        assertEquals("", properties().contentType.value().get());
        assertEquals("owner=ada", properties().metadata.value().get());
        properties().metadata.value().set("owner=eva");
        properties().tags.value().set("dept=parks");
        test.dialogs.answer(Map.of());
        run("saveProperties");
        assertTrue(
                test.dialogs.last().text().contains("2 objects"),
                test.dialogs.last().text());
        assertEquals("text/csv", s3.headers.get(at("b.txt")).contentType(), "what differs stays");
        assertEquals(
                Map.of("owner", "eva", "x", "1"), s3.headers.get(at("b.txt")).metadata());
        assertEquals(Map.of("only", "b", "dept", "parks"), s3.tags.get(at("b.txt")));
        assertEquals(Map.of("dept", "parks"), s3.tags.get(at("a.txt")));
    }

    @Test
    void storageClassOfAPrefixIsSetOnAllBelow() {
        select("sub/");
        run("properties");
        properties().storageClass.value().set("GLACIER_IR");
        test.dialogs.answer(Map.of());
        run("saveProperties");
        assertEquals("GLACIER_IR", store.classes.get(at("sub/c.txt")));
        assertEquals("GLACIER_IR", store.classes.get(at("sub/d.txt")));
        assertTrue(test.notice().contains("2 of 2"), test.notice());
    }

    @Test
    void refusedChangeOfManyTellsHowManyAndTheFirst() {
        store.failing.put("change", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        select("a.txt", "b.txt");
        run("properties");
        properties().cacheControl.value().set("x");
        test.dialogs.answer(Map.of());
        run("saveProperties");
        assertTrue(test.error().startsWith("2 failed."), test.error());
    }

    @Test
    void nothingIsChangedWhenTheQuestionIsTurnedDown() {
        select("a.txt", "b.txt");
        run("properties");
        properties().cacheControl.value().set("x");
        run("saveProperties");
        assertEquals(0, calls("change"));
    }

    @Test
    void badTagsMetadataAndHeadersWait() {
        select("a.txt");
        run("properties");
        properties().tags.value().set("aws:x=1");
        assertFalse(enabled("saveProperties"));
        properties().tags.value().set("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11");
        assertTrue(properties().problem().get().contains("11 tags"));
        properties().tags.value().set("ok=1");
        properties().metadata.value().set("bad name=x");
        assertFalse(enabled("saveProperties"));
        properties().metadata.value().set("name=ü");
        assertFalse(enabled("saveProperties"));
        run("revertProperties");
        assertEquals("", properties().problem().get());
    }

    @Test
    void tagsThatMayNotBeReadAreToldAndTheRestIsShown() {
        store.failing.put("tags", FakeObjectStore.failure(ErrorKind.NOT_SUPPORTED, "NotImplemented"));
        select("a.txt");
        run("properties");
        assertTrue(properties().loaded().get());
        assertFalse(properties().tagsLoaded().get());
        assertTrue(
                properties().tagStatus().get().contains("doesn’t support"),
                properties().tagStatus().get());
    }

    @Test
    void whatFailsForTheSameReasonIsToldOnce() {
        store.failing.put("tags", FakeObjectStore.failure(ErrorKind.NETWORK, "refused"));
        store.failing.put("head", FakeObjectStore.failure(ErrorKind.NETWORK, "refused"));
        select("a.txt");
        run("properties");
        assertNotEquals("", properties().status().get());
        assertEquals("", properties().tagStatus().get());
    }

    @Test
    void archivedObjectIsRestoredForDays() {
        select("a.txt");
        run("properties");
        assertFalse(enabled("restoreObject"));
        store.classes.put(at("b.txt"), "DEEP_ARCHIVE");
        main.objects().listing().reload();
        select("a.txt", "b.txt");
        test.dialogs.answer(Map.of("days", "0", "tier", "Bulk"));
        run("restoreObject");
        assertFalse(test.dialogs.problems.get(0).isEmpty());
        test.dialogs.answer(Map.of("days", "5", "tier", "Bulk"));
        test.dialogs.answer(Map.of());
        run("restoreObject");
        assertTrue(test.dialogs.last().text().contains("1 object"), "only what is archived");
        assertEquals(1, calls("restore b.txt 5 Bulk"));
    }

    @Test
    void factsNameWhatTheServerTold() {
        select("a.txt");
        run("properties");
        assertTrue(properties().facts().contains(new PropertiesViewModel.Fact("Server side encryption", "AES256")));
        assertTrue(properties().facts().contains(new PropertiesViewModel.Fact("Size", "10 B (10 bytes)")));
    }

    @Test
    void answersForAnotherSelectionAreDropped() {
        s3.held.add("head");
        select("a.txt");
        run("properties");
        select("a.txt", "sub/");
        s3.release();
        assertEquals("", properties().contentType.value().get(), "what is below a prefix is not what a.txt has");
        assertTrue(properties().facts().isEmpty());
    }

    @Test
    void whatIsTypedIsNotLostByAClickElsewhere() {
        select("a.txt");
        run("properties");
        properties().cacheControl.value().set("typed");
        select("b.txt");
        assertEquals("a.txt", inspector.title().get());
        assertEquals("typed", properties().cacheControl.value().get());
        assertTrue(test.notice().contains("Unsaved changes to a.txt"), test.notice());
        run("toggleInspector");
        assertTrue(inspector.shown().get());
        run("revertProperties");
        main.tick();
        assertEquals("b.txt", inspector.title().get());
    }

    @Test
    void otherNoticesAreReadWhileThereIsUnsavedText() {
        select("a.txt");
        run("properties");
        properties().cacheControl.value().set("typed");
        select("b.txt");
        assertTrue(test.notice().contains("Unsaved changes to a.txt"), test.notice());
        test.context.notice().set("Deleted 1 item");
        main.tick();
        assertEquals("Deleted 1 item", test.notice());
        select("sub/");
        assertTrue(test.notice().contains("Unsaved changes to a.txt"), test.notice());
    }

    @Test
    void whatIsTypedIsSavedToTheObjectItWasTypedFor() {
        select("a.txt");
        run("properties");
        properties().cacheControl.value().set("typed");
        select("b.txt");
        run("saveProperties");
        assertEquals("typed", s3.headers.get(at("a.txt")).cacheControl());
        assertFalse(s3.headers.containsKey(at("b.txt")), "b.txt was not edited");
    }

    @Test
    void whatCouldNotBeSavedStaysTyped() {
        select("a.txt");
        run("properties");
        properties().metadata.value().set("owner=eva");
        store.failing.put("change", FakeObjectStore.failure(ErrorKind.NETWORK, ""));
        run("saveProperties");
        assertEquals("owner=eva", properties().metadata.value().get());
        store.failing.clear();
        run("saveProperties");
        assertEquals(Map.of("owner", "eva"), s3.headers.get(at("a.txt")).metadata());
        assertFalse(inspector.unsaved());
    }

    @Test
    void whatIsTypedWhileTheRestIsSavedStays() {
        select("a.txt");
        run("properties");
        properties().metadata.value().set("owner=eva");
        s3.held.add("change");
        run("saveProperties");
        properties().metadata.value().set("owner=eva\nteam=water");
        properties().cacheControl.value().set("no-cache");
        s3.release();
        assertTrue(inspector.unsaved());
        run("saveProperties");
        ObjectHeaders saved = s3.headers.get(at("a.txt"));
        assertEquals(Map.of("owner", "eva", "team", "water"), saved.metadata());
        assertEquals("no-cache", saved.cacheControl());
        assertFalse(inspector.unsaved());
    }

    @Test
    void objectThatIsOnlyListedAnewWhileItIsEditedGivesNoWarning() {
        select("a.txt");
        run("properties");
        properties().cacheControl.value().set("typed");
        store.objects.put(at("a.txt"), "longer than before".getBytes(StandardCharsets.UTF_8));
        run("refresh");
        select("a.txt");
        assertFalse(test.notice().contains("Unsaved changes"), test.notice());
        assertEquals("typed", properties().cacheControl.value().get());
    }

    @Test
    void namesWithEqualSignsAndOldAwsTagsStayAsTheyAre() {
        s3.tags.put(at("a.txt"), Map.of("a=b", " c ", "aws:stack", "s"));
        select("a.txt");
        run("properties");
        properties().tags.value().set(properties().tags.value().get() + "\nx=1");
        assertEquals("", properties().problem().get());
        run("saveProperties");
        assertEquals(Map.of("a=b", " c ", "aws:stack", "s", "x", "1"), s3.tags.get(at("a.txt")));
    }

    @Test
    void oddHeadersOfOthersDoNotBlockAnEdit() {
        s3.headers.put(at("a.txt"), new ObjectHeaders("x", null, "inline; filename=ü", null, null, Map.of("k", "ü")));
        select("a.txt");
        run("properties");
        assertEquals("", properties().problem().get());
        properties().cacheControl.value().set("no-cache");
        assertTrue(enabled("saveProperties"));
    }

    @Test
    void chosenTabComesBackAfterAPlaceWasLookedAt() {
        select("a.txt");
        run("preview");
        select();
        assertEquals(InspectorViewModel.Tab.BUCKET, inspector.tab().get());
        select("b.txt");
        assertEquals(InspectorViewModel.Tab.PREVIEW, inspector.tab().get());
        inspector.tab().set(InspectorViewModel.Tab.VERSIONS);
        select();
        assertEquals(InspectorViewModel.Tab.VERSIONS, inspector.tab().get());
    }

    @Test
    void tagsTypedWhileTheRestWasReadAreNotSavedToTheNextObject() {
        select("a.txt");
        run("properties");
        s3.held.add("head");
        inspector.reload();
        properties().tags.value().set("dept=water");
        s3.held.clear();
        s3.held.add("tags");
        select("b.txt");
        assertFalse(enabled("saveProperties"), "b.txt was not edited");
    }

    @Test
    void whatWasRefusedIsShownOnceItsKeyIsEntered() {
        store.failing.put("head", FakeObjectStore.failure(ErrorKind.INVALID, "400"));
        select("a.txt");
        run("properties");
        assertFalse(properties().loaded().get());
        test.dialogs.answer(Map.of("sseCustomerKey", "A".repeat(43) + "="));
        run("customerKey");
        assertTrue(properties().loaded().get());
    }
}
