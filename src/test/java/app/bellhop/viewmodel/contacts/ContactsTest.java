package app.bellhop.viewmodel.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.data.Tables;
import app.bellhop.viewmodel.main.BellTestBase;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.plan.PlanItem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Contacts made topics and subscriptions. */
class ContactsTest extends BellTestBase {

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

    private PlanViewModel plan(ContactsViewModel model) {
        assertTrue(
                model.plan().enabled().get(),
                model.problem().get() + model.status().get());
        model.plan().run();
        return test.dialogs.screen(PlanViewModel.class);
    }

    private static long count(PlanViewModel work, PlanItem.State state) {
        return work.plan().items().stream().filter(i -> i.state() == state).count();
    }

    @Test
    void contactsBecomeTopicsAndSubscriptionsOnce() throws Exception {
        sns.topic("streets_critical");
        ContactsViewModel model = contacts(CONTACTS);
        assertEquals("phone", model.fields().phone().get());
        assertTrue(model.preview().get().contains("2 rejected"), model.preview().get());
        model.fields().region().set("US");
        assertEquals("4 topics, 5 subscriptions; 1 rejected", model.preview().get());
        PlanViewModel work = plan(model);
        assertEquals(3 + 5, count(work, PlanItem.State.PLANNED));
        assertEquals(1, count(work, PlanItem.State.REJECTED));
        assertEquals(1, count(work, PlanItem.State.KEPT));
        assertEquals(1, sns.topics.size(), "nothing is sent before");
        assertTrue(
                work.text().get().endsWith("Nothing is sent until you apply."),
                work.text().get());
        work.apply().run();
        assertEquals("", work.text().get(), "it has been sent");
        assertEquals(4, sns.topics.size());
        assertEquals(5, sns.subscriptions.size());
        PlanViewModel again = plan(model);
        assertTrue(again.plan().text().startsWith("Nothing to do"), again.plan().text());
        assertFalse(again.apply().enabled().get());
    }

    @Test
    void noPlanIsMadeOfATableThatIsNoLongerNamed() throws Exception {
        ContactsViewModel model = contacts(CONTACTS);
        assertTrue(model.plan().enabled().get());
        String loaded = model.source().get();
        model.source().set(loaded + ".old");
        assertFalse(model.plan().enabled().get(), "what would be applied is not what is named");
        model.source().set(loaded);
        assertTrue(model.plan().enabled().get());
    }

    @Test
    void aPlanThatFailedCanBeMadeAgain() throws Exception {
        ContactsViewModel model = contacts(CONTACTS);
        sns.failures.put("ListTopics", new ArrayList<>(List.of(ErrorKind.THROTTLED)));
        model.plan().run();
        assertTrue(
                model.status().get().contains("rate-limiting"), model.status().get());
        assertEquals(7, count(plan(model), PlanItem.State.PLANNED));
        assertTrue(model.status().get().startsWith("3 contacts"), model.status().get());
    }

    @Test
    void comparisonIsSaidWhileItGoesOn() throws Exception {
        ContactsViewModel model = contacts(CONTACTS);
        sns.heldTopics = new CompletableFuture<>();
        model.plan().run();
        assertEquals(
                "Comparing with the existing topics and subscriptions…",
                model.status().get());
        assertTrue(model.busy().get());
        sns.heldTopics.complete(null);
        assertTrue(model.status().get().startsWith("3 contacts"), model.status().get());
    }

    @Test
    void whyThereIsNoPlanIsSaid() throws Exception {
        ContactsViewModel model = contacts();
        assertTrue(model.plan().why().startsWith("Load the list"), model.plan().why());
        model = contacts(CONTACTS);
        model.source().set("other.csv");
        assertTrue(model.plan().why().startsWith("Load the list"), model.plan().why());
    }

    @Test
    void settingsThatCannotBeKeptAreTold() throws Exception {
        ContactsViewModel model = contacts(CONTACTS);
        Files.createDirectories(folder.resolve("contacts.json/x"));
        plan(model);
        assertTrue(test.error().contains("contacts.json"), test.error());
        assertFalse(test.error().contains("Exception"), test.error());
    }

    @Test
    void planIsResumedWhereItStopped() throws Exception {
        sns.failures.put("CreateTopic", new ArrayList<>(List.of(ErrorKind.NETWORK)));
        ContactsViewModel model = contacts(CONTACTS);
        model.fields().region().set("US");
        PlanViewModel work = plan(model);
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
        PlanViewModel work = plan(contacts(CONTACTS));
        work.apply().run();
        assertEquals(0, work.failures());
        assertEquals(4, sns.subscriptions.size());
    }

    @Test
    void exactlySoIsDestructiveAndSaysSo() throws Exception {
        Topic streets = sns.topic("streets_extreme");
        Subscription left = sns.confirmed(streets, "sms", "+14155559999");
        ContactsViewModel model = contacts(CONTACTS);
        model.fields().region().set("US");
        model.fields().exactly().set(true);
        PlanViewModel work = plan(model);
        assertTrue(work.plan().destructive());
        assertTrue(work.plan().text().contains("1 to remove"), work.plan().text());
        work.apply().run();
        assertFalse(sns.subscriptions.contains(left));
    }

    /** An address that changes: the old one stays until the new one is there. */
    @Test
    void nobodyIsRemovedWhereSubscribingFails() throws Exception {
        Topic streets = sns.topic("streets_critical");
        Subscription old = sns.confirmed(streets, "email", "ada@old.org");
        Subscription other = sns.confirmed(sns.topic("water"), "email", "gone@x.org");
        sns.failures.put("Subscribe", new ArrayList<>(List.of(ErrorKind.ACCESS_DENIED)));
        ContactsViewModel model = contacts("name,email,department\nAda,ada@x.org,streets\n");
        model.fields().exactly().set(true);
        PlanViewModel work = plan(model);
        work.apply().run();
        assertTrue(sns.subscriptions.contains(old));
        assertEquals(2, work.failures());
        work.apply().run();
        assertEquals(0, work.failures());
        assertFalse(sns.subscriptions.contains(old));
        assertTrue(sns.subscriptions.contains(other), "the table says nothing of that topic");
    }

    @Test
    void settingsOfATableAreRemembered() throws Exception {
        ContactsViewModel model = contacts(CONTACTS);
        model.fields().region().set("US");
        model.fields().removeTemplate(model.fields().templates().get(1));
        plan(model);
        ContactsViewModel later = contacts(CONTACTS);
        assertEquals("US", later.fields().region().get());
        assertEquals(1, later.fields().templates().size());
    }

    @Test
    void settingsOfAnOlderVersionAreRead() throws Exception {
        String source = folder.resolve("contacts.csv").toString();
        Files.writeString(folder.resolve("contacts.json"), """
                [{"source":"%s","nameColumn":"name","emailColumn":"mail#3","phoneColumn":"#4","departmentColumn":"team",
                "region":"US","templates":[{"pattern":"{team}_x","protocols":["email","sms"]}],"exactly":true}]
                """.formatted(source.replace("\\", "\\\\")));
        ContactsViewModel model = contacts("name,mail,mail,,team\nAda,old@x.org,ada@x.org,(415) 555-0100,streets\n");
        assertEquals("mail (2)", model.fields().email().get());
        assertEquals("column 4", model.fields().phone().get());
        assertEquals("team", model.fields().department().get());
        assertEquals("US", model.fields().region().get());
        assertTrue(model.fields().exactly().get());
        assertEquals("{team}_x", model.fields().templates().get(0).pattern().get());
    }

    @Test
    void gzippedContactsAreReadToTheirEndOrNotAtAll() throws Exception {
        byte[] gzip = Tables.gzip(CONTACTS.getBytes(StandardCharsets.UTF_8));
        ContactsViewModel model = contacts();
        model.source().set(Files.write(folder.resolve("c.csv.gz"), gzip).toString());
        model.load();
        assertTrue(model.status().get().startsWith("3 contacts"), model.status().get());
        model.source()
                .set(Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(gzip, gzip.length - 5))
                        .toString());
        model.load();
        assertTrue(
                model.status().get().contains("The gzip data is incomplete"),
                model.status().get());
        assertEquals(List.of(), model.sample());
    }

    @Test
    void mistakesInTheSettingsAreSaid() throws Exception {
        ContactsViewModel model = contacts(CONTACTS);
        model.fields().templates().get(0).pattern().set("{team}_critical");
        assertTrue(model.problem().get().contains("team"), model.problem().get());
        model.fields().templates().get(0).pattern().set("{department} critical");
        assertTrue(
                model.problem().get().contains("isn’t a valid topic name"),
                model.problem().get());
        model.fields().templates().get(0).pattern().set("{department}_critical");
        model.fields().templates().get(0).email().set(false);
        assertTrue(
                model.problem().get().contains("email or SMS"), model.problem().get());
        model.fields().templates().get(0).email().set(true);
        model.fields().email().set("");
        model.fields().phone().set("");
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
}
