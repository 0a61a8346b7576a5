package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.main.LayoutViewModel.View;
import app.bellhop.viewmodel.main.PaletteViewModel.Entry;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands and places found by parts of their names. */
class PaletteTest extends MainTestBase {

    private PaletteViewModel palette;

    @BeforeEach
    void open() throws Exception {
        store.put("data", "2026/a.txt");
        store.buckets.add("photos");
        palette = main.palette();
    }

    private void run(String command) {
        main.commands().get(command).run();
    }

    private List<String> found() {
        return palette.found().stream().map(Entry::text).toList();
    }

    private Entry find(String typed) {
        palette.typed().set(typed);
        assertEquals(1, palette.found().size(), found().toString());
        return palette.found().get(0);
    }

    @Test
    void everyCommandIsThereWithItsKeysAndWhyItCannotRun() {
        run("commandPalette");
        assertTrue(palette.shown().get());
        assertEquals(main.commands().all().size(), palette.found().size());
        Entry upload = find("upload folder opt");
        assertEquals("Open a bucket first", upload.why());
        palette.choose(upload);
        assertTrue(palette.shown().get(), "it does nothing");
        open(new S3Location("data", ""));
        run("commandPalette");
        assertEquals("", find("upload folder opt").why());
        assertEquals("Shortcut+I", find("inspector").keys());
        palette.choose(palette.found().get(0));
        assertFalse(palette.shown().get());
        assertTrue(main.inspector().shown().get());
    }

    @Test
    void whatBeginsWithWhatIsTypedComesFirst() {
        run("commandPalette");
        palette.typed().set("subscribe");
        assertEquals("Subscribe…", found().get(0));
        palette.typed().set("inspector");
        assertEquals("Inspector", found().get(0));
    }

    @Test
    void shortcutsAreCommandsWithKeys() {
        run("keyboardShortcuts");
        assertTrue(palette.found().stream().noneMatch(entry -> entry.keys().isEmpty()));
    }

    @Test
    void bucketsPlacesVisitedAndTopicsAreDestinations() {
        Topic alerts = sns.topic("city-alerts");
        open(new S3Location("data", "2026/"));
        main.location().open(new S3Location("data", ""));
        run("goAnywhere");
        assertEquals(List.of("s3://data/", "s3://data/2026/", "s3://photos/", "Topic city-alerts"), found());
        palette.choose(find("2026"));
        assertEquals(new S3Location("data", "2026/"), main.location().current().get());
        run("goAnywhere");
        palette.choose(find("alerts"));
        assertTrue(main.notifications().shown().get());
        assertEquals(alerts, main.notifications().topics().current().get());
        run("goAnywhere");
        palette.choose(find("s3://photos/"));
        assertFalse(main.notifications().shown().get());
        assertEquals(new S3Location("photos", ""), main.location().current().get());
    }

    @Test
    void objectsOfTheOpenPlaceAreDestinations() {
        open(new S3Location("data", "2026/"));
        run("goAnywhere");
        assertFalse(found().contains("s3://data/2026/a.txt"), "nothing is sought");
        palette.choose(find("a.txt"));
        assertEquals(new S3Location("data", "2026/"), main.location().current().get());
        assertEquals(
                "2026/a.txt",
                Objects.requireNonNull(main.location().sought().get()).key(),
                "it is selected");
    }

    @Test
    void addressIsADestination() {
        open(new S3Location("data", ""));
        run("goAnywhere");
        palette.choose(find("arn:aws:s3:::photos"));
        assertEquals(new S3Location("photos", ""), main.location().current().get());
    }

    @Test
    void whatIsSeenAmongTheObjectsBringsThemToTheFront() {
        open(new S3Location("data", ""));
        main.location().open(new S3Location("photos", ""));
        for (String command : List.of(
                "editLocation", "goBack", "goForward", "goUp", "inspectBucket", "versions", "toggleInspector")) {
            main.layout().view().set(View.ACTIVITY);
            run(command);
            assertEquals(View.OBJECTS, main.layout().view().get(), command);
        }
        main.layout().view().set(View.TRANSFERS);
        run("focusFilter");
        assertEquals(View.OBJECTS, main.layout().view().get(), "transfers have no filter");
        for (View view : List.of(View.NOTIFICATIONS, View.TRANSFERS, View.ACTIVITY)) {
            main.layout().view().set(view);
            run("goAnywhere");
            palette.typed().set("s3://data/2026/");
            palette.choose(palette.found().get(0)); // Before the objects below it.
            assertEquals(View.OBJECTS, main.layout().view().get(), "gone to from " + view);
        }
        main.layout().view().set(View.ACTIVITY);
        run("focusFilter");
        assertEquals(View.ACTIVITY, main.layout().view().get(), "that has a filter of its own");
    }
}
