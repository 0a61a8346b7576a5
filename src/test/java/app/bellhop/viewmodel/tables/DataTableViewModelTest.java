package app.bellhop.viewmodel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.data.Workbooks;
import app.bellhop.viewmodel.tables.source.TableReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Objects as one table: read, searched, filtered, grouped, saved and published. */
class DataTableViewModelTest extends TablesTestBase {

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
    void codeForOtherProgramsIsCopied() {
        put("in/c.ndjson", "{\"kind\":\"Leak\"}");
        DataTableViewModel model = open("in/");
        run(model, "continueInDuckDb");
        String sql = test.clipboard;
        assertTrue(sql.contains("read_csv(\n    ['s3://b/in/a.csv', 's3://b/in/deep/b.csv']"), sql);
        assertEquals(
                "DuckDB code for 2 objects copied. It reads them with your AWS profile or environment and contains no"
                        + " secrets. 1 object in another format isn’t included.",
                model.notice().get());
        run(model, "continueInPandas");
        assertTrue(test.clipboard.startsWith("import pandas as pd"));
        run(model, "continueInAthena");
        assertEquals(
                "Amazon Athena reads objects in Amazon S3 only. Copy DuckDB SQL or pandas code for other servers.",
                model.notice().get());
        assertTrue(test.clipboard.startsWith("import pandas as pd"));
        assertEquals(
                "Amazon Athena reads objects in Amazon S3 only. Copy DuckDB SQL or pandas code for other servers.",
                command(model, "queryWithAthena").why());
    }

    @Test
    void aSheetOfAWorkbookIsChosen() {
        store.put("b", "in/w.xlsx");
        store.objects.put(
                new S3Location("b", "in/w.xlsx"),
                new Workbooks()
                        .sheet("Jan", List.of("id"), List.of(1))
                        .sheet("Feb", List.of("id"), List.of(2))
                        .bytes());
        DataTableViewModel model =
                open(List.of(new ObjectEntry("in/w.xlsx", false, 8, Instant.EPOCH, "STANDARD", "e")));
        assertEquals("Sheet: Jan · First line is the header", model.dialect().get());
        test.dialogs.answer(Map.of("sheet", "Feb"));
        run(model, "readOptions");
        assertEquals(List.of("2"), cells(model, "id"));
        assertEquals(
                "1 row, 1 column, 1 object \u00b7 1 problem", model.status().get());
    }

    @Test
    void whereTheRowsOfADocumentAreIsSaidAndChosen() {
        put("docs/a.json", "{\"data\":{\"users\":[{\"u\":1},{\"u\":2}],\"groups\":[[\"g\"],[3]]}}");
        DataTableViewModel model = open("docs/");
        assertEquals("UTF-8 \u00b7 Rows: data.users", model.dialect().get());
        assertEquals("", model.headerSwitch().get());
        assertEquals(List.of("1", "2"), cells(model, "u"));
        assertEquals("data.groups: [[\"g\"],[3]]", model.problems().get(0).text());
        test.dialogs.answer(Map.of("records", "data.groups"));
        run(model, "readOptions");
        assertEquals(
                "UTF-8 \u00b7 Rows: data.groups \u00b7 First array is the header",
                model.dialect().get());
        assertEquals(List.of("3"), cells(model, "g"));
        model.switchHeader();
        assertEquals("First array is the header", model.headerSwitch().get());
        assertEquals(List.of("g", "3"), cells(model, "column 1"));
        test.dialogs.answer(Map.of("records", "none"));
        run(model, "readOptions");
        assertEquals(1, model.rows().size());
        assertEquals("UTF-8", model.dialect().get());
    }

    @Test
    void hiddenColumnsAreSaid() {
        DataTableViewModel model = open("in/a.csv");
        column(model, "n").visible().set(false);
        assertTrue(
                model.status().get().endsWith(" \u00b7 1 of 2 columns shown"),
                model.status().get());
        column(model, "n").visible().set(true);
        assertFalse(model.status().get().contains("shown"), model.status().get());
    }

    @Test
    void nothingToReadIsSaid() {
        store.put("b", "other/picture.png");
        DataTableViewModel model = open("other/");
        assertEquals(0, model.rows().size());
        assertTrue(
                model.emptyText().get().startsWith("No CSV"), model.emptyText().get());
        assertEquals("0 rows, 0 columns, 0 objects", model.status().get());
        assertFalse(command(model, "saveTable").enabled().get(), "half a table or none is not saved");
        test.dialogs.answer(Map.of("glob", "*.tsv"));
        run(model, "readOptions");
        assertEquals("No objects match *.tsv.", model.emptyText().get());
        put("other/a.csv", "\u0001\u0002\u0003".repeat(50));
        model = open("other/");
        assertEquals("This object isn\u2019t text.", model.emptyText().get());
        put("bare/a.csv", "kind,n\n");
        assertEquals("This object has no rows.", open("bare/").emptyText().get());
        model = open("in/");
        model.query().search().set("nowhere");
        assertEquals("No rows match the search and filters.", model.emptyText().get());
    }

    @Test
    void whatIsLeftOutIsSaidToWhomTheTableIsGiven() {
        put("in/b.csv", "kind,n\nPothole,1,2\nx,\n");
        put("in/z.csv", "\u0001\u0002\u0003".repeat(50));
        put("in/short.csv", "kind,n\nx\n");
        DataTableViewModel model = open("in/");
        assertTrue(
                model.status().get().contains("some data is missing"),
                model.status().get());
        test.dialogs.answer(Map.of("target", "s3://b/out/r.html"));
        run(model, "publishReport");
        assertTrue(Jsoup.parse(text("out/r.html")).selectFirst("p").text().startsWith("Incomplete data: some"));
    }

    @Test
    void refusedListingIsSaid() {
        store.failing.put("listAll", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        DataTableViewModel model = open("in/");
        assertTrue(model.status().get().contains("s3:Test"), model.status().get());
        assertFalse(model.loading().get());
    }

    @Test
    void objectThatCannotBeReadSaysWhy() {
        store.failing.put("read", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        DataTableViewModel model = open("in/");
        String why = "Access denied to s3://bucket/. Missing permission: s3:Test on arn.";
        assertEquals(why, model.emptyText().get());
        assertEquals(why, model.actions().text(model.problems().get(0)));
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
        model.query().add(column(model, "n"), Condition.MORE, "5");
        assertEquals(List.of("10"), cells(model, "n"));
        assertEquals("1 of 4 rows", model.status().get());
        model.query().search().set("");
        model.query().remove(model.query().filters().get(0));
        model.query().sort(null, true);
        assertEquals(List.of("10", "9", "2", "-1"), cells(model, "n"));
        assertTrue(model.query().settled().get());
    }

    @Test
    void skippingEveryLineIsToldAsThat() {
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("glob", "*.csv", "skip", "99"));
        run(model, "readOptions");
        assertEquals(
                "All lines are skipped. To see some, enter a smaller number under Read options.",
                model.emptyText().get());
    }

    @Test
    void otherWayOfReadingIsAskedForAndDone() {
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("glob", "*.csv", "header", "No header"));
        run(model, "readOptions");
        assertEquals(List.of("Object", "column 1", "column 2"), names(model));
        assertEquals("kind", cells(model, "column 1").get(0), "the deeper object does not match");
        assertEquals(4, model.rows().size());
        test.dialogs.answer(Map.of("charset", "no such"));
        run(model, "readOptions");
        assertFalse(test.dialogs.problems.get(1).isEmpty());
        test.dialogs.answer(Map.of("separator", "a\nb"));
        run(model, "readOptions");
        assertFalse(test.dialogs.problems.get(2).isEmpty());
        test.dialogs.answer(Map.of("separator", ",", "quote", ","));
        run(model, "readOptions");
        assertFalse(test.dialogs.problems.get(3).isEmpty());
        assertEquals(4, model.rows().size());
    }

    @Test
    void objectsAreAColumnLikeOthers() {
        DataTableViewModel model = open("in/");
        model.query().add(column(model, "Object"), Condition.CONTAINS, "deep");
        assertEquals(List.of("Tree"), cells(model, "kind"));
        model.query().remove(model.query().filters().get(0));
        model.query().sort(column(model, "Object"), false);
        assertEquals(List.of("Tree", "Pothole", "Leak", "Pothole"), cells(model, "kind"));
        column(model, "Object").grouped().set(true);
        model.grouping().run();
        assertEquals(List.of("in/a.csv", "in/deep/b.csv"), groups(model, 0));
    }

    @Test
    void manyRowsOfTenColumnsAreReadSortedAndGrouped() {
        StringBuilder csv = new StringBuilder("id,opened,kind,department,district,lat,lon,status,note,done\n");
        for (int i = 0; i < 100_000; i++) {
            csv.append(i)
                    .append(",2026-05-01,kind ")
                    .append(i % 7)
                    .append(",streets,")
                    .append(i % 9)
                    .append(",32.87973,-117.24815,open,,true\n");
        }
        put("big/a.csv", csv.toString());
        csv.setLength(0);
        csv.trimToSize();
        DataTableViewModel model = open("big/");
        assertEquals("100,000 rows, 10 columns, 1 object", model.status().get());
        model.query().sort(column(model, "kind"), false);
        assertEquals("kind 6", model.cell(model.rows().get(0), column(model, "kind")));
        model.query().sort(column(model, "id"), false);
        assertEquals(99_999, model.rows().get(0));
        assertEquals("", model.notice().get());
        column(model, "kind").grouped().set(true);
        column(model, "district").summed().set(true);
        model.grouping().run();
        assertEquals(7, model.grouping().rows().size());
        model.close();
    }

    @Test
    void rowsThatAreNotComputedYetAreNotSaved() {
        DataTableViewModel model = open("in/");
        test.hold();
        model.query().search().set("leak");
        assertFalse(command(model, "saveTable").enabled().get(), "these are not the rows that were asked for");
        assertTrue(model.status().get().startsWith("Searching"), model.status().get());
        test.letGo();
        assertTrue(command(model, "saveTable").enabled().get());
        assertEquals("1 of 4 rows", model.status().get());
    }

    @Test
    void searchThatIsTakenBackIsNoSearchAnyMore() {
        DataTableViewModel model = open("in/");
        test.hold();
        model.query().search().set("leak");
        model.query().search().set("");
        test.letGo();
        assertEquals("4 rows, 3 columns, 2 objects", model.status().get());
        assertTrue(command(model, "saveTable").enabled().get());
        test.hold();
        model.query().search().set("leak");
        model.query().search().set("pothole");
        test.letGo();
        assertEquals("2 of 4 rows", model.status().get(), "the later wish");
        assertTrue(model.query().settled().get());
    }

    @Test
    void searchThatFailsIsSaidOnceAndItsRowsAreNotSaved() {
        DataTableViewModel model = open("in/");
        model.query().sort(new ColumnModel(100_000, "gone", true), true);
        assertFalse(command(model, "saveTable").enabled().get());
        assertTrue(
                model.status().get().startsWith("Search and sort not applied"),
                model.status().get());
        assertFalse(model.notice().get().isEmpty());
        model.query().sort(null, true);
        assertTrue(command(model, "saveTable").enabled().get());
        assertEquals(4, model.rows().size());
    }

    @Test
    void tableThatIsReadAnewHasNothingOfTheOldOne() {
        DataTableViewModel model = open("in/");
        column(model, "kind").grouped().set(true);
        model.grouping().run();
        model.query().add(column(model, "kind"), Condition.EQUALS, "Leak");
        test.dialogs.answer(Map.of("header", "No header"));
        run(model, "readOptions");
        assertEquals(0, model.grouping().rows().size());
        assertEquals(0, model.query().filters().size());
        assertEquals("", model.grouping().chart().title());
    }

    @Test
    void listingThatBreaksOffLeavesATableThatSaysSo() {
        store.failing.put("listAll", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        ObjectEntry entry = new ObjectEntry("in/a.csv", false, 8, Instant.EPOCH, "STANDARD", "e");
        DataTableViewModel model = open(List.of(entry, ObjectEntry.ofPrefix("in/deep/")));
        assertEquals(3, model.rows().size());
        assertEquals("Table: 2 items in s3://b/in/", model.title());
        model.query().search().set("leak");
        assertTrue(
                model.status().get().contains("s3:Test"),
                "still: " + model.status().get());
        test.dialogs.answer(Map.of("target", "s3://b/out/r.html"));
        run(model, "publishReport");
        String warning = test.dialogs.asked.get(0).details().get(0);
        assertTrue(warning.startsWith("Incomplete data: ") && warning.contains("s3:Test"), warning);
        assertEquals(warning, Jsoup.parse(text("out/r.html")).selectFirst("p").text());
    }

    @Test
    void globsMeanWhatPeopleMean() {
        assertTrue("\ud83d\ude00x.csv".matches(TableReading.regex("\ud83d\ude00*.csv")));
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
    void closedTableAsksNothingMore() {
        DataTableViewModel model = open("in/");
        model.close();
        model.query().search().set("x");
        assertEquals(4, model.rows().size());
    }

    @Test
    void howObjectsAreReadIsSaidAndChangedAtOnce() {
        put("names/a.txt", "Ada;Rome\nBob;Paris\n");
        ObjectEntry entry = new ObjectEntry("names/a.txt", false, 8, Instant.EPOCH, "STANDARD", "e");
        DataTableViewModel model = open(List.of(entry));
        assertEquals(
                "UTF-8 \u00b7 Delimiter: Semicolon \u00b7 First line is the header",
                model.dialect().get());
        assertEquals("First line isn\u2019t a header", model.headerSwitch().get());
        model.switchHeader();
        assertEquals(List.of("Ada", "Bob"), cells(model, "column 1"));
        assertTrue(model.dialect().get().endsWith("No header"), model.dialect().get());
        model.switchHeader();
        assertEquals(List.of("Bob"), cells(model, "Ada"));
    }
}
