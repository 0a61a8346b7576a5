package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.batch.Progress;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeDialogs;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.base.Notice;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.start.ConnectionRow;
import app.bellhop.work.updates.Release;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several open connections, on services in memory. */
class AppViewModelTest extends AppTestBase {

    private List<String> tabs() {
        return app.tabs().stream().map(TabViewModel::name).toList();
    }

    @Test
    void connectionsOpenSideBySide() {
        MainViewModel office = open(OFFICE);
        MainViewModel backup = open(BACKUP);
        assertEquals(List.of("The office", "The backup"), tabs());
        assertEquals(backup.tab(), app.front());
        office.tab().toFront().run();
        assertEquals(office, app.main().get());
        assertEquals(List.of(), closed);
    }

    @Test
    void startScreenShowsBesideOpenConnections() {
        MainViewModel office = open(OFFICE);
        office.commands().get("connections").run();
        assertNull(app.main().get());
        assertEquals(List.of("The office"), tabs());
        assertEquals(3, app.start().connections().size());
    }

    @Test
    void openConnectionComesToTheFrontInsteadOfOpeningTwice() {
        MainViewModel office = open(OFFICE);
        open(BACKUP);
        assertEquals(office, open(OFFICE));
        assertEquals(2, queues.size());
    }

    @Test
    void newerVersionIsToldOnceIfTheUserAllowsToAsk() {
        released = Optional.of(new Release("9.0.0", URI.create("https://bellhop.example/download")));
        restart();
        assertEquals("", open(OFFICE).context().notice().get(), "not allowed");
        test.context.settings().update(p -> p.withLookForUpdates(true));
        restart();
        assertEquals("", open(Connection.demo()).context().notice().get(), "the demo asks nobody");
        Notice notice = open(OFFICE).context().notice();
        assertEquals("Bellhop 9.0.0 is available.", notice.get());
        assertEquals("Show", notice.offers().get(0).label());
        notice.offers().get(0).action().run();
        assertEquals(URI.create("https://bellhop.example/download"), test.openedAddress);
        assertEquals("", open(BACKUP).context().notice().get(), "once");
    }

    @Test
    void themeIsACommand() {
        MainViewModel office = open(OFFICE);
        office.commands().get("appearanceDark").run();
        assertTrue(app.dark().get());
        office.commands().get("appearanceLight").run();
        assertFalse(app.dark().get());
    }

    @Test
    void tabHasTheColorOfItsConnection() {
        Connection production = new Connection(
                "p",
                "Production",
                Connection.Source.SAVED,
                null,
                null,
                null,
                null,
                null,
                new ConnectionLook(ConnectionLook.Color.RED, null, null, false),
                ServerOptions.DEFAULT,
                SignInOptions.DIRECT);
        assertEquals("red", open(production).tab().color());
        assertEquals("", open(OFFICE).tab().color());
    }

    @Test
    void closingATabShowsItsNeighbour() {
        open(OFFICE);
        MainViewModel backup = open(BACKUP);
        MainViewModel lab = open(LAB);
        backup.tab().toFront().run();
        backup.commands().get("closeConnection").run();
        assertEquals(lab, app.main().get());
        lab.tab().close().run();
        assertEquals(List.of("The office"), tabs());
        assertEquals(app.open().get(0), app.main().get());
        app.front().close().run();
        assertNull(app.main().get());
        assertEquals(List.of("backup", "lab", "office"), closed);
    }

    @Test
    void closingATabInTheBackgroundLeavesTheOneInFront() {
        MainViewModel office = open(OFFICE);
        MainViewModel backup = open(BACKUP);
        office.tab().close().run();
        assertEquals(backup, app.main().get());
    }

    @Test
    void closingATabAsksBeforeAnOperationIsInterrupted() {
        MainViewModel office = open(OFFICE);
        open(BACKUP);
        busy(office);
        office.tab().close().run();
        FakeDialogs dialogs = test.dialogs.sessions.get(0);
        assertTrue(dialogs.last().toString().contains("Deleting"), "asked");
        assertEquals(office, app.main().get(), "what is asked about is shown");
        assertEquals(List.of(), closed);
        dialogs.answer(Map.of());
        office.tab().close().run();
        assertEquals(List.of("office"), closed);
    }

    private static void busy(MainViewModel session) {
        session.status().activities().begin("Deleting", () -> Progress.UNKNOWN, () -> {});
    }

    @Test
    void quittingAsksForEveryTab() {
        busy(open(OFFICE));
        open(LAB);
        busy(open(BACKUP));
        boolean[] quit = {false};
        test.dialogs.sessions.get(0).answer(Map.of());
        app.confirmQuitting(() -> quit[0] = true);
        assertFalse(quit[0], "the second one was not answered");
        assertEquals("The backup", app.front().name());
        test.dialogs.sessions.get(0).answer(Map.of());
        test.dialogs.sessions.get(2).answer(Map.of());
        app.confirmQuitting(() -> quit[0] = true);
        assertTrue(quit[0]);
        assertEquals(List.of(), test.dialogs.sessions.get(1).asked);
    }

    @Test
    void failuresAndNoticesStayInTheirTab() {
        MainViewModel office = open(OFFICE);
        MainViewModel backup = open(BACKUP);
        office.context().errors().show("The office failed");
        office.context().notice().set("Deleted");
        backup.context().errors().show("The backup failed");
        backup.commands().get("refresh").run();
        assertEquals("", backup.tab().error().get());
        assertEquals("", backup.context().notice().get());
        assertEquals("The office failed", office.tab().error().get());
        app.showConnections();
        assertEquals("The office failed", office.tab().error().get());
    }

    @Test
    void whatWasToldBeforeAConnectionOpenedIsStillTold() {
        app.errors().show("The last attempt failed.");
        whileOpening = () -> app.errors().show("The journal couldn’t be read.");
        assertEquals("The journal couldn’t be read.", open(OFFICE).tab().error().get());
        assertEquals("", test.error());
    }

    /** Its bucket opens by itself meanwhile. */
    @Test
    void whatIsReportedOutlivesTheFirstPlace() {
        store("office", "only");
        app.errors().report("The alerts couldn’t be read.");
        whileOpening = () -> app.errors().report("The journal couldn’t be read.");
        MainViewModel office = open(OFFICE);
        office.location().open(new S3Location("only", "a/"));
        assertEquals(
                "The alerts couldn’t be read.\nThe journal couldn’t be read.",
                office.tab().error().get());
        assertEquals("", test.error());
    }

    @Test
    void windowsCloseWithTheirOwnConnection() {
        MainViewModel office = open(OFFICE);
        office.context().dialogs().show(new Window());
        MainViewModel backup = open(BACKUP);
        backup.context().dialogs().show(new Window());
        backup.tab().close().run();
        assertEquals(1, test.dialogs.sessions.get(0).screens.size());
        assertEquals(0, test.dialogs.sessions.get(1).screens.size());
    }

    private static final class Window implements ScreenModel {

        @Override
        public String title() {
            return "Window";
        }

        @Override
        public void close() {}
    }

    @Test
    void theOnlyBucketOpensByItselfAndOneOfManyDoesNot() {
        store("office", "only");
        assertEquals(
                new S3Location("only", ""), open(OFFICE).location().current().get());
        store("backup", "one", "two");
        assertNull(open(BACKUP).location().current().get());
    }

    @Test
    void whatWasOpenComesBackAtTheNextStart() {
        open(OFFICE);
        open(BACKUP).location().open(new S3Location("b", "in/"));
        restart();
        ConnectionRow atHand = app.start().preferred();
        assertEquals(BACKUP, atHand.connection());
        app.start().open(atHand);
        MainViewModel backup = app.main().get();
        assertEquals(new S3Location("b", "in/"), backup.location().current().get());
        backup.tab().close().run();
        assertNull(open(BACKUP).location().current().get(), "only at the start");
    }

    @Test
    void closingATabAsksBeforeTransfersArePaused() throws Exception {
        FakeObjectStore store = store("office", "b");
        MainViewModel office = open(OFFICE);
        store.holding = true;
        office.session()
                .transfers()
                .upload(List.of(Files.writeString(folder.resolve("f"), "x")), new S3Location("b", ""));
        app.tick();
        assertEquals(1, office.transfers().moving().get());
        app.confirmQuitting(() -> closed.add("all"));
        FakeDialogs dialogs = test.dialogs.sessions.get(0);
        assertEquals("1 transfer is not finished. Leave anyway?", dialogs.last().text());
        assertEquals(List.of(), closed);
        dialogs.answer(Map.of());
        app.confirmQuitting(() -> closed.add("all"));
        assertEquals(List.of("all"), closed);
        List.copyOf(store.held).forEach(request -> request.complete(null));
    }

    @Test
    void transfersOfATabInTheBackgroundGoOnAndNameTheirConnection() throws Exception {
        FakeObjectStore store = new FakeObjectStore();
        store.buckets.add("b");
        store.holding = true;
        stores.put("office", store);
        MainViewModel office = open(OFFICE);
        open(BACKUP);
        office.session()
                .transfers()
                .upload(List.of(Files.writeString(folder.resolve("f"), "x")), new S3Location("b", ""));
        app.tick();
        assertEquals(1, office.transfers().rows().size());
        List.copyOf(store.held).forEach(request -> request.complete(null));
        app.tick();
        assertTrue(test.announced.get(0).startsWith("The office: "), test.announced::toString);
        test.openAnnounced.run();
        assertEquals(office, app.main().get());
    }

    @Test
    void anotherStartOpensItsConnectionBesideTheOthers() {
        MainViewModel office = open(OFFICE);
        app.startedAgain(Optional.of(BACKUP), Optional.empty());
        assertEquals(List.of("The office", "The backup"), tabs());
        app.startedAgain(Optional.of(OFFICE), Optional.empty());
        assertEquals(office, app.main().get());
        assertEquals("Bellhop is already open.", office.context().notice().get());
    }

    @Test
    void anotherStartWithOtherOptionsReplacesTheConnection() {
        open(OFFICE);
        open(BACKUP);
        app.startedAgain(Optional.of(OFFICE.overriddenBy("http://other", null, null)), Optional.empty());
        assertEquals(List.of("office"), closed);
        assertEquals(List.of("The office", "The backup"), tabs());
        assertEquals("http://other", app.main().get().session().connection().endpoint());
    }

    @Test
    void anotherRegionReplacesTheTab() {
        MainViewModel office = open(OFFICE);
        open(BACKUP);
        app.switchRegion(office.session(), "eu-west-1");
        assertEquals(List.of("The office", "The backup"), tabs());
        assertEquals("eu-west-1", app.main().get().session().connection().region());
        assertEquals(List.of("office"), closed);
    }

    private static Connection edited(Connection c, String name, String place) {
        return new Connection(
                c.id(),
                name,
                c.source(),
                c.profile(),
                c.endpoint(),
                c.snsEndpoint(),
                c.region(),
                c.accessKeyId(),
                new ConnectionLook(null, null, place, false),
                ServerOptions.DEFAULT,
                SignInOptions.DIRECT);
    }

    @Test
    void connectionOpensAtItsPlace() {
        MainViewModel office = open(edited(OFFICE, "Office", "s3://logs/2026/"));
        assertEquals(
                new S3Location("logs", "2026/"), office.location().current().get());
    }

    @Test
    void editedConnectionIsOpenedAnewInPlaceOfItsOldSession() {
        open(OFFICE);
        open(BACKUP);
        MainViewModel anew = open(edited(OFFICE, "Head office", null));
        assertEquals(List.of("Head office", "The backup"), tabs());
        assertEquals(anew.tab(), app.front());
        assertEquals(List.of("office"), closed);
        assertEquals(anew, open(edited(OFFICE, "Head office", null)), "unchanged: shown again");
    }

    private static final S3Location REPORTS = new S3Location("city-data", "reports/");

    private static S3Location placeOf(MainViewModel session) {
        return session.location().current().get();
    }

    @Test
    void linkOpensInTheConnectionInFront() {
        MainViewModel office = open(OFFICE);
        MainViewModel backup = open(BACKUP);
        app.startedAgain(Optional.empty(), Optional.of(REPORTS));
        assertEquals(REPORTS, placeOf(backup));
        assertNull(placeOf(office));
    }

    @Test
    void linkOfAnObjectSelectsItInItsFolder() {
        MainViewModel office = open(OFFICE);
        stores.get("office").put("city-data", "reports/a.csv");
        app.startedAgain(Optional.empty(), Optional.of(new S3Location("city-data", "reports/a.csv")));
        assertEquals(REPORTS, placeOf(office));
        assertEquals(0, office.objects().soughtRow(), "the object is to be selected");
    }

    @Test
    void linkAtTheStartScreenComesBackToAnOpenConnection() {
        MainViewModel office = open(OFFICE);
        app.showConnections();
        app.startedAgain(Optional.empty(), Optional.of(REPORTS));
        assertEquals(office, app.main().get());
        assertEquals(REPORTS, placeOf(office));
    }

    @Test
    void linkWithAConnectionOpensBoth() {
        MainViewModel office = open(OFFICE);
        app.startedAgain(Optional.of(BACKUP), Optional.of(REPORTS));
        assertEquals("The backup", app.front().name());
        assertEquals(REPORTS, placeOf(app.main().get()));
        assertNull(placeOf(office));
    }

    @Test
    void linkWaitsForTheFirstConnection() {
        app.startedAgain(Optional.empty(), Optional.of(REPORTS));
        assertNull(app.main().get());
        assertEquals(REPORTS, placeOf(open(OFFICE)));
        assertNull(placeOf(open(BACKUP)), "once");
    }
}
