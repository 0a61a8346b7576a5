package app.bellhop.table.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.ColumnFilter;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.data.TableQuery;
import app.bellhop.table.data.Tables;
import app.bellhop.table.types.ColumnType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that have no value, or one in other letters: they don't hide what the others are, and are told where they matter. */
class ToldCellsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#REF!",
                "#DIV/0!",
                "#VALUE!",
                "#NAME?",
                "#NUM!",
                "#N/A",
                "#NULL!",
                "#ERROR!",
                "#BEZUG!",
                "#WERT!",
                "#NV",
                "#VALEUR!",
                "#NOM?",
                "#\u00A1DIV/0!",
                "#\u00BFNOMBRE?",
                "#N/D"
            })
    void errorsOfSpreadsheetsLeaveAColumnOneOfNumbers(String error) {
        DataTable table = Tables.csv("id,x\n1,2.5\n2," + error + "\n3," + error + "\n4,-1\n");
        assertEquals(ColumnType.DECIMAL, table.type(1));
        assertEquals(List.of(new Problem("a.csv", 3, Reason.SPREADSHEET_ERROR, "x: " + error)), table.problems());
        TableQuery less = new TableQuery(List.of(new ColumnFilter(1, Condition.LESS, "9")), "", 1, true);
        assertEquals(
                List.of(3, 0),
                Arrays.stream(less.run(table, () -> false)).boxed().toList());
    }

    @Test
    void hashesAreNoErrors() {
        assertEquals(List.of(), Tables.csv("tag,n\n#1,5\n#ref,6\n# REF!,7\n").problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--", "---", "NA"})
    void dashesAndWordsForNothingLeaveAColumnOneOfNumbers(String nothing) {
        DataTable table = Tables.csv("id,x\n1,2.5\n2," + nothing + "\n3,-1\n");
        assertEquals(ColumnType.DECIMAL, table.type(1));
        assertEquals(List.of(), table.problems());
    }
}
