package app.bellhop.work.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.CsvDocument;
import app.bellhop.work.contacts.Rejected.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a table of contacts asks for, and what is left to be done for it. */
class ContactsPlanTest {

    private static final List<TopicTemplate> TEMPLATES = List.of(
            new TopicTemplate("{department}_critical", List.of("email")),
            new TopicTemplate("{department}_extreme", List.of("sms")));

    private static ContactsSetup setup(List<TopicTemplate> templates, boolean exactly) {
        return new ContactsSetup("c.csv", "name", "email", "phone", "department", "US", templates, Map.of(), exactly);
    }

    private static CsvDocument csv(String text) {
        return CsvDocument.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static DesiredState desired(String text) {
        return DesiredState.of(csv(text), setup(TEMPLATES, false));
    }

    private static List<Reason> reasons(DesiredState desired) {
        return desired.rejected().stream().map(Rejected::reason).toList();
    }

    @Test
    void eachContactGoesToTheTopicsOfItsDepartment() {
        DesiredState desired = desired("name,email,phone,department\nAda,ada@x.org,+14155550100,streets\n");
        assertEquals(List.of("streets_critical", "streets_extreme"), desired.topics());
        assertEquals(
                List.of(
                        new DesiredSubscription("streets_critical", "email", "ada@x.org", "Ada"),
                        new DesiredSubscription("streets_extreme", "sms", "+14155550100", "Ada")),
                desired.subscriptions());
        assertEquals(List.of(), desired.rejected());
    }

    @Test
    void whatCannotBeUsedIsToldWithItsLine() {
        DesiredState desired = desired("""
                name,email,phone,department
                Ada,ada@x.org,,streets
                Ben,no address,,streets
                Cleo,,12,streets
                Dan,,,streets
                Eve,eve@x.org,,
                Fay,ada@x.org,,streets
                Gus,gus@x.org
                Hal,ADA@X.ORG,,streets
                """);
        assertEquals(
                List.of(
                        Reason.CELLS,
                        Reason.BAD_EMAIL,
                        Reason.BAD_PHONE,
                        Reason.NO_ENDPOINT,
                        Reason.NO_VALUE,
                        Reason.DUPLICATE,
                        Reason.DUPLICATE),
                reasons(desired));
        assertEquals(8, desired.rejected().get(0).line());
        assertEquals(3, desired.rejected().get(1).line());
        assertEquals(1, desired.subscriptions().size());
    }

    @Test
    void namesOfTopicsGetWhatTheyCanHave() {
        DesiredState desired = desired("name,email,phone,department\nA,a@x.org,,Public Works / Nord\n");
        assertEquals(List.of("Public_Works_Nord_critical"), desired.topics());
        DesiredState fifo = DesiredState.of(
                csv("name,email,phone,department\nA,a@x.org,,s\n"),
                setup(List.of(new TopicTemplate("{department}.fifo", List.of("email"))), false));
        assertEquals(List.of(Reason.FIFO), reasons(fifo));
        DesiredState longName = desired("name,email,phone,department\nA,a@x.org,," + "x".repeat(300) + "\n");
        assertTrue(reasons(longName).contains(Reason.BAD_TOPIC));
    }

    @Test
    void anyColumnCanStandInATemplate() {
        CsvDocument contacts = csv("Team,Mail\nred,a@x.org\n");
        ContactsSetup setup = new ContactsSetup(
                "c",
                "",
                "Mail",
                "",
                "",
                "",
                List.of(new TopicTemplate("{team}-{Mail}", List.of("email"))),
                Map.of(),
                false);
        assertEquals(List.of("red-a_x_org"), DesiredState.of(contacts, setup).topics());
        assertEquals(List.of("nobody"), DesiredState.unknownColumns("{team}{nobody}", contacts, setup));
    }

    @Test
    void encodingsSeparatorsAndMarksAreFoundOut() {
        String text = "name;email;phone;department\nZoë;zoe@x.org;;straße\n";
        for (String charset : List.of("UTF-8", "windows-1252", "UTF-16")) {
            CsvDocument read =
                    CsvDocument.parse(text.getBytes(Charset.forName(charset))).orElseThrow();
            assertEquals(List.of("name", "email", "phone", "department"), read.header(), charset);
            assertEquals("Zoë", read.rows().get(0).cells().get(0), charset);
        }
        CsvDocument marked = CsvDocument.parse(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        assertEquals("name", marked.header().get(0));
        assertTrue(CsvDocument.parse(new byte[] {0, 1, 2, 0}).isEmpty());
        assertTrue(CsvDocument.parse(new byte[0]).isEmpty());
    }

    @Test
    void headersWithoutOrWithTheSameNameAreToldApart() {
        assertEquals(List.of("a", "column 2", "a (2)"), csv("a,,a\n1,2,3\n").header());
    }

    @Test
    void quotesLineBreaksAndBlankLinesAreRead() {
        CsvDocument read = csv("name,email\r\n\"Moreno, Ada\",a@x.org\r\n\r\n\"two\nlines\",b@x.org\r\n");
        assertEquals(2, read.rows().size());
        assertEquals("Moreno, Ada", read.rows().get(0).cells().get(0));
        assertEquals(4, read.rows().get(1).line());
        assertEquals(List.of(), read.problems());
    }

    /** A server that takes what a plan asks for. */
    private static final class Server {
        final List<Topic> topics = new ArrayList<>();
        final List<Subscription> subscriptions = new ArrayList<>();

        ContactsPlan plan(DesiredState desired, boolean exactly) {
            Map<String, List<Subscription>> by = new HashMap<>();
            topics.forEach(topic -> by.put(
                    topic.name(),
                    subscriptions.stream()
                            .filter(s -> s.topicArn().equals(topic.arn()))
                            .toList()));
            by.keySet().retainAll(desired.topics());
            return ContactsPlan.of(desired, topics, by, exactly);
        }

        void apply(ContactsPlan plan) {
            plan.newTopics().forEach(name -> topics.add(new Topic("arn:aws:sns:r:1:" + name)));
            for (DesiredSubscription s : plan.add()) {
                String arn = "arn:aws:sns:r:1:" + s.topic();
                boolean asked = s.protocol().equals("email") && s.endpoint().hashCode() % 2 == 0;
                subscriptions.add(new Subscription(
                        asked ? "PendingConfirmation" : arn + ":" + subscriptions.size(),
                        arn,
                        s.protocol(),
                        s.endpoint(),
                        "1"));
            }
            subscriptions.removeAll(plan.remove());
        }
    }

    @Test
    void doingItTwiceChangesNothing() {
        Random random = new Random(7);
        for (int run = 0; run < 60; run++) {
            Server server = new Server();
            for (int table = 0; table < 3; table++) {
                boolean exactly = random.nextBoolean();
                DesiredState desired = desired(contacts(random, 30));
                server.apply(server.plan(desired, exactly));
                boolean whole = desired.rejected().stream().noneMatch(r -> r.reason() == Reason.CELLS);
                assertTrue(whole || server.plan(desired, exactly).remove().isEmpty());
                ContactsPlan again = server.plan(desired, exactly);
                assertTrue(again.done(), again.toString());
                Set<String> there = new LinkedHashSet<>();
                server.subscriptions.forEach(
                        s -> there.add(s.topic().name() + " " + s.endpoint().toLowerCase()));
                desired.subscriptions()
                        .forEach(s -> assertTrue(
                                there.contains(s.topic() + " " + s.endpoint().toLowerCase())));
                assertEquals(there.size(), server.subscriptions.size(), "nobody is subscribed twice");
            }
        }
    }

    private static String contacts(Random random, int rows) {
        StringBuilder csv = new StringBuilder("name,email,phone,department\n");
        for (int i = 0; i < rows; i++) {
            int who = random.nextInt(20);
            csv.append("N").append(who).append(',');
            csv.append(random.nextInt(8) == 0 ? "broken" : (random.nextBoolean() ? "P" : "p") + who + "@x.org")
                    .append(',');
            csv.append(random.nextInt(4) == 0 ? "" : "+141555501" + (10 + who)).append(',');
            csv.append(List.of("streets", "water", "Public Works", "").get(random.nextInt(4)));
            csv.append(random.nextInt(15) == 0 ? ",more\n" : "\n");
        }
        return csv.toString();
    }

    @Test
    void exactlySoTakesBackWhatNoContactStandsFor() {
        Server server = new Server();
        DesiredState both =
                desired("name,email,phone,department\nA,a@x.org,+14155550100,s\nB,b@x.org,+14155550101,s\n");
        server.apply(server.plan(both, false));
        Topic critical = server.topics.get(0);
        server.subscriptions.add(new Subscription("PendingConfirmation", critical.arn(), "email", "c@x.org", "1"));
        server.subscriptions.add(
                new Subscription(critical.arn() + ":q", critical.arn(), "sqs", "arn:aws:sqs:r:1:q", "1"));
        DesiredState one = desired("name,email,phone,department\nA,a@x.org,+14155550100,s\n");
        assertTrue(server.plan(one, false).remove().isEmpty());
        ContactsPlan plan = server.plan(one, true);
        assertFalse(plan.done());
        assertTrue(plan.remove().stream().anyMatch(s -> s.endpoint().equals("+14155550101")));
        assertTrue(plan.stays().stream().anyMatch(s -> s.endpoint().equals("c@x.org")), "pending ones have no ARN");
        assertTrue(plan.remove().stream().noneMatch(s -> s.protocol().equals("sqs")), "other protocols are left alone");
        DesiredState broken = desired("name,email,phone,department\nA,a@x.org,+14155550100,s\nB,b@x.org\n");
        ContactsPlan careful = server.plan(broken, true);
        assertEquals(List.of(), careful.remove(), "of a broken row nobody knows whom it names");
        assertFalse(careful.unsure().isEmpty());
    }

    @Test
    void openQuoteTakesNobodyAway() {
        Server server = new Server();
        server.apply(
                server.plan(desired("name,email,phone,department\nA,a@x.org,,s\nB,b@x.org,,s\nC,c@x.org,,s\n"), false));
        DesiredState quote = desired("name,email,phone,department\nA,a@x.org,,s\nB,b@x.org,,\"s\nC,c@x.org,,s\n");
        assertEquals(List.of(Reason.UNREADABLE), reasons(quote));
        assertEquals(List.of("s_critical"), quote.topics());
        ContactsPlan plan = server.plan(quote, true);
        assertEquals(List.of(), plan.remove());
        assertEquals(1, plan.unsure().size() + plan.stays().size(), "the other rows are read");
    }

    @Test
    void tenThousandRowsArePlanned() {
        StringBuilder csv = new StringBuilder("name,email,phone,department\n");
        for (int i = 0; i < 10_000; i++) {
            csv.append("N")
                    .append(i)
                    .append(",n")
                    .append(i)
                    .append("@x.org,+1415")
                    .append(1_000_000 + i)
                    .append(",d")
                    .append(i % 40)
                    .append(i % 100 == 0 ? ",broken" : "")
                    .append('\n');
        }
        DesiredState desired = desired(csv.toString());
        assertEquals(80, desired.topics().size());
        assertEquals(2 * 9_900, desired.subscriptions().size());
        assertEquals(100, desired.rejected().size());
    }
}
