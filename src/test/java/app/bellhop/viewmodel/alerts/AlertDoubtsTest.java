package app.bellhop.viewmodel.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.ServiceProblem;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FakeSns;
import app.bellhop.fake.TestContext;
import app.bellhop.fake.UiQueue;
import app.bellhop.work.alerts.AlertRule.AggregateFunction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts whose value, message or time is in doubt. */
class AlertDoubtsTest extends AlertsTestBase {

    @BeforeEach
    void topic() {
        sns.topic("streets");
    }

    private AlertsViewModel watched() {
        AlertsViewModel model = alerts();
        model.form().watch().set(true);
        run(model, "saveAlert");
        return model;
    }

    private AlertsViewModel watchedMaximum() {
        AlertsViewModel model = alerts();
        model.form().measure().set(AggregateFunction.MAXIMUM);
        model.form().column().set("n");
        model.form().threshold().set("10");
        model.form().watch().set(true);
        model.form().quietFrom().set("22:00");
        model.form().quietTo().set("6:00");
        run(model, "saveAlert");
        model.leave();
        return model;
    }

    private AlertsViewModel at(AtomicReference<Instant> now) {
        return new AlertsViewModel(
                session("us-east-1"), test.context, session("us-east-1").sns().messages()::publish, clock(now));
    }

    private static void halfAMinute(AlertsViewModel model) {
        for (int i = 0; i < 30; i++) {
            model.tick();
        }
    }

    @Test
    void messageThatMayHaveBeenPublishedIsToldAndNotPublishedAgain() {
        AlertsViewModel model = watched();
        sns.failures.put("Publish", new ArrayList<>(List.of(ErrorKind.THROTTLED, ErrorKind.NETWORK)));
        arrived(model, "in/b.csv", "kind,n\nPothole,1\n");
        assertTrue(test.error().contains("rate-limiting"), test.error());
        halfAMinute(model);
        assertTrue(test.error().contains("may have been published"), test.error());
        halfAMinute(model);
        assertEquals(List.of(), sns.published, "nobody gets it every half minute");
        assertFalse(latest(model).published());
    }

    @Test
    void heldMessageWhoseValueIsGoneIsNotPublished() {
        watchedMaximum();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T23:00:00Z"));
        AlertsViewModel model = at(now);
        arrived(model, "in/a.csv", "kind,n\nPothole,30\n");
        assertTrue(latest(model).held());
        arrived(model, "in/a.csv", "kind,n\nPothole,many\n");
        assertTrue(
                test.context.notice().get().contains("no value"),
                test.context.notice().get());
        now.set(Instant.parse("2026-11-29T06:00:00Z"));
        halfAMinute(model);
        assertEquals(List.of(), sns.published);
        arrived(model, "in/a.csv", "kind,n\nPothole,40\n");
        assertEquals(1, sns.published.size());
    }

    @Test
    void clockThatWasSetBackHoldsNoMessage() {
        watchedMaximum();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2031-11-28T12:00:00Z"));
        AlertsViewModel model = at(now);
        arrived(model, "in/a.csv", "kind,n\nPothole,30\n");
        now.set(Instant.parse("2026-11-28T12:00:00Z"));
        arrived(model, "in/a.csv", "kind,n\nPothole,3\n");
        arrived(model, "in/a.csv", "kind,n\nPothole,30\n");
        assertEquals(2, sns.published.size());
    }

    @Test
    void mixedUnitsAreToldInTheMessageAndTheHistory() {
        AlertsViewModel model = alerts();
        model.form().measure().set(AggregateFunction.SUM);
        model.form().column().set("n");
        model.form().watch().set(true);
        run(model, "saveAlert");
        arrived(model, "in/b.csv", "kind,n\nPothole,€5\nPothole,$6\nTotal,11\n");
        assertTrue(sns.published.get(0).contains("Mixes units: "), sns.published.get(0));
        assertTrue(sns.published.get(0).contains("May include a total or a note: Total,11"), sns.published.get(0));
        assertEquals("3; €5", latest(model).mixed());
        assertEquals("Total,11", latest(model).unlike());
    }

    @Test
    void resultIsNotShownAtAnotherAlert() throws Exception {
        AlertsViewModel first = watched();
        first.leave();
        UiQueue ui = new UiQueue();
        AlertsViewModel model =
                new AlertsViewModel(session(FakeSns.REGION), new TestContext(folder, ui).context, bell.publish()::send);
        ui.until(() -> !model.alerts().isEmpty());
        model.current().set(model.alerts().get(0));
        run(model, "runAlert");
        run(model, "newAlert");
        ui.until(() -> !model.running().get());
        assertEquals("", model.result().get());
        assertEquals("", model.preview().get());
        assertFalse(model.triggered().get());
        assertEquals(1, sns.published.size(), "what was begun is done");
    }

    @Test
    void messageThatFailsAfterTheWindowWasClosedIsTold() {
        AlertsViewModel model = alerts();
        sns.whilePublishing = model::close;
        sns.failures.put("Publish", new ArrayList<>(List.of(ErrorKind.INVALID)));
        run(model, "runAlert");
        assertTrue(test.error().contains("streets"), test.error());
    }

    @Test
    void messageGoesToNoTopicOfTheSameNameInAnotherRegion() {
        Topic chosen = sns.topics.get(0);
        AlertsViewModel model = watched();
        assertEquals("streets", model.form().topic().get());
        model.leave();
        sns.topics.set(0, new Topic(chosen.arn().replace(FakeSns.REGION, "eu-west-1")));
        bell = open("eu-west-1");
        arrived(bell.alerts(), "in/b.csv", "kind,n\nPothole,1\n");
        assertEquals(chosen, bell.history().entries().get(0).topic());
        sns.topics.set(0, chosen);
        bell = open(FakeSns.REGION);
        bell.alerts().current().set(bell.alerts().alerts().get(0));
        bell.alerts().open(Optional.empty(), null);
        assertEquals("streets", bell.alerts().form().topic().get(), "by its name, where that is known");
    }

    @Test
    void historySaysWhatWasPublishedByHand() {
        AlertsViewModel model = watched();
        run(model, "tryAlert");
        assertFalse(latest(model).published());
        run(model, "runAlert");
        assertTrue(latest(model).published());
        assertEquals(2, model.runs().size());
        sns.failures.put("Publish", new ArrayList<>(List.of(ErrorKind.INVALID)));
        run(model, "runAlert");
        assertFalse(latest(model).published());
    }

    @Test
    void messageThatWasNotAllowedIsNotAskedAboutEveryHalfMinute() {
        AlertsViewModel model = watched();
        sns.failures.put("Publish", new ArrayList<>(List.of(ErrorKind.CANCELLED)));
        sns.known = Reason.of(ServiceProblem.NOT_SENT);
        arrived(model, "in/b.csv", "kind,n\nPothole,1\n");
        halfAMinute(model);
        assertEquals(1, sns.asked.stream().filter("Publish"::equals).count());
        assertFalse(latest(model).published());
    }

    @Test
    void watchedPlaceWithoutTablesIsToldWhenItIsSaved() {
        AlertsViewModel model = alerts();
        model.form().source().set("s3://data/in");
        run(model, "saveAlert");
        assertEquals("Alert Potholes saved", model.result().get());
        model.form().watch().set(true);
        run(model, "saveAlert");
        assertTrue(
                model.result().get().contains("nothing to read at s3://data/in yet"),
                model.result().get());
        model.form().source().set("s3://data/in/");
        run(model, "saveAlert");
        assertEquals("Alert Potholes saved", model.result().get());
    }
}
