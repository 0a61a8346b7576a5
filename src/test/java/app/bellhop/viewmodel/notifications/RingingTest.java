package app.bellhop.viewmodel.notifications;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.BucketSection;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.S3Location;
import app.bellhop.cloud.sns.BucketNotifications;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.viewmodel.alerts.AlertsViewModel;
import app.bellhop.viewmodel.contacts.ContactsViewModel;
import app.bellhop.viewmodel.events.BucketEventsViewModel;
import app.bellhop.viewmodel.work.WorkItem;
import app.bellhop.viewmodel.work.WorkViewModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What rings topics: contacts, thresholds, buckets. */
class RingingTest extends BellTestBase {

    private static final String CONTACTS = "name,email,phone,department\nAda,ada@x.org,(415) 555-0100,streets\n"
            + "Ben,ben@x.org,+14155550101,water\nCleo,=cmd,+14155550102,water\n";

    private ContactsViewModel contacts() {
        run("contactsToTopics");
        return test.dialogs.screen(ContactsViewModel.class);
    }

    private ContactsViewModel contacts(String table) throws Exception {
        ContactsViewModel model = contacts();
        model.source()
                .set(Files.writeString(folder.resolve("contacts.csv"), table).toString());
        model.load();
        return model;
    }

    private WorkViewModel plan(ContactsViewModel model) {
        assertTrue(
                model.plan().enabled().get(),
                model.problem().get() + model.status().get());
        model.plan().run();
        return test.dialogs.screen(WorkViewModel.class);
    }

    private static long count(WorkViewModel work, WorkItem.State state) {
        return work.plan().items().stream().filter(i -> i.state() == state).count();
    }

    @Test
    void contactsBecomeTopicsAndSubscriptionsOnce() throws Exception {
        sns.topic("streets_critical");
        ContactsViewModel model = contacts(CONTACTS);
        assertEquals("phone", model.phone().get());
        assertTrue(model.preview().get().contains("2 rejected"), model.preview().get());
        model.region().set("US");
        assertEquals("4 topics, 5 subscriptions; 1 rejected", model.preview().get());
        WorkViewModel work = plan(model);
        assertEquals(3 + 5, count(work, WorkItem.State.PLANNED));
        assertEquals(1, count(work, WorkItem.State.REJECTED));
        assertEquals(1, count(work, WorkItem.State.KEPT));
        assertEquals(1, sns.topics.size(), "nothing is sent before");
        work.apply().run();
        assertEquals(4, sns.topics.size());
        assertEquals(5, sns.subscriptions.size());
        WorkViewModel again = plan(model);
        assertTrue(again.plan().text().startsWith("Nothing to do"), again.plan().text());
        assertFalse(again.apply().enabled().get());
    }

    @Test
    void planIsResumedWhereItStopped() throws Exception {
        sns.failures.put("CreateTopic", new ArrayList<>(List.of(ErrorKind.NETWORK)));
        ContactsViewModel model = contacts(CONTACTS);
        model.region().set("US");
        WorkViewModel work = plan(model);
        work.apply().run();
        assertEquals(2, work.failures(), "the topic, and who could not be subscribed to it");
        work.apply().run();
        assertEquals(0, work.failures());
        assertEquals(5, sns.subscriptions.size());
    }

    @Test
    void throttledSubscriptionsAreWaitedFor() throws Exception {
        List<ErrorKind> busy = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            busy.add(ErrorKind.THROTTLED);
        }
        sns.failures.put("Subscribe", busy);
        WorkViewModel work = plan(contacts(CONTACTS));
        work.apply().run();
        assertEquals(0, work.failures());
        assertEquals(4, sns.subscriptions.size());
    }

    @Test
    void exactlySoIsDestructiveAndSaysSo() throws Exception {
        Topic streets = sns.topic("streets_extreme");
        Subscription left = sns.confirmed(streets, "sms", "+14155559999");
        ContactsViewModel model = contacts(CONTACTS);
        model.region().set("US");
        model.exactly().set(true);
        WorkViewModel work = plan(model);
        assertTrue(work.plan().destructive());
        assertTrue(work.plan().text().contains("1 to remove"), work.plan().text());
        work.apply().run();
        assertFalse(sns.subscriptions.contains(left));
    }

    @Test
    void settingsOfATableAreRemembered() throws Exception {
        ContactsViewModel model = contacts(CONTACTS);
        model.region().set("US");
        model.removeTemplate(model.templates().get(1));
        plan(model);
        ContactsViewModel later = contacts(CONTACTS);
        assertEquals("US", later.region().get());
        assertEquals(1, later.templates().size());
    }

    @Test
    void mistakesInTheSettingsAreSaid() throws Exception {
        ContactsViewModel model = contacts(CONTACTS);
        model.templates().get(0).pattern().set("{team}_critical");
        assertTrue(model.problem().get().contains("team"), model.problem().get());
        model.templates().get(0).pattern().set("{department} critical");
        assertTrue(
                model.problem().get().contains("cannot be a topic"),
                model.problem().get());
        model.templates().get(0).pattern().set("{department}_critical");
        model.templates().get(0).email().set(false);
        assertTrue(
                model.problem().get().contains("e-mail or SMS"), model.problem().get());
        model.templates().get(0).email().set(true);
        model.email().set("");
        model.phone().set("");
        assertTrue(model.problem().get().contains("column"), model.problem().get());
        assertFalse(model.plan().enabled().get());
    }

    @Test
    void contactsAreReadFromAnObjectToo() {
        store.put("data", "contacts.csv");
        store.objects.put(new S3Location("data", "contacts.csv"), CONTACTS.getBytes(StandardCharsets.UTF_8));
        ContactsViewModel model = contacts();
        model.source().set("s3://data/contacts.csv");
        model.load();
        assertEquals(4, model.sample().size());
        model.source().set("s3://data/gone.csv");
        model.load();
        assertTrue(model.status().get().startsWith("Not found"), model.status().get());
        model.source().set(folder.resolve("nowhere.csv").toString());
        model.load();
        assertTrue(model.status().get().contains("nowhere.csv"), model.status().get());
        model.source().set("s3://");
        model.load();
        assertTrue(
                model.status().get().contains("s3://bucket/key"), model.status().get());
    }

    private AlertsViewModel alerts() {
        store.put("data", "in/a.csv");
        put("in/a.csv", "kind,n\nPothole,3\nLeak,1\nPothole,9\n");
        bell.reload();
        run("alerts");
        AlertsViewModel model = test.dialogs.screen(AlertsViewModel.class);
        model.form().name().set("Potholes");
        model.form().source().set("s3://data/in/");
        model.form().whereColumn().set("kind");
        model.form().whereValue().set("Pothole");
        model.form().threshold().set("1");
        model.form().topic().set("streets");
        return model;
    }

    private void put(String key, String csv) {
        store.put("data", key);
        store.objects.put(new S3Location("data", key), csv.getBytes(StandardCharsets.UTF_8));
    }

    private void run(AlertsViewModel model, String id) {
        model.commands().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow()
                .run();
    }

    @Test
    void alertIsTriedRunSavedAndSent() {
        sns.topic("streets");
        AlertsViewModel model = alerts();
        run(model, "tryAlert");
        assertTrue(model.rings().get());
        assertTrue(model.result().get().startsWith("2: over 1"), model.result().get());
        assertTrue(
                model.preview().get().contains("2 of 3 rows in s3://data/in/"),
                model.preview().get());
        assertEquals(List.of(), sns.published);
        run(model, "runAlert");
        assertEquals(1, sns.published.size());
        assertTrue(sns.published.get(0).startsWith("streets|Potholes: 2 (threshold 1)|"), sns.published.get(0));
        model.form().threshold().set("2");
        run(model, "runAlert");
        assertFalse(model.rings().get());
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
        assertEquals(1, test.rung.size());
        for (int i = 0; i < 60; i++) {
            model.tick();
        }
        assertEquals(1, sns.published.size(), "nothing new has arrived since");
        put("in/c.csv", "kind,n\nPothole,1\n");
        for (int i = 0; i < 60; i++) {
            model.tick();
        }
        assertEquals(2, sns.published.size(), "other clients' objects are found, too");
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
                model.result().get().contains("Not found: s3://data/in/none/"),
                model.result().get());
        assertFalse(model.running().get());
    }

    private BucketEventsViewModel events() {
        sns.topic("streets");
        sns.topic("orders.fifo");
        store.buckets.add("data");
        run("bucketEvents");
        return test.dialogs.screen(BucketEventsViewModel.class);
    }

    private void run(BucketEventsViewModel model, String id) {
        var command = model.commands().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertTrue(command.enabled().get(), id + " " + model.status().get());
        command.run();
    }

    @Test
    void bucketIsWiredAndUnwired() {
        s3.sections.put(BucketSection.NOTIFICATION, "{\"QueueConfigurations\": []}");
        BucketEventsViewModel model = events();
        assertEquals(List.of("streets"), model.topics(), "FIFO topics cannot be rung");
        model.bucket().set("data");
        model.topic().set("streets");
        model.prefix().set("in/");
        run(model, "reviewEvents");
        assertFalse(model.bucketDiff().isEmpty());
        assertFalse(model.policyDiff().isEmpty());
        assertFalse(s3.sections.get(BucketSection.NOTIFICATION).contains("TopicArn"), "nothing is written before");
        run(model, "writeEvents");
        String policy = sns.attributes.get(sns.topics.get(0).arn()).get("Policy");
        assertTrue(policy.contains("s3.amazonaws.com") && policy.contains("arn:aws:s3:::data"), policy);
        assertEquals(1, model.rules().size());
        assertEquals("in/", model.rules().get(0).prefix());
        run(model, "reviewEvents");
        assertTrue(model.failed().get(), "an object would ring twice");
        run(model, "testEvents");
        assertTrue(sns.published.get(0).contains("s3:TestEvent"), sns.published.get(0));
        model.chosen().set(model.rules().get(0));
        run(model, "removeEvents");
        run(model, "writeEvents");
        assertEquals(List.of(), BucketNotifications.rules(s3.sections.getOrDefault(BucketSection.NOTIFICATION, "")));
        assertFalse(sns.attributes.get(sns.topics.get(0).arn()).get("Policy").contains("s3.amazonaws.com"));
        assertTrue(s3.sections.get(BucketSection.NOTIFICATION).contains("QueueConfigurations"));
    }

    @Test
    void somebodyElsesChangeIsNotOverwritten() {
        BucketEventsViewModel model = events();
        model.bucket().set("data");
        model.topic().set("streets");
        run(model, "reviewEvents");
        s3.sections.put(BucketSection.NOTIFICATION, "{\"LambdaFunctionConfigurations\": []}");
        run(model, "writeEvents");
        assertTrue(model.failed().get());
        assertTrue(
                model.status().get().contains("Somebody has changed it"),
                model.status().get());
        assertTrue(s3.sections.get(BucketSection.NOTIFICATION).contains("Lambda"));
    }

    @Test
    void aServerWithoutTopicPoliciesIsWiredAllTheSame() {
        BucketEventsViewModel model = events();
        sns.missing.add("SetTopicAttributes");
        model.bucket().set("data");
        model.topic().set("streets");
        run(model, "reviewEvents");
        run(model, "writeEvents");
        assertTrue(s3.sections.get(BucketSection.NOTIFICATION).contains("streets"));
    }

    @Test
    void aBucketThatCannotBeAskedIsTold() {
        BucketEventsViewModel model = events();
        store.failing.put("get NOTIFICATION", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        model.bucket().set("data");
        assertTrue(
                model.failed().get() && model.status().get().contains("s3:Test"),
                model.status().get());
    }
}
