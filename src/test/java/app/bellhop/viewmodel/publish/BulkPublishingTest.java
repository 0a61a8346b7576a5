package app.bellhop.viewmodel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.ServiceProblem;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sns.Sms;
import app.bellhop.settings.PublishedMessage;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.main.BellTestBase;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.plan.PlanItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message for each row of a CSV; the numbers of the SMS sandbox. */
class BulkPublishingTest extends BellTestBase {

    @BeforeEach
    void topic() {
        choose(sns.topic("streets"));
    }

    private PlanViewModel planned(String csv, Map<String, String> message) throws Exception {
        Path file = Files.writeString(folder.resolve("people.csv"), csv);
        Map<String, String> typed = new HashMap<>(message);
        typed.put("csvFile", file.toString());
        test.dialogs.answer(typed);
        run("publishMany");
        return test.dialogs.screen(PlanViewModel.class);
    }

    private static String rows(int count) {
        StringBuilder csv = new StringBuilder("name,street\n");
        for (int i = 1; i <= count; i++) {
            csv.append("N").append(i).append(",S").append(i).append('\n');
        }
        return csv.toString();
    }

    @Test
    void eachRowOfACsvBecomesAMessageTenToARequest() throws Exception {
        bell.publish().attributes().add("street", "String", "{street}");
        PlanViewModel plan = planned(rows(23), Map.of("subject", "Hello {name}", "message", "{\"who\": \"{NAME}\"}"));
        assertEquals(List.of(), sns.messages);
        assertEquals(
                List.of("Lines 2–11", "Lines 12–21", "Lines 22–24"),
                plan.plan().items().stream().map(PlanItem::subject).toList());
        assertEquals("Hello N1 {\"who\": \"N1\"}", plan.plan().items().get(0).detail());
        assertTrue(
                plan.plan().text().startsWith("23 messages to streets in 3 requests"),
                plan.plan().text());
        plan.apply().run();
        assertEquals(23, sns.messages.size());
        assertEquals(3, sns.asked.stream().filter("PublishBatch"::equals).count());
        assertEquals(
                new MessageAttribute("String", "S23"),
                sns.messages.get(22).attributes().get("street"));
        assertEquals(23, bell.history().entries().size());
        assertEquals("Hello N23", bell.history().entries().get(0).message().subject(), "the newest first");
        assertEquals("streets", bell.history().entries().get(22).topic().name());
    }

    @Test
    void historiesOfOtherConnectionsStay() throws Exception {
        PublishedMessage other =
                new PublishedMessage("other", 1, "arn:aws:sns:x:1:t", "id", "", "kept", Map.of(), "", Map.of());
        test.context.stores().published().update(all -> List.of(other)).join();
        planned(rows(250), Map.of("message", "{name}")).apply().run();
        List<PublishedMessage> kept = test.context.stores().published().list().join();
        assertTrue(kept.contains(other));
        assertEquals(201, kept.size());
    }

    @Test
    void onlyWhatWasRefusedIsSentAgain() throws Exception {
        sns.refusedTexts.addAll(List.of("N2", "N12"));
        PlanViewModel plan = planned(rows(12), Map.of("message", "{name}"));
        plan.apply().run();
        assertEquals(10, sns.messages.size());
        assertEquals(2, plan.failures());
        assertEquals(10, bell.history().entries().size(), "what was refused is not history");
        assertTrue(
                plan.plan().items().get(0).message().contains("3 (InvalidParameter: Refused)"),
                plan.plan().items().get(0).message());
        plan.apply().run();
        assertTrue(plan.complete());
        assertEquals(12, new HashSet<>(sns.messages).size());
        assertEquals(12, sns.messages.size(), "nothing twice");
        assertEquals(12, bell.history().entries().size());
    }

    @Test
    void whatMayHaveBeenSentIsNotSentAgain() throws Exception {
        sns.failures.put("PublishBatch", new ArrayList<>(List.of(ErrorKind.NETWORK)));
        PlanViewModel plan = planned(rows(3), Map.of("message", "{name}"));
        plan.apply().run();
        plan.apply().run();
        assertEquals(List.of(), sns.messages);
        assertTrue(
                plan.plan().items().get(0).message().contains("may have been published"),
                plan.plan().items().get(0).message());
        assertTrue(plan.plan().items().get(0).message().contains("Lines: 2, 3, 4"));
    }

    @Test
    void whatReachedNoServerIsSentAgain() throws Exception {
        sns.failures.put("PublishBatch", new ArrayList<>(List.of(ErrorKind.NETWORK)));
        sns.known = new Detail.Unreachable("sns.example", Detail.Unreachable.Cause.UNKNOWN_HOST);
        PlanViewModel plan = planned(rows(3), Map.of("message", "{name}"));
        plan.apply().run();
        String told = plan.plan().items().get(0).message();
        assertFalse(told.contains("may have been published"), told);
        plan.apply().run();
        assertEquals(3, sns.messages.size());
        assertTrue(plan.complete());
    }

    @Test
    void whatWasNotAllowedIsSentWhenItIs() throws Exception {
        sns.failures.put("PublishBatch", new ArrayList<>(List.of(ErrorKind.CANCELLED)));
        sns.known = Reason.of(ServiceProblem.NOT_SENT);
        PlanViewModel plan = planned(rows(3), Map.of("message", "{name}"));
        plan.apply().run();
        plan.apply().run();
        assertEquals(3, sns.messages.size());
    }

    @Test
    void columnsThatAreMissingAreNamedAndRowsThatMakeNoMessageAreLeftOut() throws Exception {
        Path file = Files.writeString(folder.resolve("p.csv"), rows(2));
        test.dialogs.answer(Map.of("csvFile", file.toString(), "message", "{name} {town}"));
        run("publishMany");
        Form again = test.dialogs.last();
        assertEquals("The table has no column town. Its columns: name, street.", again.text(), "it is asked again");
        assertEquals(
                List.of(file.toString(), "", "{name} {town}"),
                again.fields().stream().map(Field::initial).toList(),
                "with what was typed");
        test.dialogs.answer(Map.of("csvFile", folder.resolve("none.csv").toString(), "message", "{name}"));
        run("publishMany");
        assertTrue(
                test.dialogs.last().text().contains("none.csv"),
                test.dialogs.last().text());
        PlanViewModel plan = planned("name,street\nA,\nB,x\nC\n", Map.of("message", "{street}"));
        assertEquals(
                List.of(PlanItem.State.REJECTED, PlanItem.State.REJECTED, PlanItem.State.PLANNED),
                plan.plan().items().stream().map(PlanItem::state).toList());
    }

    @Test
    void rowsWhoseAttributesSnsWouldRefuseAreToldFirst() throws Exception {
        bell.publish().attributes().add("price", "Number", "{price}");
        PlanViewModel plan = planned("name,price\nAda,12\nBob,\nCy,abc\nDi,1.5\n", Map.of("message", "{name}"));
        assertEquals(
                List.of("Line 3 REJECTED", "Line 4 REJECTED", "Lines 2–5 PLANNED"),
                plan.plan().items().stream()
                        .map(item -> item.subject() + " " + item.state())
                        .toList());
        assertTrue(
                plan.plan().items().get(0).message().contains("price"),
                plan.plan().items().get(0).message());
        plan.apply().run();
        assertEquals(2, sns.messages.size());
    }

    @Test
    void aJsonMessageStaysJsonWhateverIsFilledIn() throws Exception {
        PlanViewModel plan = planned("name\n\"say \"\"hi\"\"\"\n", Map.of("message", "{\"who\": \"{name}\"}"));
        plan.apply().run();
        assertEquals("{\"who\": \"say \\\"hi\\\"\"}", sns.messages.get(0).text());
    }

    @Test
    void aColumnMayHaveAnyName() throws Exception {
        PlanViewModel plan = planned(
                "name,Amount (USD),e-mail/work\nAda,12,a@x.org\n",
                Map.of("message", "{name} owes {amount (usd)}: {e-mail/work}, {not a column!}"));
        plan.apply().run();
        assertEquals(
                "Ada owes 12: a@x.org, {not a column!}", sns.messages.get(0).text());
    }

    @Test
    void aFifoTopicGetsItsMessagesInOrderAndEachWithAnIdOfItsOwn() throws Exception {
        choose(sns.topic("orders.fifo"));
        bell.publish().groupId().set("{street}");
        sns.failures.put("PublishBatch", new ArrayList<>(List.of(ErrorKind.NETWORK)));
        PlanViewModel plan = planned(rows(11), Map.of("message", "{name}"));
        plan.apply().run();
        assertEquals(List.of(), sns.messages, "the later ones wait for the first");
        plan.apply().run();
        assertEquals("N1", sns.messages.get(0).text());
        assertEquals("S1", sns.messages.get(0).groupId());
        assertEquals(
                11,
                sns.messages.stream().map(Message::deduplicationId).distinct().count());
    }

    @Test
    void aMessageIsKeptUnderANameAndUsedAgain() {
        run("useTemplate");
        assertTrue(test.notice().startsWith("No templates yet"), test.notice());
        assertEquals("", test.error());
        bell.publish().subject().set("Water");
        bell.publish().message().set("Off on {day}");
        bell.publish().text("sms").set("Off {day}");
        bell.publish().attributes().add("severity", "String", "high");
        Message written = bell.publish().draft();
        test.dialogs.answer(Map.of());
        run("saveTemplate");
        bell.publish().message().set("other");
        test.dialogs.answer(Map.of(Field.ONLY, "Another"));
        run("saveTemplate");
        bell.publish().subject().set("");
        test.dialogs.answer(Map.of(Field.ONLY, "Water"));
        run("useTemplate");
        assertEquals(written, bell.publish().draft());
        test.dialogs.answer(Map.of(Field.ONLY, "Another"));
        run("deleteTemplate");
        run("useTemplate");
        assertEquals(1, test.dialogs.last().fields().get(0).choices().size());
    }

    @Test
    void sandboxNumbersAreAddedVerifiedAndDeleted() {
        run("smsSandbox");
        SandboxViewModel sandbox = test.dialogs.screen(SandboxViewModel.class);
        assertFalse(sandbox.verify().enabled().get());
        test.dialogs.answer(Map.of(Field.ONLY, "+1 (415) 555-0177"));
        sandbox.add().run();
        Sms.SandboxNumber added = sandbox.numbers().get(0);
        assertEquals(new Sms.SandboxNumber("+14155550177", false), added);
        sandbox.chosen().set(added);
        sns.failures.put("VerifySMSSandboxPhoneNumber", new ArrayList<>(List.of(ErrorKind.INVALID)));
        test.dialogs.answer(Map.of(Field.ONLY, "000000"));
        sandbox.verify().run();
        assertFalse(sandbox.failure().get().isEmpty());
        test.dialogs.answer(Map.of(Field.ONLY, "123456"));
        sandbox.verify().run();
        assertEquals("", sandbox.failure().get());
        assertTrue(sandbox.numbers().get(0).verified());
        sandbox.chosen().set(sandbox.numbers().get(0));
        assertFalse(sandbox.verify().enabled().get());
        test.dialogs.answer(Map.of());
        sandbox.delete().run();
        assertEquals(List.of(), sandbox.numbers());
        assertEquals("No numbers.", sandbox.status().get());
    }
}
