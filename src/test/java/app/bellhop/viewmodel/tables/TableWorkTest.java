package app.bellhop.viewmodel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.data.Collation;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.data.Workbooks;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.tables.ProfilesViewModel.Profile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Work with the rows of a table: copied, looked at column by column, joined with others, traced back to their object. */
class TableWorkTest extends TablesTestBase {

    @Test
    void rowsAreCopiedWithTheirNamesAndFilteredByAValue() {
        DataTableViewModel model = open("in/");
        model.columns().get(0).visible().set(false);
        model.actions().copy(List.of(0, 3), true);
        assertEquals("kind\tn\tstreet\r\nPothole\t10\t\r\nTree\t-1\tElm", test.clipboard);
        assertEquals("2 rows copied", model.notice().get());
        model.actions().copy(List.of(1, 3), false);
        assertEquals("Leak\t9\t\r\nTree\t-1\tElm", test.clipboard);
        model.actions().copyValue(column(model, "street"), 3);
        assertEquals("Elm", test.clipboard);
        model.actions().copyAsJson(List.of(1));
        assertEquals("{\"kind\":\"Leak\",\"n\":9,\"street\":\"\"}\n", test.clipboard);
        model.actions().filterBy(column(model, "kind"), 0);
        assertEquals(List.of("10", "2"), cells(model, "n"));
        model.actions().exclude(column(model, "n"), 0);
        assertEquals(List.of("2"), cells(model, "n"));
        model.actions().filterBy(column(model, "street"), 0);
        assertEquals(List.of("2"), cells(model, "n"), "empty, too");
        model.actions().exclude(column(model, "street"), 0);
        assertEquals(List.of(), cells(model, "n"));
    }

    private static List<String> profile(DataTableViewModel model, Function<Profile, String> what) {
        return model.profiles().profiles().stream().map(what).toList();
    }

    @Test
    void profilesAreOfTheVisibleRowsAndColumns() {
        put("in/c.csv", "kind,n,day\nLeak,NA,31/12/2026\n");
        DataTableViewModel model = open("in/");
        model.profiles().show();
        assertEquals(List.of("kind", "n", "day", "street"), profile(model, Profile::name));
        assertEquals(List.of("Text", "Integer", "Date, day first", "Text"), profile(model, Profile::type));
        assertEquals(List.of("0", "1", "4", "4"), profile(model, Profile::empty));
        assertEquals(List.of("3", "4", "1", "1"), profile(model, Profile::distinct));
        assertEquals(List.of("", "5", "", ""), profile(model, Profile::mean));
        assertEquals(List.of("", "5.5", "", ""), profile(model, Profile::median));
        assertEquals(
                "Leak: 2\nPothole: 2\nTree: 1", profile(model, Profile::bars).get(0));
        assertEquals("4 columns \u00b7 5 rows", model.profiles().status().get());
        model.query().add(column(model, "kind"), Condition.EQUALS, "Leak");
        column(model, "street").visible().set(false);
        model.profiles().show();
        assertEquals(List.of("1", "1", "1"), profile(model, Profile::distinct));
    }

    @Test
    void figuresOfAColumnReadInAnotherWaySayOfHowManyTheyAre() {
        put("in/c.csv", "kind,n\nLeak,many\n");
        DataTableViewModel model = open("in/");
        assertFalse(model.number(column(model, "n")));
        model.read(column(model, "n"), FormatChoice.POINT);
        assertTrue(model.number(column(model, "n")));
        assertEquals(FormatChoice.POINT, model.format(column(model, "n")));
        model.profiles().show();
        assertEquals("4 of 5", profile(model, Profile::values).get(1));
        model.query().sort(column(model, "n"), true);
        assertEquals(List.of("-1", "2", "9", "10", "many"), cells(model, "n"));
        model.read(column(model, "n"), FormatChoice.TEXT);
        assertEquals(List.of("-1", "10", "2", "9", "many"), cells(model, "n"), "sorted again");
        model.read(column(model, "n"), FormatChoice.DETECTED);
        assertEquals(FormatChoice.DETECTED, model.format(column(model, "n")));
    }

    @Test
    void profilesAreStopped() {
        DataTableViewModel model = open("in/");
        test.hold();
        model.profiles().show();
        assertEquals("0 of 3 columns \u00b7 4 rows", model.profiles().status().get());
        run(model, "stopReading");
        test.letGo();
        assertEquals("Stopped", model.profiles().status().get());
        assertEquals(List.of(), model.profiles().profiles());
        model.profiles().show();
        assertEquals(3, model.profiles().profiles().size());
    }

    @Test
    void textsAreSortedAsChosen() {
        put("files/a.csv", "f,m\nfile10,\nfile9,\n\u00e4,\na,\nb,\n");
        DataTableViewModel model = open("files/");
        model.query().sort(column(model, "f"), true);
        assertEquals(List.of("a", "b", "file10", "file9", "\u00e4"), cells(model, "f"));
        model.query().collation().set(Collation.NATURAL);
        assertEquals(List.of("a", "b", "file9", "file10", "\u00e4"), cells(model, "f"));
        model.query().collation().set(Collation.LANGUAGE);
        assertEquals(List.of("a", "\u00e4", "b", "file10", "file9"), cells(model, "f"));
    }

    @Test
    void rowIsGoneToByItsPlace() {
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of(Field.ONLY, "3"));
        run(model, "goToRow");
        assertEquals(2, model.target().get());
        test.dialogs.answer(Map.of(Field.ONLY, "5"));
        run(model, "goToRow");
        assertEquals("Enter a row number from 1 to 4.", test.dialogs.problems.get(1));
        assertEquals(2, model.target().get());
    }

    @Test
    void valuesThatCountAsEmptyAreChosen() {
        put("in/c.csv", "kind,n\nnone,-999\n");
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("empties", "none, -999"));
        run(model, "readOptions");
        model.query().add(column(model, "kind"), Condition.EMPTY, "");
        assertEquals(List.of("-999"), cells(model, "n"));
        model.query().add(column(model, "n"), Condition.EMPTY, "");
        assertEquals(1, model.rows().size());
    }

    @Test
    void manyColumnsAreChosenInOneChange() {
        DataTableViewModel model = open("in/");
        int[] changes = new int[1];
        model.columnChoices().addListener((o, before, now) -> changes[0]++);
        model.choose(List.copyOf(model.columns()), ColumnModel::visible, false);
        assertEquals(1, changes[0]);
        assertFalse(model.columns().get(1).visible().get());
        model.choose(List.copyOf(model.columns()), ColumnModel::visible, true);
        assertTrue(model.columns().get(0).visible().get());
    }

    @Test
    void sourceOfARowIsShownAtItsLine() {
        put("in/a.csv", "kind,n\n\"two\nlines\",1\nLeak,9\n");
        DataTableViewModel model = open("in/");
        assertTrue(model.actions().hasSource(1));
        model.actions().showSource(1);
        SourceViewModel source = test.dialogs.screen(SourceViewModel.class);
        assertEquals("Source: s3://b/in/a.csv", source.title());
        assertEquals("Leak,9", source.lines().get(source.selected().get()).text());
        assertEquals(4, source.lines().get(source.selected().get()).number());
        assertEquals("Line 4", source.status().get());
        put("in/a.csv", "kind,n\n");
        model.actions().showSource(1);
        assertEquals(
                "The object no longer has this line.",
                test.dialogs.screen(SourceViewModel.class).status().get());
        store.objects.remove(new S3Location("b", "in/a.csv"));
        model.actions().showSource(1);
        String gone = test.dialogs.screen(SourceViewModel.class).status().get();
        assertTrue(gone.contains("NoSuchKey"), gone);
    }

    @Test
    void sourceOfAProblemIsShown() {
        put("in/c.csv", "kind,n\nx\n");
        DataTableViewModel model = open("in/");
        model.actions().showSource(model.problems().get(0));
        SourceViewModel source = test.dialogs.screen(SourceViewModel.class);
        assertEquals("x", source.lines().get(source.selected().get()).text());
    }

    @Test
    void tablesAreJoinedByAColumn() throws Exception {
        put("other/d.csv", "kind,crew\nPothole,1\nLeak,2\nLeak,3\n");
        DataTableViewModel model = open("in/");
        assertFalse(command(model, "joinTables").enabled().get(), "there is no other table");
        DataTableViewModel other = open("other/");
        test.dialogs.answer(Map.of());
        test.dialogs.answer(Map.of());
        run(model, "joinTables");
        assertEquals(
                "Adds the columns of \u201cTable: s3://b/other/\u201d to the rows of this table.",
                test.dialogs.asked.get(0).text());
        assertEquals(
                "2 rows of \u201cs3://b/other/\u201d share a value, so 1 row of this table would appear more than once."
                        + " The result would have 5 rows.",
                test.dialogs.last().text());
        assertEquals(
                List.of("1 of 4 rows have no match; their new cells are empty."),
                test.dialogs.last().details());
        DataTableViewModel joined = test.dialogs.screen(DataTableViewModel.class);
        assertEquals("Table: s3://b/in/ joined with s3://b/other/", joined.title());
        assertEquals("5 rows, 4 columns", joined.status().get());
        assertEquals(List.of("1", "2", "3", "1", ""), cells(joined, "crew"));
        assertEquals(
                "1 of 4 rows have no match; their new cells are empty.",
                joined.notice().get());
        Path file = folder.resolve("joined.csv");
        test.dialogs.answer(Map.of("target", file.toString()));
        run(joined, "saveTable");
        assertTrue(Files.readString(file).startsWith("kind,n,street,crew\r\nPothole,10,,1\r\nLeak,9,,2\r\n"));
        other.close();
        joined.close();
        assertFalse(command(model, "joinTables").enabled().get());
    }

    @Test
    void tableToJoinIsChosenAndOnlyMatchesAreKept() {
        put("x/d.csv", "what,crew\nPothole,1\nSign,2\n");
        put("y/e.csv", "what,n\nBench,1\n");
        DataTableViewModel model = open("in/");
        open("x/");
        open("y/");
        test.dialogs.answer(Map.of("table", "Table: s3://b/x/"));
        test.dialogs.answer(
                Map.of("leftKey", "kind", "rightKey", "what", "kind", "Only rows with a match (inner join)"));
        run(model, "joinTables");
        DataTableViewModel joined = test.dialogs.screen(DataTableViewModel.class);
        assertEquals(List.of("10", "2"), cells(joined, "n"));
        assertEquals(
                "2 of 4 rows have no match and are left out.", joined.notice().get());
        test.dialogs.answer(Map.of("table", "Table: s3://b/y/"));
        test.dialogs.answer(
                Map.of("leftKey", "kind", "rightKey", "what", "kind", "Only rows with a match (inner join)"));
        run(model, "joinTables");
        assertEquals("No rows match.", model.notice().get());
    }

    @Test
    void copiedRowsKeepTheirLastCells() {
        put("in/a.csv", "kind,n\nPothole,\nx  ,\n");
        DataTableViewModel model = open(List.of(new ObjectEntry("in/a.csv", false, 1, Instant.EPOCH, "", "")));
        model.actions().copy(List.of(0, 1), false);
        assertEquals("Pothole\t\r\nx  \t", test.clipboard);
    }

    @Test
    void copiedRowsRunNoFormulasInSpreadsheets() {
        put("in/a.csv", "kind,n\n=1+1,+49-30-12\nLeak,-5\n");
        DataTableViewModel model = open(List.of(new ObjectEntry("in/a.csv", false, 1, Instant.EPOCH, "", "")));
        model.actions().copy(List.of(0, 1), false);
        assertEquals("'=1+1\t'+49-30-12\r\nLeak\t-5", test.clipboard);
        assertEquals(
                "2 rows copied \u00b7 formulas escaped in 2 cells",
                model.notice().get());
        model.actions().copyValue(column(model, "kind"), 0);
        assertEquals("=1+1", test.clipboard);
        model.actions().copyAsJson(List.of(0));
        assertEquals("{\"kind\":\"=1+1\",\"n\":\"+49-30-12\"}\n", test.clipboard);
    }

    @Test
    void sourceIsShownInTheEncodingOfTheTable() {
        store.objects.put(
                new S3Location("b", "in/a.csv"), "kind,n\nstra\u00dfe,1\n".getBytes(Charset.forName("IBM850")));
        DataTableViewModel model = open(List.of(new ObjectEntry("in/a.csv", false, 1, Instant.EPOCH, "", "")));
        test.dialogs.answer(Map.of("charset", "IBM850"));
        run(model, "readOptions");
        assertEquals("stra\u00dfe", cells(model, "kind").get(0));
        model.actions().showSource(0);
        SourceViewModel source = test.dialogs.screen(SourceViewModel.class);
        assertEquals(
                "stra\u00dfe,1", source.lines().get(source.selected().get()).text());
    }

    @Test
    void rowsOfTheTableBeforeAreGoneAtOnce() {
        DataTableViewModel model = open("in/");
        model.query().search().set("Leak");
        assertEquals(1, model.rows().size());
        test.hold();
        test.dialogs.answer(Map.of("skip", "1"));
        run(model, "readOptions");
        assertEquals(0, model.rows().size());
        test.letGo();
    }

    @Test
    void anotherHeaderWaitsForASave() {
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of("target", "s3://b/out/t.csv"));
        test.hold();
        run(model, "saveTable");
        model.switchHeader();
        test.letGo();
        assertEquals(5, text("out/t.csv").lines().count());
    }

    @Test
    void rowsThatAreNotComputedYetAreNeitherJoinedNorGrouped() {
        put("other/d.csv", "kind,crew\nPothole,1\nLeak,2\n");
        DataTableViewModel model = open("in/");
        DataTableViewModel other = open("other/");
        test.hold();
        other.query().search().set("Leak");
        run(model, "joinTables");
        assertEquals(
                "One of the tables has no visible rows, or is still being read.",
                model.notice().get());
        column(other, "kind").grouped().set(true);
        other.grouping().run();
        assertEquals(
                "No rows to group, or they\u2019re still being read.",
                other.grouping().status().get());
        test.letGo();
        other.grouping().run();
        assertEquals("1 group", other.grouping().status().get());
    }

    @Test
    void whatIsMadeOfIncompleteTablesIsIncomplete() {
        put("bad/a.ndjson", "{\"kind\":\"Leak\",\"n\":1}\noops\n");
        DataTableViewModel bad = open("bad/");
        assertTrue(
                bad.status().get().contains("some data is missing"),
                bad.status().get());
        column(bad, "kind").grouped().set(true);
        bad.grouping().run();
        run(bad, "openGroups");
        DataTableViewModel groups = test.dialogs.screen(DataTableViewModel.class);
        assertEquals(
                "1 row, 2 columns \u00b7 made of incomplete data",
                groups.status().get());
        groups.close();
        DataTableViewModel model = open("in/");
        test.dialogs.answer(Map.of());
        run(model, "joinTables");
        DataTableViewModel joined = test.dialogs.screen(DataTableViewModel.class);
        assertTrue(
                joined.status().get().contains("made of incomplete data"),
                joined.status().get());
    }

    @Test
    void filterByALongValueIsCutOnTheScreen() {
        put("in/a.csv", "kind,n\n" + "x".repeat(5000) + ",1\ny,2\n");
        DataTableViewModel model = open(List.of(new ObjectEntry("in/a.csv", false, 1, Instant.EPOCH, "", "")));
        model.actions().filterBy(column(model, "kind"), 0);
        assertEquals(List.of("1"), cells(model, "n"));
        String shown = model.query().filters().get(0).text();
        assertTrue(shown.length() < 100 && shown.endsWith("\u2026"), shown);
    }

    @Test
    void workbooksHaveNoLinesToShow() {
        store.put("b", "books/a.xlsx");
        store.objects.put(
                new S3Location("b", "books/a.xlsx"),
                new Workbooks().sheet("S", List.of("id", "n"), List.of(1, 2)).bytes());
        DataTableViewModel books = open("books/");
        assertEquals(1, books.rows().size());
        assertFalse(books.actions().hasSource(0));
        assertTrue(open("in/").actions().hasSource(0));
    }
}
