package app.bellhop.work.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.CsvDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom "exactly" removes, and whom it keeps; and how departments become topic names. */
class KeptContactsTest {

    private static final Topic CRITICAL = new Topic("arn:aws:sns:us-east-1:1:streets_critical");
    private static final Topic EXTREME = new Topic("arn:aws:sns:us-east-1:1:streets_extreme");
    private static final List<TopicTemplate> TEMPLATES = List.of(
            new TopicTemplate("{department}_critical", List.of("email")),
            new TopicTemplate("{department}_extreme", List.of("sms")));

    private final List<Subscription> there = new ArrayList<>();

    private static DesiredState desired(String rows, Map<String, String> names) {
        CsvDocument csv = CsvDocument.parse(("name,email,phone,department\n" + rows).getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        return DesiredState.of(
                csv, new ContactsSetup("c", "name", "email", "phone", "department", "US", TEMPLATES, names, true));
    }

    private Subscription confirmed(Topic topic, String protocol, String endpoint) {
        Subscription s = new Subscription(topic.arn() + ":" + there.size(), topic.arn(), protocol, endpoint, "1");
        there.add(s);
        return s;
    }

    private ContactsPlan plan(String rows) {
        return ContactsPlan.of(
                desired(rows, Map.of()),
                List.of(CRITICAL, EXTREME),
                there.stream().collect(Collectors.groupingBy(s -> s.topic().name())),
                true);
    }

    private static List<String> endpoints(List<Subscription> subscriptions) {
        return subscriptions.stream().map(Subscription::endpoint).toList();
    }

    private static List<String> unsure(ContactsPlan plan) {
        return plan.unsure().stream().map(u -> u.subscription().endpoint()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada,ada@x..org,,streets",
                "Ada,ada(at)x.org,,streets",
                "Ada,ada@x.org;ada@y.org,,streets",
                "Ada,ada@x.org,,",
                "Ada,ada@x.org",
                "Ada,,,streets",
                "Ada,ada@x.org,,streets,more"
            })
    void faultyRowTakesNobodyOff(String row) {
        confirmed(CRITICAL, "email", "ada@x.org");
        confirmed(CRITICAL, "email", "ben@x.org");
        ContactsPlan plan = plan(row + "\nBen,ben@x.org,,streets\n");
        assertEquals(List.of(), plan.remove());
        assertEquals(List.of("ada@x.org"), unsure(plan));
        assertEquals(2, plan.unsure().get(0).line());
    }

    @Test
    void faultyPhoneKeepsSmsSubscriptionsAndRemovesEmail() {
        confirmed(CRITICAL, "email", "gone@x.org");
        confirmed(CRITICAL, "email", "ben@x.org");
        confirmed(EXTREME, "sms", "+14155550100");
        ContactsPlan plan = plan("Ada,,(415) 555-0100 ext 5,streets\nBen,ben@x.org,+14155550101,streets\n");
        assertEquals(List.of("gone@x.org"), endpoints(plan.remove()));
        assertEquals(List.of("+14155550100"), unsure(plan));
        assertEquals(Rejected.Reason.EXTENSION, plan.rejected().get(0).reason());
    }

    /** Servers that mask endpoints, or don't tell them. */
    @ParameterizedTest
    @CsvSource({"email, a***@x.org", "email, ''", "email, ada", "sms, +*******0100", "sms, XXX-0100", "sms, ''"})
    void endpointThatNobodyCanReadIsKept(String protocol, String endpoint) {
        confirmed(protocol.equals("sms") ? EXTREME : CRITICAL, protocol, endpoint);
        ContactsPlan plan = plan("Ben,ben@x.org,+14155550101,streets\n");
        assertEquals(List.of(), plan.remove());
        assertEquals(List.of(endpoint), unsure(plan));
        assertEquals(0, plan.unsure().get(0).line(), "no row is to blame");
    }

    @Test
    void emptyDepartmentKeepsOnlyItsOwnContact() {
        confirmed(CRITICAL, "email", "ada@x.org");
        confirmed(CRITICAL, "email", "gone@x.org");
        ContactsPlan plan = plan("Ada,ADA@x.org,,\nBen,ben@x.org,,streets\n");
        assertEquals(List.of("gone@x.org"), endpoints(plan.remove()));
        assertEquals(List.of("ada@x.org"), unsure(plan));
    }

    @Test
    void topicOfEmailsKeepsItsSmsSubscribers() {
        confirmed(CRITICAL, "sms", "+14155550199");
        confirmed(CRITICAL, "email", "gone@x.org");
        assertEquals(
                List.of("gone@x.org"),
                endpoints(plan("Ben,ben@x.org,+14155550101,streets\n").remove()));
    }

    @Test
    void tableWithoutAColumnOfPhonesIsNotAboutThem() {
        confirmed(EXTREME, "sms", "+14155550199");
        CsvDocument csv = CsvDocument.parse("email,department\na@x.org,streets\n".getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        List<TopicTemplate> both = List.of(new TopicTemplate("{department}_extreme", List.of("email", "sms")));
        ContactsPlan plan = ContactsPlan.of(
                DesiredState.of(csv, new ContactsSetup("c", "", "email", "", "department", "", both, Map.of(), true)),
                List.of(EXTREME),
                Map.of(EXTREME.name(), there),
                true);
        assertEquals(List.of(), plan.remove());
    }

    @Test
    void pendingAndDuplicatesAreCountedOnce() {
        for (int i = 0; i < 3; i++) {
            there.add(new Subscription("PendingConfirmation", CRITICAL.arn(), "email", "late@x.org", "1"));
        }
        Subscription twice = confirmed(CRITICAL, "email", "gone@x.org");
        there.add(twice);
        there.add(new Subscription("PendingConfirmation", CRITICAL.arn(), "email", "GONE@x.org", "1"));
        ContactsPlan plan = plan("Ben,ben@x.org,,streets\n");
        assertEquals(List.of("gone@x.org"), endpoints(plan.remove()));
        assertEquals(List.of("late@x.org"), endpoints(plan.stays()));
    }

    @ParameterizedTest
    @CsvSource({
        "+44 (0)20 7946 0958, +442079460958",
        "0044 20 7946 0958, +442079460958",
        "(0044) (0)20-7946.0958, +442079460958",
        "'+44\u00A0(0)\u00A020\u00A07946\u00A00958', +442079460958",
        "\uFF0B\uFF14\uFF14\uFF12\uFF10\uFF17\uFF19\uFF14\uFF16\uFF10\uFF19\uFF15\uFF18, +442079460958",
        "+49 (0)30 901820, +4930901820",
        "+33 (0)1 42 68 53 00, +33142685300",
        "+41 (0)44 668 18 00, +41446681800",
        "+31 (0)20 555 0100, +31205550100",
        "+46 (0)8 508 29 000, +46850829000",
        "+43 (0)1 4000, +4314000",
        "+39 06 0606 1234, +390606061234",
        "(415) 555-0100, +14155550100",
        "tel:+1-415-555-0100, +14155550100",
        "+1 415 555 0100 ext 5, ",
        "(415) 555-0100 x5, ",
        "Ben (415) 555-0100, ",
        "555, "
    })
    void phonesAreReadAsPeopleWriteThem(String written, String number) {
        DesiredState desired = desired("Ada,,\"" + written + "\",streets\n", Map.of());
        assertEquals(
                number == null ? List.of() : List.of(number),
                desired.subscriptions().stream()
                        .map(DesiredSubscription::endpoint)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "<a@x.org>, a@x.org",
        "mailto:a@x.org, a@x.org",
        "mailto:a+b@x.org?subject=Hi, a+b@x.org",
        "'Moreno, Ada <a@x.org>', a@x.org",
        "a+tag@x.org, a+tag@x.org",
        "o'brien@x.org, o'brien@x.org",
        "'\u00A0a@x.org\u00A0', a@x.org",
        "a@x.org\u200B, a@x.org",
        "\u201Ca@x.org\u201D, a@x.org",
        "\u201Ea@x.org\u201C, a@x.org",
        "<mailto:a@x.org>, a@x.org",
        "MAILTO:a@x.org, a@x.org",
        "a.b+c@x.co.uk, a.b+c@x.co.uk",
        "a@x.org (Ada), ",
        "a@b@x.org, ",
        "@x.org, ",
        "a@, ",
        "ada@m\u00FCnchen.de, ada@xn--mnchen-3ya.de",
        // Java would write another domain, strasse.de, which may be somebody else's.
        "ada@stra\u00DFe.de, ada@stra\u00DFe.de",
        "ada@\u03C3\u03AF\u03B3\u03BF\u03C2.gr, ada@\u03C3\u03AF\u03B3\u03BF\u03C2.gr",
        "ada@xn--strae-oqa.de, ada@xn--strae-oqa.de",
        "a@x..org, ",
        "'a@x.org,b@x.org', "
    })
    void emailsAreReadAsPeopleWriteThem(String written, String address) {
        DesiredState desired = desired("Ada,\"" + written + "\",,streets\n", Map.of());
        assertEquals(
                address == null ? List.of() : List.of(address),
                desired.subscriptions().stream()
                        .map(DesiredSubscription::endpoint)
                        .toList());
    }

    private static List<String> topics(DesiredState desired) {
        return desired.topics().stream()
                .map(topic -> topic.replace("_critical", ""))
                .toList();
    }

    private static String rows(String... departments) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < departments.length; i++) {
            rows.append("N,n")
                    .append(i)
                    .append("@x.org,,\"")
                    .append(departments[i])
                    .append("\"\n");
        }
        return rows.toString();
    }

    @Test
    void departmentsStayApart() {
        String rows = rows("公共工事", "道路", "Мост", "\uD83D\uDE92", "R&D", "R/D", "Οδοί", "Straße", "r d");
        DesiredState desired = desired(rows, Map.of());
        assertEquals(
                List.of("group_1", "group_2", "Most", "group_3", "R_D", "R_D_2", "Odoi", "Strasse", "r_d_3"),
                topics(desired));
        Set<String> told =
                desired.names().stream().map(TopicNamePart::value).collect(Collectors.toCollection(LinkedHashSet::new));
        assertEquals(List.of("公共工事", "道路", "Мост", "\uD83D\uDE92", "R/D", "Οδοί", "Straße", "r d"), List.copyOf(told));
    }

    @Test
    void caseVariantsAreOneAndTold() {
        DesiredState desired = desired(rows("Streets", "streets", "STREETS "), Map.of());
        assertEquals(List.of("Streets"), topics(desired));
        assertEquals(
                List.of(TopicNameReason.SAME_BUT_CASE, TopicNameReason.SAME_BUT_CASE),
                desired.names().stream().map(TopicNamePart::why).toList());
        assertEquals(
                List.of("Streets", "other"), topics(desired(rows("Streets", "streets"), Map.of("streets", "other"))));
    }

    @Test
    void chosenNameIsUsedAndNotGivenToAnother() {
        DesiredState desired = desired(rows("R/D", "R&D"), Map.of("R&D", "R_D"));
        assertEquals(List.of("R_D_2", "R_D"), topics(desired));
        assertTrue(desired.names().contains(new TopicNamePart("R&D", "R_D", TopicNameReason.CHOSEN)));
    }
}
