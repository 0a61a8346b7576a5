package app.bellhop.viewmodel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.data.Grouping.Figure;
import app.bellhop.viewmodel.tables.ProfilesViewModel.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows grouped by some columns, others summed up. */
class GroupingViewModelTest extends TablesTestBase {

    @Test
    void rowsThatAreShownAreGrouped() {
        DataTableViewModel model = open("in/");
        GroupingViewModel grouping = model.grouping();
        grouping.run();
        assertEquals(0, grouping.rows().size());
        column(model, "kind").grouped().set(true);
        column(model, "n").summed().set(true);
        assertEquals("kind", grouping.chosen(true));
        grouping.figure().set(Figure.SUM);
        grouping.run();
        assertEquals(List.of("Pothole 12", "Leak 9", "Tree -1"), bars(grouping));
        model.query().add(column(model, "kind"), Condition.DIFFERS, "Pothole");
        assertEquals("Sum of n by kind", grouping.chart().title());
        assertEquals(
                "3 groups \u00b7 from before the search or filters changed; choose Group to update",
                grouping.status().get());
        column(model, "kind").grouped().set(false);
        column(model, "street").grouped().set(true);
        assertEquals("Sum of n by kind", grouping.chart().title(), "of what was grouped");
        grouping.run();
        assertEquals(2, grouping.rows().size());
        assertEquals("2 groups", grouping.status().get().split(" \u00b7 ")[0]);
        assertFalse(grouping.status().get().contains("from before"));
    }

    private static List<String> bars(GroupingViewModel grouping) {
        return grouping.chart().bars().stream()
                .map(bar ->
                        bar.group() + " " + GroupingViewModel.text(bar.values().get(0)))
                .toList();
    }

    @Test
    void figuresSayWhichCurrenciesTheyMix() {
        put("in/p.csv", "kind,price\nLeak,$5\nLeak,\u20AC7\n");
        DataTableViewModel model = open("in/p.csv");
        column(model, "kind").grouped().set(true);
        column(model, "price").summed().set(true);
        model.grouping().run();
        assertEquals(
                "1 group \u00b7 price mixes units: $5; \u20AC7",
                model.grouping().status().get());
        model.profiles().show();
        assertEquals(
                List.of("Text", "Mixed units: $5; \u20AC7"),
                model.profiles().profiles().stream().map(Profile::type).toList());
    }

    @Test
    void figuresSayHowManyRowsTheyAreOf() {
        put("in/c.csv", "kind,n\nLeak,NA\n");
        DataTableViewModel model = open("in/");
        column(model, "kind").grouped().set(true);
        column(model, "n").summed().set(true);
        model.grouping().run();
        assertEquals(
                "3 groups \u00b7 4 of 5 rows have a number",
                model.grouping().status().get());
        column(model, "street").summed().set(true);
        model.grouping().run();
        assertEquals(
                "3 groups \u00b7 n: 4 of 5 rows have a number \u00b7 street: 0 of 5 rows have a number",
                model.grouping().status().get());
    }

    @Test
    void figuresKeepTheirDigits() {
        assertEquals("12345678.9", GroupingViewModel.text(new java.math.BigDecimal("12345678.90")));
        assertEquals("10226112", GroupingViewModel.text(new java.math.BigDecimal("10226112")));
        assertEquals("0.333333", GroupingViewModel.text(new java.math.BigDecimal("0.3333333333333333")));
    }

    @Test
    void severalColumnsMakeGroupsThatAreSorted() {
        put("in/c.csv", "kind,n,street\nLeak,1,Elm\nLeak,4,Elm\nPothole,7,Oak\n");
        DataTableViewModel model = open("in/");
        GroupingViewModel grouping = model.grouping();
        model.choose(List.of(column(model, "kind"), column(model, "street")), ColumnModel::grouped, true);
        model.choose(List.of(column(model, "n")), ColumnModel::summed, true);
        grouping.run();
        assertEquals(
                List.of("kind", "street", "Count", "Sum", "Average", "Median", "Distinct", "Minimum", "Maximum"),
                grouping.columns().stream().map(ColumnModel::toString).toList());
        assertEquals(List.of("Pothole", "Leak", "Leak", "Pothole", "Tree"), groups(model, 0));
        assertEquals(List.of("2", "2", "1", "1", "1"), groups(model, 2));
        grouping.query().sort(grouping.columns().get(3), true);
        assertEquals(List.of("-1", "5", "7", "9", "12"), groups(model, 3));
        assertEquals("Pothole \u00b7 (empty)", grouping.chart().bars().get(0).group());
        model.choose(List.of(column(model, "street")), ColumnModel::grouped, false);
        model.choose(List.of(column(model, "street")), ColumnModel::summed, true);
        grouping.figure().set(Figure.DISTINCT);
        grouping.run();
        assertEquals("Distinct of street", grouping.columns().get(11).toString());
        assertEquals(List.of("n", "street"), grouping.chart().series());
    }

    @Test
    void groupsAreATableOfTheirOwn() throws Exception {
        DataTableViewModel model = open("in/");
        assertFalse(command(model, "openGroups").enabled().get());
        column(model, "kind").grouped().set(true);
        column(model, "n").summed().set(true);
        model.grouping().run();
        run(model, "openGroups");
        DataTableViewModel groups = test.dialogs.screen(DataTableViewModel.class);
        assertEquals("Table: groups by kind", groups.title());
        assertEquals("3 rows, 8 columns", groups.status().get());
        groups.query().add(column(groups, "Sum of n"), Condition.MORE, "9");
        Path file = folder.resolve("groups.csv");
        test.dialogs.answer(Map.of("target", file.toString()));
        run(groups, "saveTable");
        assertEquals(
                "kind,Count,Sum of n,Average of n,Median of n,Distinct of n,Minimum of n,Maximum of n\r\n"
                        + "Pothole,2,12,6,6,2,2,10\r\n",
                Files.readString(file));
        assertFalse(command(groups, "readOptions").enabled().get(), "it isn't read from objects");
    }

    @Test
    void groupingIsStopped() {
        DataTableViewModel model = open("in/");
        column(model, "kind").grouped().set(true);
        test.hold();
        model.grouping().run();
        assertTrue(command(model, "stopReading").enabled().get());
        run(model, "stopReading");
        test.letGo();
        assertEquals("Stopped", model.grouping().status().get());
        assertEquals(0, model.grouping().rows().size());
        assertFalse(command(model, "stopReading").enabled().get());
    }

    @Test
    void openedGroupsAreThoseThatAreShown() {
        put("in/c.csv", "kind,n\nLeak,NA\n");
        DataTableViewModel model = open("in/");
        column(model, "kind").grouped().set(true);
        column(model, "n").summed().set(true);
        model.grouping().run();
        model.query().add(column(model, "kind"), Condition.DIFFERS, "Pothole");
        column(model, "n").summed().set(false);
        run(model, "openGroups");
        DataTableViewModel groups = test.dialogs.screen(DataTableViewModel.class);
        assertEquals(
                List.of("Leak", "Pothole", "Tree"),
                cells(groups, "kind").stream().sorted().toList());
        assertEquals("12", cells(groups, "Sum of n").get(cells(groups, "kind").indexOf("Pothole")));
        assertEquals("4 of 5 rows have a number", groups.notice().get());
    }

    @Test
    void mediansThatAreMissingAreTold() {
        put("in/c.csv", "kind,n\nLeak,12345678901234567890\n");
        DataTableViewModel model = open("in/");
        column(model, "kind").grouped().set(true);
        column(model, "n").summed().set(true);
        model.grouping().run();
        assertEquals(
                "3 groups \u00b7 some medians or distinct counts left out: too little memory, or numbers too long",
                model.grouping().status().get());
    }
}
