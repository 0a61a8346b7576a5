package app.bellhop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.fake.FakeTimer;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertRule;
import app.bellhop.work.alerts.AlertRule.AggregateFunction;
import app.bellhop.work.alerts.AlertRule.Comparison;
import app.bellhop.work.alerts.AlertSchedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsStoreTest {

    @TempDir
    Path folder;

    private final FakeTimer timer = new FakeTimer();
    private final SetAsideFiles setAside = new SetAsideFiles();
    private final List<SetAsideFiles.SetAside> told = new ArrayList<>();
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("home/settings.json");
        setAside.listen(told::add);
    }

    @Test
    void changesAreWrittenTogetherALittleLater() {
        SettingsStore store = new SettingsStore(file, timer, setAside);
        store.update(p -> p.withPresignSeconds(900));
        store.update(p -> p.withAppearance(Appearance.DARK));
        assertFalse(Files.exists(file));
        assertEquals(1, timer.waiting());
        timer.pass();
        Preferences read = new SettingsStore(file, timer, setAside).get();
        assertEquals(900, read.presignSeconds());
        assertEquals(Appearance.DARK, read.appearance());
    }

    /** A full disk, say. */
    @Test
    void whatCannotBeWrittenIsToldOnceAndTriedAgain() throws Exception {
        List<IOException> unwritten = new ArrayList<>();
        SettingsStore store = new SettingsStore(file, timer, setAside);
        store.listen(unwritten::add);
        Files.writeString(file.getParent(), "not a folder");
        store.update(p -> p.withPresignSeconds(900));
        timer.pass();
        timer.pass();
        assertEquals(1, unwritten.size());
        Files.delete(file.getParent());
        store.flush();
        assertEquals(900, new SettingsStore(file, timer, setAside).get().presignSeconds());
    }

    @Test
    void connectionsAndWindowComeBack() {
        SettingsStore store = new SettingsStore(file, timer, setAside);
        Connection saved = new Connection("1", "n", Connection.Source.SAVED, null, "http://x", null, null, "AKIA");
        store.update(p -> p.withConnections(List.of(saved)).withWindow(new Preferences.WindowPlace(1, 2, 3, 4, true)));
        store.flush();
        Preferences read = new SettingsStore(file, timer, setAside).get();
        assertEquals(List.of(saved), read.connections());
        assertTrue(read.window().maximized());
    }

    @Test
    void brokenFileIsSetAsideAndTold() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{ \"started\": tr");
        SettingsStore store = new SettingsStore(file, timer, setAside);
        assertEquals(Preferences.INITIAL, store.get());
        assertEquals("{ \"started\": tr", Files.readString(told.get(0).movedTo()));
    }

    @Test
    void fileOfAnotherVersionIsUnderstood() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{ \"started\": true, \"fromTheFuture\": 1 }");
        SettingsStore store = new SettingsStore(file, timer, setAside);
        assertTrue(store.get().started());
        assertEquals(3600, store.get().presignSeconds());
        store.update(p -> p.withPresignSeconds(60));
        store.flush();
        assertEquals(List.of(), told);
    }

    private Path write(String name, String content) throws IOException {
        Path there = folder.resolve("home").resolve(name);
        Files.createDirectories(there.getParent());
        return Files.writeString(there, content);
    }

    @Test
    void filesSetAsideBeforeAnybodyListensAreToldLater() throws Exception {
        SetAsideFiles early = new SetAsideFiles();
        new SettingsStore(write("settings.json", "{"), timer, early);
        alerts(write("alerts.json", "{"), early).list().join();
        early.listen(told::add);
        assertEquals(2, told.size());
    }

    @Test
    void whatAFutureVersionWroteIsSkippedAndTheRestKept() throws Exception {
        write("settings.json", """
                {"started": true, "appearance": "SEPIA", "presignSeconds": "an hour", "window": [1, 2],
                 "protectedTopics": {"patterns": []}, "connections": [
                  null, 7, {},
                  {"id": "1", "name": "single sign-on", "source": "SSO"},
                  {"id": "2", "name": "kept", "source": "SAVED", "endpoint": "http://x", "accessKeyId": "AKIA"}]}
                """);
        SettingsStore store = new SettingsStore(file, timer, setAside);
        Preferences read = store.get();
        assertEquals(List.of(), told);
        store.update(p -> p.withPresignSeconds(60));
        store.flush();
        assertTrue(Files.readString(told.get(0).movedTo()).contains("single sign-on"));
        assertEquals(
                List.of("kept"),
                read.connections().stream().map(Connection::name).toList());
        assertEquals(Appearance.LIGHT, read.appearance());
        assertEquals(3600, read.presignSeconds());
        assertEquals(Preferences.PROTECTED_TOPICS, read.protectedTopics());
        assertTrue(read.started());
    }

    /** R7: one value that nothing can hold costs no connection. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"presignSeconds\": 99999999999999999999",
                "\"presignSeconds\": 1e300",
                "\"layout\": {\"columns\": [{\"id\": \"a\", \"width\": {}}]}",
                "\"transfers\": {\"atOnce\": 1e40}",
                "\"window\": {\"x\": []}",
                "\"secretStorage\": 1",
                "\"presignSeconds\": 99999999999999999999, \"transfers\": {\"uploadLimit\": 1e99}"
            })
    void oneOddValueCostsNoOther(String odd) throws Exception {
        write("settings.json", """
                {%s, "started": true, "connections": [
                  {"id": "0", "name": "future", "source": 1},
                  {"id": "1", "name": "office", "source": "SAVED", "endpoint": "http://x", "accessKeyId": "AKIA"}]}
                """.formatted(odd));
        SettingsStore store = new SettingsStore(file, timer, setAside);
        assertEquals(
                List.of("office"),
                store.get().connections().stream().map(Connection::name).toList());
        assertTrue(store.get().started());
        assertNull(store.get().secretStorage());
        assertEquals(List.of(), told);
        store.update(p -> p.withPresignSeconds(61));
        store.flush();
        assertTrue(told.get(0).partial());
    }

    /** The sentence names it. */
    @Test
    void aFolderInPlaceOfAFileIsNamed() throws Exception {
        Path folder = Files.createDirectories(file.getParent().resolve("alerts.json"));
        CloudException e = CloudException.of(assertThrows(
                CompletionException.class, () -> alerts(folder).list().join()));
        assertEquals(ErrorKind.LOCAL_FILE, e.kind());
        assertEquals(folder.toString(), e.failure().subject());
    }

    /** As those have it who keep their settings in one place. */
    @Test
    void aLinkToTheFileStays() throws Exception {
        Path real = Files.writeString(folder.resolve("real.json"), "{\"started\": true}");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);
        SettingsStore store = new SettingsStore(file, timer, setAside);
        store.update(p -> p.withPresignSeconds(77));
        store.flush();
        assertTrue(Files.isSymbolicLink(file));
        assertTrue(Files.readString(real).contains("77"));
    }

    /** Copied by hand: neither is lost when the other one is edited or removed, and none has the other's secrets. */
    @Test
    void connectionsWithOneIdAreTwo() throws Exception {
        write("settings.json", """
                {"connections": [
                  {"id": "1", "name": "office", "source": "SAVED", "endpoint": "http://x", "accessKeyId": "AKIA"},
                  {"id": "1", "name": "copy", "source": "SAVED", "endpoint": "http://y", "accessKeyId": "AKIA"},
                  {"id": "demo", "name": "mine", "source": "SAVED", "endpoint": "http://z", "accessKeyId": "AKIA"},
                  {"id": "environment", "name": "its", "source": "SAVED", "endpoint": "http://z", "accessKeyId": "AKIA"}]}
                """);
        List<Connection> read = new SettingsStore(file, timer, setAside).get().connections();
        assertEquals(
                List.of("office", "copy", "mine", "its"),
                read.stream().map(Connection::name).toList());
        List<String> ids = read.stream().map(Connection::id).toList();
        assertEquals("1", ids.get(0));
        assertEquals(4, Set.copyOf(ids).size());
        assertFalse(ids.contains("demo") || ids.contains("environment"), ids.toString());
    }

    @Test
    void fileThatIsGoneIsWrittenAnew() throws Exception {
        write("settings.json", "{\"appearance\": \"SEPIA\"}");
        SettingsStore store = new SettingsStore(file, timer, setAside);
        Files.delete(file);
        store.update(p -> p.withPresignSeconds(60));
        store.flush();
        assertEquals(60, new SettingsStore(file, timer, setAside).get().presignSeconds());
    }

    /** The window opens without them. */
    @Test
    void whatLacksItsNameOrSizeIsSkipped() throws Exception {
        write("settings.json", """
                {"last": {"place": "s3://in/"}, "window": {"x": 5, "y": 5},
                 "layout": {"columns": [{"width": 9}, {"id": "sizeColumn", "width": 9}]}}
                """);
        Preferences read = new SettingsStore(file, timer, setAside).get();
        assertNull(read.last());
        assertNull(read.window());
        assertEquals(
                List.of("sizeColumn"),
                read.layout().columns().stream().map(column -> column.id()).toList());
    }

    @Test
    void recordsOfListsThatAreNotUnderstoodAreSkipped() throws Exception {
        Alert alert = new Alert(
                "1",
                "demo",
                "n",
                "b",
                "k",
                new AlertRule(AggregateFunction.ROWS, "", "", "", Comparison.OVER, BigDecimal.ONE),
                "arn:t",
                "s",
                "t",
                false,
                AlertSchedule.ALWAYS);
        ListStore<Alert> store = alerts(folder.resolve("home/alerts.json"));
        store.update(list -> List.of(alert)).join();
        String one = Files.readString(folder.resolve("home/alerts.json")).strip();
        String inner = one.substring(1, one.length() - 1);
        Path mixed = write("mixed.json", "[null, {}, " + inner.replace("\"ROWS\"", "\"MEDIAN\"") + ", " + inner + "]");
        ListStore<Alert> partly = alerts(mixed);
        assertEquals(List.of(alert), partly.list().join());
        assertEquals(List.of(), told, "nothing is lost yet");
        partly.update(list -> List.of()).join();
        partly.update(list -> List.of(alert)).join();
        assertEquals(1, told.size());
        assertTrue(told.get(0).partial());
        assertTrue(Files.readString(told.get(0).movedTo()).contains("MEDIAN"));
    }

    @Test
    void emptyEntriesOfAListAreNoLoss() throws Exception {
        ListStore<Alert> store = alerts(write("alerts.json", "[null]"));
        assertEquals(List.of(), store.list().join());
        store.update(list -> List.of()).join();
        assertEquals(List.of(), told);
    }

    @Test
    void onlyTheNewestCopiesOfAFileAreKept() throws Exception {
        Path alerts = folder.resolve("home/alerts.json");
        for (int i = 0; i < 15; i++) {
            alerts(write("alerts.json", "{ broken " + i)).list().join();
        }
        List<String> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(alerts.getParent())) {
            for (Path copy : (Iterable<Path>) files::iterator) {
                kept.add(Files.readString(copy));
            }
        }
        assertEquals(10, kept.size());
        assertTrue(kept.contains("{ broken 14") && kept.contains("{ broken 5"), kept.toString());
    }

    private ListStore<Alert> alerts(Path path) {
        return alerts(path, setAside);
    }

    private static ListStore<Alert> alerts(Path path, SetAsideFiles setAside) {
        return new ListStore<>(path, Alert[].class, Runnable::run, setAside);
    }

    /** A folder that may not be read or a disk that is gone, say; here, a link that leads nowhere. */
    @Test
    void fileThatCannotBeLookedForIsNotTakenForNone() throws Exception {
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, file);
        assertThrows(UncheckedIOException.class, () -> new SettingsStore(file, timer, setAside));
    }
}
