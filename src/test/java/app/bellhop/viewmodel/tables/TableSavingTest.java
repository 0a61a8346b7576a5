package app.bellhop.viewmodel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.pages.SaveTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What is shown is saved and published, and nothing is lost by it. */
class TableSavingTest extends TablesTestBase {

    @Test
    void longCellIsCutOnTheScreenAndNotInTheFile() throws Exception {
        put("long/a.csv", "c\n" + "x".repeat(5000) + "\n");
        DataTableViewModel model = open("long/");
        assertEquals(1001, cells(model, "c").get(0).length());
        Path file = folder.resolve("long.csv");
        test.dialogs.answer(Map.of("target", file.toString()));
        run(model, "saveTable");
        assertEquals("c\r\n" + "x".repeat(5000) + "\r\n", Files.readString(file));
    }

    @Test
    void whatIsShownIsSaved() throws Exception {
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of(Field.ONLY, "how many"));
        model.rename(column(model, "n"));
        column(model, "street").visible().set(false);
        column(model, "Object").visible().set(true);
        List<ColumnModel> order = new ArrayList<>(model.columns());
        java.util.Collections.reverse(order);
        model.order(order);
        model.query().add(column(model, "kind"), Condition.EQUALS, "Pothole");
        Path file = folder.resolve("shown.csv");
        test.dialogs.answer(Map.of("target", file.toString()));
        run(model, "saveTable");
        assertEquals("how many,kind,Object\r\n10,Pothole,in/a.csv\r\n2,Pothole,in/a.csv\r\n", Files.readString(file));
        assertEquals("2 rows saved as " + file, model.notice().get());
        test.dialogs.answer(Map.of("target", "s3://b/out/shown.ndjson", "format", "NDJSON", "acl", "public-read"));
        run(model, "saveTable");
        assertEquals(
                "application/x-ndjson; charset=utf-8|public-read",
                s3.written.get(new S3Location("b", "out/shown.ndjson")));
        assertEquals(2, text("out/shown.ndjson").lines().count());
    }

    @Test
    void targetsThatAreNoneAreTurnedAway() {
        DataTableViewModel model = open("in/");
        for (String target : new String[] {"", "s3://b", "s3://b/folder/", "a\0b"}) {
            test.dialogs.answer(Map.of("target", target));
            run(model, "saveTable");
            assertFalse(
                    test.dialogs.problems.get(test.dialogs.problems.size() - 1).isEmpty(), target);
        }
        assertEquals(Map.of(), s3.written);
    }

    @Test
    void whatIsThereIsReplacedOnlyAfterAQuestion() throws Exception {
        DataTableViewModel model = open("in/");
        Path file = Files.writeString(folder.resolve("there.csv"), "as it was");
        for (String target : new String[] {file.toString(), "s3://b/in/notes.txt"}) {
            test.dialogs.answer(Map.of("target", target));
            run(model, "saveTable");
            assertTrue(
                    test.dialogs.last().text().contains(target + " already exists"),
                    test.dialogs.last().text());
        }
        assertEquals("as it was", Files.readString(file));
        assertEquals("nothing,of,interest\n", text("in/notes.txt"));
        test.dialogs.answer(Map.of("target", file.toString()));
        test.dialogs.answer(Map.of());
        run(model, "saveTable");
        assertTrue(Files.readString(file).startsWith("kind,n"));
    }

    @Test
    void saveThatWaitsForAnotherSaysSo() {
        DataTableViewModel model = open("in/");
        test.hold();
        test.dialogs.answer(Map.of("target", "s3://b/out/one.csv"));
        test.dialogs.answer(Map.of("target", "s3://b/out/two.csv"));
        test.dialogs.meanwhile = () -> run(model, "saveTable");
        run(model, "saveTable");
        assertEquals(
                "s3://b/out/one.csv is still being saved. Stop it or wait for it to finish.",
                model.notice().get());
        test.letGo();
        assertTrue(s3.written.containsKey(new S3Location("b", "out/one.csv")));
        assertFalse(s3.written.containsKey(new S3Location("b", "out/two.csv")));
    }

    @Test
    void reportIsThereWhateverBecomesOfTheBell() {
        sns.topic("alerts");
        sns.topic("orders.fifo");
        sns.failures.put("Publish", new ArrayList<>(List.of(ErrorKind.ACCESS_DENIED)));
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("target", "s3://b/out/r.html", "topic", "orders.fifo"));
        run(model, "publishReport");
        assertFalse(test.dialogs.problems.get(0).isEmpty(), "a FIFO topic wants a message group");
        test.dialogs.answer(Map.of("target", "s3://b/out/r.html", "topic", "alerts"));
        run(model, "publishReport");
        assertTrue(test.clipboard.startsWith("https://signed/out/r.html"), test.clipboard);
        assertTrue(
                test.dialogs.last().details().get(0).contains("alerts"),
                test.dialogs.last().details()::toString);
        assertEquals(List.of(), sns.messages);
    }

    @Test
    void nothingStaysBehindOfASavingThatFails() throws Exception {
        DataTableViewModel model = open("in/");
        Path notAFolder = Files.writeString(folder.resolve("plain"), "x");
        test.dialogs.answer(Map.of("target", notAFolder.resolve("x.csv").toString()));
        run(model, "saveTable");
        assertTrue(model.notice().get().contains("x.csv"), model.notice().get());
        assertTrue(command(model, "saveTable").enabled().get());
    }

    @Test
    void refusedSavingIsSaid() {
        DataTableViewModel model = open("in/");
        store.failing.put("write", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        test.dialogs.answer(Map.of("target", "s3://b/out/shown.csv"));
        run(model, "saveTable");
        assertTrue(model.notice().get().contains("s3:Test"), model.notice().get());
    }

    @Test
    void reportIsPublishedSharedAndRung() {
        sns.topic("alerts");
        s3.anonymousStatus = 403;
        DataTableViewModel model = open("in/");
        test.dialogs.answer(
                Map.of("target", "s3://b/out/report.html", "title", "Schlaglöcher", "topic", "alerts", "open", "true"));
        run(model, "publishReport");
        assertEquals("text/html; charset=utf-8|", s3.written.get(new S3Location("b", "out/report.html")));
        Document page = Jsoup.parse(text("out/report.html"));
        assertEquals("Schlaglöcher", page.title());
        assertEquals(4, page.select("tbody tr").size());
        assertTrue(test.clipboard.startsWith("https://signed/out/report.html"), test.clipboard);
        assertEquals(test.clipboard, test.openedAddress.toString());
        assertEquals("Schlaglöcher", sns.messages.get(0).subject());
        assertTrue(
                sns.messages.get(0).text().matches("(?s).*\\nThis link is valid until [-0-9]+ [0-9:]+ UTC\\."),
                sns.messages.get(0).text());
        assertTrue(
                sns.messages.get(0).text().contains(test.clipboard),
                sns.messages.get(0).text());
        assertTrue(
                test.dialogs.last().details().get(0).contains("403"),
                test.dialogs.last().details()::toString);
    }

    @Test
    void publicReportSaysThatEverybodyReadsIt() {
        s3.anonymousStatus = 200;
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("target", "s3://b/out/r.html", "link", "Public", "acl", "public-read"));
        run(model, "publishReport");
        assertEquals("https://public/out/r.html", test.clipboard);
        assertTrue(
                test.dialogs.last().details().get(0).contains("anyone"),
                test.dialogs.last().details()::toString);
        assertEquals(List.of(), sns.messages);
    }

    @Test
    void topicThatIsNotThereAndLifetimeThatIsNoneAreTurnedAway() {
        DataTableViewModel model = open("in/");
        for (Map<String, String> wrong : List.of(
                Map.of("topic", "nowhere"), Map.of("lifetime", "long"), Map.of("target", "s3://b/in/../r.html"))) {
            test.dialogs.answer(wrong);
            run(model, "publishReport");
            assertFalse(
                    test.dialogs.problems.get(test.dialogs.problems.size() - 1).isEmpty());
        }
        assertEquals(Map.of(), s3.written);
    }

    @Test
    void chartIsSavedToFileOrBucket() throws Exception {
        DataTableViewModel model = open("in/");
        model.grouping().saveChart(() -> new byte[] {1});
        assertEquals(0, test.dialogs.asked.size(), "there is none yet");
        column(model, "kind").grouped().set(true);
        model.grouping().run();
        test.dialogs.answer(Map.of(Field.ONLY, folder.resolve("chart.png").toString()));
        model.grouping().saveChart(() -> new byte[] {1, 2, 3});
        assertEquals(3, Files.size(folder.resolve("chart.png")));
        test.dialogs.answer(Map.of(Field.ONLY, "s3://b/out/chart.png"));
        model.grouping().saveChart(() -> new byte[] {1, 2, 3});
        assertEquals("image/png|", s3.written.get(new S3Location("b", "out/chart.png")));
        test.dialogs.answer(Map.of(Field.ONLY, folder.resolve("chart.png").toString()));
        model.grouping().saveChart(() -> new byte[] {1});
        assertTrue(test.dialogs.last().text().contains("chart.png already exists"));
        assertEquals(3, Files.size(folder.resolve("chart.png")));
    }

    @Test
    void whoMayNotLookIsAskedToo() {
        DataTableViewModel model = open("in/");
        store.failing.put("head", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        test.dialogs.answer(Map.of("target", "s3://b/in/notes.txt"));
        run(model, "saveTable");
        assertTrue(
                test.dialogs.last().text().contains("Couldn’t check whether"),
                test.dialogs.last().text());
        assertEquals("nothing,of,interest\n", text("in/notes.txt"));
    }

    @Test
    void nameAndFormatAreOne() {
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("target", "s3://b/out/t.csv", "format", "HTML"));
        run(model, "saveTable");
        assertEquals(
                "The name ends in .csv, but the format is HTML.",
                test.dialogs.problems.get(test.dialogs.problems.size() - 1));
        test.dialogs.answer(Map.of("target", "S3://b/out/t.report", "format", "HTML"));
        run(model, "saveTable");
        assertTrue(s3.written.containsKey(new S3Location("b", "out/t.report")), s3.written::toString);
        test.dialogs.answer(Map.of("target", "s3://b/out/t ", "format", "TSV"));
        run(model, "saveTable");
        assertTrue(s3.written.containsKey(new S3Location("b", "out/t ")), "spaces are part of a key");
        assertEquals(new S3Location("b", "out/"), changed.get(0), "who shows that prefix looks again");
    }

    @Test
    void folderIsNotReplacedByAFile() throws Exception {
        DataTableViewModel model = open("in/");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        test.dialogs.answer(Map.of("target", empty.toString()));
        test.dialogs.answer(Map.of());
        run(model, "saveTable");
        assertTrue(Files.isDirectory(empty));
        assertTrue(
                model.notice().get().contains("it is a folder"), model.notice().get());
    }

    @Test
    void homeIsMeantByATilde() {
        assertEquals(
                Path.of(System.getProperty("user.home"), "x.csv"),
                SaveTarget.parse("~/x.csv").orElseThrow().file());
    }

    @Test
    void columnsOfOneNameAreAllSaved() {
        put("in/a.csv", "Object,kind\nx,y\n");
        DataTableViewModel model = open(List.of(ObjectEntry.ofPrefix("in/a")));
        model.columns().get(0).visible().set(true);
        test.dialogs.answer(Map.of("target", "s3://b/out/t.ndjson", "format", "NDJSON"));
        run(model, "saveTable");
        assertEquals("{\"Object\":\"in/a.csv\",\"Object (2)\":\"x\",\"kind\":\"y\"}\n", text("out/t.ndjson"));
        test.dialogs.answer(Map.of(Field.ONLY, "Object"));
        model.rename(column(model, "kind"));
        assertEquals(
                "Another column is already named Object.", test.dialogs.problems.get(test.dialogs.problems.size() - 1));
    }

    @Test
    void savingIsStoppedAndNothingIsThere() {
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("target", "s3://b/out/t.csv"));
        test.hold();
        run(model, "saveTable");
        assertTrue(model.notice().get().contains("0 of 4 rows"), model.notice().get());
        assertTrue(command(model, "stopReading").enabled().get());
        assertFalse(command(model, "readOptions").enabled().get(), "what is saved is still held");
        run(model, "stopReading");
        test.letGo();
        assertEquals(Map.of(), s3.written);
        assertFalse(command(model, "stopReading").enabled().get());
        assertTrue(command(model, "saveTable").enabled().get());
    }

    @Test
    void whatIsSavedIsWhatWasThereWhenItWasAskedFor() {
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("target", "s3://b/out/t.csv"));
        s3.heldHead = new CompletableFuture<>();
        run(model, "saveTable");
        assertFalse(command(model, "saveTable").enabled().get());
        assertFalse(command(model, "readOptions").enabled().get());
        model.query().search().set("leak");
        s3.heldHead.completeExceptionally(FakeObjectStore.failure(ErrorKind.NOT_FOUND, "NoSuchKey"));
        assertEquals(5, text("out/t.csv").lines().count());
        assertTrue(command(model, "saveTable").enabled().get());
    }

    @Test
    void declinedQuestionLeavesNothingBehind() throws Exception {
        DataTableViewModel model = open("in/");
        Path file = Files.writeString(folder.resolve("there.csv"), "as it was");
        test.dialogs.answer(Map.of("target", file.toString()));
        run(model, "saveTable");
        assertEquals("", model.notice().get());
        sns.heldTopics = new CompletableFuture<>();
        run(model, "publishReport");
        test.ticker.tick();
        assertEquals("Loading topics\u2026", model.notice().get(), "not of what was declined");
    }

    @Test
    void questionIsGivenUpByStop() {
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("target", "s3://b/out/t.csv"));
        s3.heldHead = new CompletableFuture<>();
        run(model, "saveTable");
        run(model, "stopReading");
        assertTrue(s3.heldHead.isCancelled());
        assertTrue(command(model, "saveTable").enabled().get());
        assertEquals(Map.of(), s3.written);
    }

    @Test
    void topicsThatDoNotComeAreGivenUpByStop() {
        DataTableViewModel model = open("in/");
        sns.heldTopics = new CompletableFuture<>();
        run(model, "publishReport");
        assertEquals("Loading topics\u2026", model.notice().get());
        assertFalse(command(model, "publishReport").enabled().get());
        run(model, "stopReading");
        assertTrue(command(model, "publishReport").enabled().get());
        assertEquals(List.of(), test.dialogs.asked);
    }

    @Test
    void chartIsToldOfWhenItsWindowIsClosed() {
        DataTableViewModel model = open("in/");
        column(model, "kind").grouped().set(true);
        model.grouping().run();
        store.failing.put("write", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        test.dialogs.answer(Map.of(Field.ONLY, "s3://b/out/chart.png"));
        test.hold();
        model.grouping().saveChart(() -> new byte[] {1});
        model.close();
        test.letGo();
        assertTrue(test.error().contains("s3:Test"), test.error());
    }

    @Test
    void savingGoesOnWhenItsWindowIsClosed() {
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("target", "s3://b/out/t.csv"));
        test.hold();
        run(model, "saveTable");
        model.close();
        test.letGo();
        assertEquals(5, text("out/t.csv").lines().count());
        assertEquals("4 rows saved as s3://b/out/t.csv", test.notice());
    }

    @Test
    void failureIsSaidWhenTheWindowIsClosed() {
        DataTableViewModel model = open("in/");
        store.failing.put("write", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        test.dialogs.answer(Map.of("target", "s3://b/out/t.csv"));
        test.hold();
        run(model, "saveTable");
        model.close();
        test.letGo();
        assertTrue(test.error().contains("s3:Test"), test.error());
    }

    @Test
    void nobodyIsRungWithALinkThatDoesNotWork() {
        sns.topic("alerts");
        s3.anonymousStatus = 403;
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("target", "s3://b/out/r.html", "link", "Public", "topic", "alerts"));
        run(model, "publishReport");
        assertEquals(List.of(), sns.messages);
        assertTrue(
                test.dialogs.last().details().get(0).startsWith("The link was not sent to alerts"),
                test.dialogs.last().details()::toString);
    }
}
