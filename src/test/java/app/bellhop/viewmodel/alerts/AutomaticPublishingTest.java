package app.bellhop.viewmodel.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeSns;
import app.bellhop.fake.TestContext;
import app.bellhop.fake.UiQueue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What publishes to topics by itself: threshold alerts, bucket events. */
class AutomaticPublishingTest extends AlertsTestBase {

    @Test
    void newAlertSuggestsWhatItCanAndCallsNothingWrongBeforeItIsEntered() {
        sns.topic("streets");
        AlertForm form = alertsFor("").form();
        assertEquals("Enter a name for the alert.", form.problem().get());
        assertFalse(form.wrong().get());
        assertEquals("streets", form.topic().get(), "the only topic is chosen");
        form.name().set("Potholes");
        assertEquals(
                "Enter an object or prefix as s3://bucket/key.", form.problem().get());
        assertFalse(form.wrong().get());
        form.source().set("in/");
        assertTrue(form.wrong().get());
        form.source().set("s3://data/in/");
        form.threshold().set("many");
        assertTrue(form.wrong().get());
    }

    @Test
    void newAlertIsAboutWhatIsSelected() {
        sns.topic("streets");
        sns.topic("water");
        AlertForm form = alertsFor("in/2026-09.json").form();
        assertEquals(
                List.of("s3://data/in/2026-09.json", "2026-09"),
                List.of(form.source().get(), form.name().get()));
        assertEquals("", form.topic().get(), "of two, the user chooses");
        form = alertsFor("requests/").form();
        assertEquals("s3://data/in/2026-09.json", form.source().get(), "what the user has begun stays");
        form.clear();
        form = alertsFor("requests/").form();
        assertEquals(
                List.of("s3://data/requests/", "requests"),
                List.of(form.source().get(), form.name().get()));
    }

    /** @param key where the user is */
    private AlertsViewModel alertsFor(String key) {
        bell.alerts().open(Optional.of(new S3Location("data", key)), null);
        return bell.alerts();
    }

    @Test
    void whatIsTypedWhileAnAlertIsSavedStays() throws Exception {
        UiQueue ui = new UiQueue();
        AlertsViewModel model =
                new AlertsViewModel(session(FakeSns.REGION), new TestContext(folder, ui).context, bell.publish()::send);
        AlertForm form = model.form();
        form.name().set("Potholes");
        form.source().set("s3://data/in/");
        form.topic().set("streets");
        run(model, "saveAlert");
        form.text().set("More");
        ui.until(() -> !model.alerts().isEmpty());
        assertEquals("More", form.text().get());
        assertEquals("Potholes", model.current().get().name());
        run(model, "saveAlert");
        run(model, "newAlert");
        ui.until(() -> model.alerts().get(0).text().equals("More"));
        assertEquals("", form.name().get(), "the new one is not replaced by the saved one");
        assertNull(model.current().get());
    }

    @Test
    void alertIsTriedRunSavedAndSent() {
        sns.topic("streets");
        AlertsViewModel model = alerts();
        run(model, "tryAlert");
        assertTrue(model.triggered().get());
        assertTrue(
                model.result().get().startsWith("2 is over 1: alert."),
                model.result().get());
        assertTrue(
                model.preview().get().contains("2 of 3 rows in s3://data/in/"),
                model.preview().get());
        assertEquals(List.of(), sns.published);
        run(model, "runAlert");
        assertEquals(1, sns.published.size());
        assertTrue(sns.published.get(0).startsWith("streets|Potholes: 2 (threshold 1)|"), sns.published.get(0));
        model.form().threshold().set("2");
        run(model, "runAlert");
        assertFalse(model.triggered().get());
        assertEquals(1, sns.published.size());
        run(model, "sendAlert");
        assertEquals(1, sns.published.size(), "sending anyway is asked for");
        test.dialogs.answer(Map.of());
        run(model, "sendAlert");
        assertEquals(2, sns.published.size());
        run(model, "saveAlert");
        AlertsViewModel later = open("us-east-1").alerts();
        assertEquals("Potholes", later.alerts().get(0).name());
        later.current().set(later.alerts().get(0));
        assertEquals("2", later.form().threshold().get());
        test.dialogs.answer(Map.of());
        run(later, "deleteAlert");
        assertEquals(List.of(), later.alerts());
    }

    @Test
    void alertRunsByItselfWhenObjectsArrive() {
        sns.topic("streets");
        AlertsViewModel model = alerts();
        model.form().watch().set(true);
        run(model, "saveAlert");
        model.changed(new S3Location("data", "in/"));
        model.tick();
        assertEquals(0, sns.published.size(), "what was there before has not arrived");
        put("in/b.csv", "kind,n\nPothole,1\n");
        model.changed(new S3Location("data", "elsewhere/"));
        model.tick();
        assertEquals(0, sns.published.size());
        model.changed(new S3Location("data", "in/"));
        model.tick();
        assertEquals(1, sns.published.size());
        assertEquals(1, test.announced.size());
        for (int i = 0; i < 60; i++) {
            model.tick();
        }
        assertEquals(1, sns.published.size(), "nothing new has arrived since");
        put("in/c.csv", "kind,n\nPothole,1\n");
        for (int i = 0; i < 60; i++) {
            model.tick();
        }
        assertEquals(1, sns.published.size(), "it is still over");
        assertTrue(test.context.notice().get().contains("nothing published"), "other clients' objects are found, too");
        for (String key : List.of("in/a.csv", "in/b.csv", "in/c.csv")) {
            put(key, "kind,n\nLeak,1\n");
        }
        model.changed(new S3Location("data", "in/"));
        model.tick();
        assertEquals(1, sns.published.size());
        put("in/d.csv", "kind,n\nPothole,1\nPothole,1\n");
        model.changed(new S3Location("data", "in/"));
        model.tick();
        assertEquals(2, sns.published.size(), "back under the threshold, it is armed again");
        model.current().set(model.alerts().get(0));
        assertEquals(
                List.of("3 published", "4", "0", "2 published"),
                model.runs().stream()
                        .map(run -> run.value() + (run.published() ? " published" : ""))
                        .toList());
    }

    @Test
    void whatArrivedWhileBellhopWasClosedIsLookedAtOnce() {
        sns.topic("streets");
        AlertsViewModel model = alerts();
        model.form().watch().set(true);
        run(model, "saveAlert");
        model.leave();
        put("in/b.csv", "kind,n\nPothole,1\n");
        open("us-east-1").alerts();
        assertEquals(1, sns.published.size());
        open("us-east-1").alerts();
        assertEquals(1, sns.published.size(), "the next start knows of it");
    }

    @Test
    void quietHoursHoldTheMessageBack() {
        sns.topic("streets");
        AlertsViewModel first = alerts();
        first.form().watch().set(true);
        first.form().quietFrom().set("22:00");
        first.form().quietTo().set("6:00");
        first.form().everyMinutes().set("60");
        run(first, "saveAlert");
        first.leave();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T23:00:00Z"));
        AlertsViewModel model = new AlertsViewModel(
                session("us-east-1"), test.context, session("us-east-1").sns().messages()::publish, clock(now));
        put("in/b.csv", "kind,n\nPothole,1\n");
        model.changed(new S3Location("data", "in/"));
        model.tick();
        assertEquals(0, sns.published.size());
        assertTrue(
                test.context.notice().get().contains("the message is held"),
                test.context.notice().get());
        assertTrue(latest(model).held());
        now.set(Instant.parse("2026-11-29T06:00:00Z"));
        for (int i = 0; i < 30; i++) {
            model.tick();
        }
        assertEquals(1, sns.published.size(), "it is still over in the morning");
        assertTrue(latest(model).published() && !latest(model).held());
        for (String key : List.of("in/a.csv", "in/b.csv")) {
            put(key, "kind,n\nLeak,1\n");
        }
        model.changed(new S3Location("data", "in/"));
        model.tick();
        put("in/d.csv", "kind,n\nPothole,1\nPothole,1\n");
        model.changed(new S3Location("data", "in/"));
        model.tick();
        assertEquals(1, sns.published.size(), "at most one message an hour");
        assertTrue(latest(model).held());
        now.set(Instant.parse("2026-11-29T07:00:00Z"));
        for (int i = 0; i < 30; i++) {
            model.tick();
        }
        assertEquals(2, sns.published.size());
    }

    @Test
    void alertsThatCannotBeAreNotRun() {
        AlertsViewModel model = alerts();
        for (String threshold : List.of("", "many", "1e9")) {
            model.form().threshold().set(threshold);
            assertFalse(model.form().problem().get().isEmpty());
        }
        model.form().threshold().set("-1.5");
        model.form().source().set("data/in");
        assertFalse(model.form().problem().get().isEmpty());
        model.form().source().set("s3://data/in/none/");
        run(model, "runAlert");
        assertTrue(
                model.failure().get().contains("Not found: s3://data/in/none/"),
                model.failure().get());
        assertFalse(model.running().get());
    }

    @Test
    void alertByNameRingsThoughItsWindowWasNeverOpened() {
        sns.topic("streets");
        AlertsViewModel model = alerts();
        model.form().name().set("Überlauf");
        model.form().watch().set(true);
        run(model, "saveAlert");
        AlertsViewModel later = open("us-east-1").alerts();
        put("in/z.csv", "kind,n\nPothole,1\n");
        later.changed(new S3Location("data", "in/"));
        later.tick();
        assertEquals(1, sns.published.size());
        assertTrue(sns.published.get(0).startsWith("streets|Überlauf: "), sns.published.get(0));
    }

    @Test
    void arrivalThatCouldNotBeReadIsReadAgain() {
        sns.topic("streets");
        AlertsViewModel model = alerts();
        model.form().watch().set(true);
        run(model, "saveAlert");
        put("in/b.csv", "kind,n\nPothole,1\n");
        store.failing.put("read", FakeObjectStore.failure(ErrorKind.NETWORK, "500"));
        model.changed(new S3Location("data", "in/"));
        model.tick();
        assertEquals(0, sns.published.size());
        store.failing.clear();
        model.changed(new S3Location("data", "in/"));
        model.tick();
        assertEquals(1, sns.published.size());
    }

    @Test
    void alertThatIsMovedBeginsAnew() {
        sns.topic("streets");
        AlertsViewModel model = alerts();
        model.form().watch().set(true);
        run(model, "saveAlert");
        put("other/old.csv", "kind,n\nPothole,1\nPothole,2\n");
        model.form().source().set("s3://data/other/");
        run(model, "saveAlert");
        model.changed(new S3Location("data", "other/"));
        model.tick();
        assertEquals(0, sns.published.size(), "what is there already has not arrived");
    }

    @Test
    void failedRingIsToldAndRingsNoBell() {
        AlertsViewModel model = alerts();
        model.form().watch().set(true);
        run(model, "saveAlert");
        put("in/b.csv", "kind,n\nPothole,1\n");
        model.changed(new S3Location("data", "in/"));
        model.tick();
        assertEquals(List.of(), test.announced);
        assertTrue(test.error().contains("streets"), test.error());
    }
}
