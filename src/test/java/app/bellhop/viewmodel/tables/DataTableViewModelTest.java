package app.bellhop.viewmodel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.ObjectEntry;
import app.bellhop.cloud.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.data.DataTable.Reason;
import app.bellhop.table.data.Grouping.Figure;
import app.bellhop.viewmodel.Command;
import app.bellhop.viewmodel.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Objects as one table: read, searched, filtered, grouped, saved and published. */
class DataTableViewModelTest extends TablesTestBase {

    private DataTableViewModel open(String prefix) {
        return open(List.of(ObjectEntry.ofPrefix(prefix)));
    }

    private DataTableViewModel open(List<ObjectEntry> entries) {
        return new DataTableViewModel(session, test.bench, new S3Location("b", "in/"), entries);
    }

    private static List<String> cells(DataTableViewModel model, String column) {
        ColumnModel of = column(model, column);
        return model.rows().stream().map(row -> model.cell(row, of)).toList();
    }

    private static ColumnModel column(DataTableViewModel model, String name) {
        return model.columns().stream()
                .filter(c -> c.name().get().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Command command(DataTableViewModel model, String command) {
        return model.commands().stream()
                .filter(c -> c.id().equals(command))
                .findFirst()
                .orElseThrow();
    }

    private static void run(DataTableViewModel model, String command) {
        command(model, command).run();
    }

    @Test
    void tablesBelowAPrefixAreOneTable() {
        DataTableViewModel model = open("in/");
        assertEquals(List.of("Object", "kind", "n", "street"), names(model));
        assertEquals(List.of("Pothole", "Leak", "Pothole", "Tree"), cells(model, "kind"));
        assertEquals(
                List.of("in/a.csv", "in/a.csv", "in/a.csv", "in/deep/b.csv"),
                model.rows().stream()
                        .map(row -> model.cell(row, model.columns().get(0)))
                        .toList());
        assertTrue(model.number(column(model, "n")));
        assertFalse(model.number(column(model, "kind")));
        assertEquals("4 rows, 3 columns, 2 objects", model.status().get());
        assertFalse(model.loading().get());
    }

    private static List<String> names(DataTableViewModel model) {
        return model.columns().stream().map(c -> c.name().get()).toList();
    }

    @Test
    void chosenObjectIsReadWhateverItIsCalled() {
        put("in/export.dat", "x,y\n1,2\n");
        ObjectEntry entry = new ObjectEntry("in/export.dat", false, 8, Instant.EPOCH, "STANDARD", "e");
        assertEquals(List.of("1"), cells(open(List.of(entry)), "x"));
    }

    @Test
    void nothingToReadIsSaid() {
        store.put("b", "other/picture.png");
        DataTableViewModel model = open("other/");
        assertEquals(0, model.rows().size());
        assertTrue(
                model.status().get().startsWith("There is no CSV"),
                model.status().get());
        assertFalse(command(model, "saveTable").enabled().get(), "half a table or none is not saved");
        test.dialogs.answer(Map.of("glob", "*.tsv"));
        run(model, "readOptions");
        assertEquals("No object here matches *.tsv.", model.status().get());
    }

    @Test
    void refusedListingIsSaid() {
        store.failing.put("listAll", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        DataTableViewModel model = open("in/");
        assertTrue(model.status().get().contains("s3:Test"), model.status().get());
        assertFalse(model.loading().get());
    }

    @Test
    void problemsAreShownAndCounted() {
        put("in/c.csv", "kind,n\nx\n");
        DataTableViewModel model = open("in/");
        assertEquals(
                List.of(Reason.FEWER_CELLS),
                model.problems().stream().map(p -> p.reason()).toList());
        assertTrue(model.status().get().endsWith("1 problem"), model.status().get());
    }

    @Test
    void searchFiltersAndOrderMakeTheRows() {
        DataTableViewModel model = open("in/");
        model.query().search().set("pothole");
        assertEquals(List.of("10", "2"), cells(model, "n"));
        model.query().sort(column(model, "n"), true);
        assertEquals(List.of("2", "10"), cells(model, "n"));
        model.filter(column(model, "n"), Condition.MORE, "5");
        assertEquals(List.of("10"), cells(model, "n"));
        assertEquals("1 of 4 rows", model.status().get());
        model.query().search().set("");
        model.query().remove(model.query().filters().get(0));
        model.query().sort(null, true);
        assertEquals(List.of("10", "9", "2", "-1"), cells(model, "n"));
        assertFalse(model.query().computing().get());
    }

    @Test
    void otherWayOfReadingIsAskedForAndDone() {
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("glob", "*.csv", "header", "The first line is a row"));
        run(model, "readOptions");
        assertEquals(List.of("Object", "column 1", "column 2"), names(model));
        assertEquals("kind", cells(model, "column 1").get(0), "the deeper object does not match");
        assertEquals(4, model.rows().size());
        test.dialogs.answer(Map.of("charset", "no such"));
        run(model, "readOptions");
        assertFalse(test.dialogs.problems.get(1).isEmpty());
        test.dialogs.answer(Map.of("separator", "ab"));
        run(model, "readOptions");
        assertFalse(test.dialogs.problems.get(2).isEmpty());
        test.dialogs.answer(Map.of("separator", ",", "quote", ","));
        run(model, "readOptions");
        assertFalse(test.dialogs.problems.get(3).isEmpty());
        assertEquals(4, model.rows().size());
    }

    @Test
    void globsMeanWhatPeopleMean() {
        assertTrue("a.csv".matches(TableReading.regex("*.csv")));
        assertFalse("x/a.csv".matches(TableReading.regex("*.csv")));
        assertTrue("x/y/a.csv".matches(TableReading.regex("**.csv")));
        assertTrue("2026-01/a+b(1).csv".matches(TableReading.regex("2026-??/a+b(1).*")));
        assertFalse("acsv".matches(TableReading.regex("a.csv")));
    }

    @Test
    void manyColumnsAreThereButNotAllShown() throws Exception {
        put(
                "wide/a.csv",
                IntStream.range(0, 250).mapToObj(i -> "c" + i).collect(Collectors.joining(",", "", "\n")) + "1\n");
        DataTableViewModel model = open("wide/");
        assertEquals(251, model.columns().size());
        assertEquals(
                100, model.columns().stream().filter(c -> c.visible().get()).count());
    }

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
        test.dialogs.answer(Map.of(Form.ONLY, "how many"));
        model.rename(column(model, "n"));
        column(model, "street").visible().set(false);
        column(model, "Object").visible().set(true);
        List<ColumnModel> order = new ArrayList<>(model.columns());
        java.util.Collections.reverse(order);
        model.order(order);
        model.filter(column(model, "kind"), Condition.EQUALS, "Pothole");
        Path file = folder.resolve("shown.csv");
        test.dialogs.answer(Map.of("target", file.toString()));
        run(model, "saveTable");
        assertEquals("how many,kind,Object\r\n10,Pothole,in/a.csv\r\n2,Pothole,in/a.csv\r\n", Files.readString(file));
        assertEquals("2 rows are saved as " + file, model.notice().get());
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
                    test.dialogs.last().text().contains(target + " is there already"),
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
    void figuresKeepTheirDigits() {
        assertEquals("12345678.9", GroupingViewModel.text(new java.math.BigDecimal("12345678.90")));
        assertEquals("10226112", GroupingViewModel.text(new java.math.BigDecimal("10226112")));
        assertEquals("0.333333", GroupingViewModel.text(new java.math.BigDecimal("0.3333333333333333")));
        assertEquals("", GroupingViewModel.text(null));
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
                Map.of("target", "s3://b/out/report.html", "title", "Potholes", "topic", "alerts", "open", "true"));
        run(model, "publishReport");
        assertEquals("text/html; charset=utf-8|", s3.written.get(new S3Location("b", "out/report.html")));
        Document page = Jsoup.parse(text("out/report.html"));
        assertEquals("Potholes", page.title());
        assertEquals(4, page.select("tbody tr").size());
        assertTrue(test.clipboard.startsWith("https://signed/out/report.html"), test.clipboard);
        assertEquals(test.clipboard, test.openedAddress.toString());
        assertEquals("Potholes", sns.messages.get(0).subject());
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
        test.dialogs.answer(Map.of("target", "s3://b/out/r.html", "link", "public", "acl", "public-read"));
        run(model, "publishReport");
        assertEquals("https://public/out/r.html", test.clipboard);
        assertTrue(
                test.dialogs.last().details().get(0).contains("verybody"),
                test.dialogs.last().details()::toString);
        assertEquals(List.of(), sns.messages);
    }

    @Test
    void topicThatIsNotThereAndLifetimeThatIsNoneAreTurnedAway() {
        DataTableViewModel model = open("in/");
        for (Map<String, String> wrong : List.of(Map.of("topic", "nowhere"), Map.of("lifetime", "long"))) {
            test.dialogs.answer(wrong);
            run(model, "publishReport");
            assertFalse(
                    test.dialogs.problems.get(test.dialogs.problems.size() - 1).isEmpty());
        }
        assertEquals(Map.of(), s3.written);
    }

    @Test
    void rowsThatAreShownAreGrouped() {
        DataTableViewModel model = open("in/");
        GroupingViewModel grouping = model.grouping();
        grouping.run();
        assertEquals(0, grouping.groups().size());
        grouping.by().set(column(model, "kind"));
        grouping.of().set(column(model, "n"));
        grouping.figure().set(Figure.SUM);
        grouping.run();
        assertEquals(
                List.of("Pothole 12", "Leak 9", "Tree -1"),
                grouping.bars().stream()
                        .map(g -> g.key() + " " + GroupingViewModel.text(g.figure(Figure.SUM)))
                        .toList());
        model.filter(column(model, "kind"), Condition.DIFFERS, "Pothole");
        assertEquals("Sum of n by kind", grouping.title());
        grouping.by().set(column(model, "street"));
        assertEquals("Sum of n by kind", grouping.title(), "of what was grouped");
        grouping.run();
        assertEquals(2, grouping.groups().size());
    }

    @Test
    void chartIsSavedToFileOrBucket() throws Exception {
        DataTableViewModel model = open("in/");
        model.grouping().saveChart(() -> new byte[] {1});
        assertEquals(0, test.dialogs.asked.size(), "there is none yet");
        model.grouping().by().set(column(model, "kind"));
        model.grouping().run();
        test.dialogs.answer(Map.of(Form.ONLY, folder.resolve("chart.png").toString()));
        model.grouping().saveChart(() -> new byte[] {1, 2, 3});
        assertEquals(3, Files.size(folder.resolve("chart.png")));
        test.dialogs.answer(Map.of(Form.ONLY, "s3://b/out/chart.png"));
        model.grouping().saveChart(() -> new byte[] {1, 2, 3});
        assertEquals("image/png|", s3.written.get(new S3Location("b", "out/chart.png")));
    }

    @Test
    void closedTableAsksNothingMore() {
        DataTableViewModel model = open("in/");
        model.close();
        model.query().search().set("x");
        assertEquals(4, model.rows().size());
    }
}
