package app.bellhop.table.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as long as they can be among the first ones: they are read, and it doesn't take long. */
class LongLinesTest {

    private static final int TIMES = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n@-- \n1,2\n",
                "a,b\n@--,\n1,2\n",
                "a  b\n-- --\n1  2\n@: \n3  4\n",
                "a  b\n-- --\n1  2\n@-:\n3  4\n",
                "a|b\n@-|\n1|2\n",
                "\"a,b\"\n\"@x,\"\"y\"\"\"\n\"1,2\"\n",
                "@A B\nx y\nz w\n",
                "@a=b \na=b\na=b\n",
                "m,@a=b,\nm a=b\nm a=b\n",
                "+1 @1:2 \n1 2:3\n-1 4:5\n",
                "a \u2502 b\n@\u2500x\n1 \u2502 2\n",
                "<a @x=y \n<b>\n<c>\n",
                "@{\n}\n}\n"
            })
    void longLinesAreRead(String text) {
        int at = text.indexOf('@');
        int end = text.indexOf('\n', at);
        String line = text.substring(at + 1, end);
        String quote = line.endsWith("\"\"\"") ? "\"" : "";
        String part = line.substring(0, line.length() - quote.length());
        String whole = text.substring(0, at) + part.repeat(TIMES) + quote + text.substring(end);
        DataTable table = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Tables.csv(whole));
        assertTrue(table.problems().stream().noneMatch(problem -> problem.reason() == Reason.FAILED));
        assertTrue(table.rows() > 0);
    }

    @Test
    void hundredThousandColumnsAreComparedAtOnce() {
        String names = ",x".repeat(100_000).substring(1);
        DataTable table =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Tables.csv(names + "\n1,2\n"));
        assertEquals(
                List.of(Reason.TOO_MANY_COLUMNS),
                table.problems().stream()
                        .map(DataTable.Problem::reason)
                        .filter(Reason::dataMissing)
                        .toList());
    }

    @Test
    void rowWithTooManyCellsIsToldToBeCutOff() {
        DataTable table = Tables.csv("a,b\n1,2\n" + "x,".repeat(20_000) + "end\n3,4\n");
        assertEquals(
                List.of(Reason.TOO_MANY_COLUMNS),
                table.problems().stream().map(DataTable.Problem::reason).toList());
        assertTrue(table.incomplete());
    }
}
