package app.bellhop.table.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.data.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in boxes, and those that commands print. */
class DrawnTablesTest {

    private static void assertRead(String text, List<String> columns, List<List<String>> rows) {
        DataTable table = Tables.csv(text);
        assertEquals(columns, table.columns());
        assertEquals(rows, Tables.cells(table));
        assertEquals(List.of(new Problem("a.csv", 0, Reason.DRAWN_COLUMNS, "")), table.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u250C\u2500\u2500\u2500\u2500\u252C\u2500\u2500\u2500\u2500\u2500\u2500\u2510\n\u2502 id \u2502 name \u2502\n\u251C\u2500\u2500\u2500\u2500\u253C\u2500\u2500\u2500\u2500\u2500\u2500\u2524\n\u2502 1  \u2502 Zo\u00EB  \u2502\n\u2502 2  \u2502      \u2502\n\u2514\u2500\u2500\u2500\u2500\u2534\u2500\u2500\u2500\u2500\u2500\u2500\u2518\n",
                "\u2554\u2550\u2550\u2550\u2550\u2566\u2550\u2550\u2550\u2550\u2550\u2550\u2557\n\u2551 id \u2551 name \u2551\n\u2560\u2550\u2550\u2550\u2550\u256C\u2550\u2550\u2550\u2550\u2550\u2550\u2563\n\u2551 1  \u2551 Zo\u00EB  \u2551\n\u2551 2  \u2551      \u2551\n\u255A\u2550\u2550\u2550\u2550\u2569\u2550\u2550\u2550\u2550\u2550\u2550\u255D\n",
                " id \u2502 name \n\u2500\u2500\u2500\u2500\u253C\u2500\u2500\u2500\u2500\u2500\u2500\n  1 \u2502 Zo\u00EB  \n  2 \u2502      \n",
                "+----+------+\n| id | name |\n+====+======+\n| 1  | Zo\u00EB  |\n+----+------+\n| 2  |      |\n+----+------+\n"
            })
    void boxesSayWhereCellsAre(String text) {
        assertRead(text, List.of("id", "name"), List.of(List.of("1", "Zo\u00EB"), List.of("2", "")));
    }

    @Test
    void barsInCellsOfBoxesArePartOfThem() {
        assertRead(
                "\u250C\u2500\u2500\u2500\u252C\u2500\u2500\u2500\u2510\n\u2502 k \u2502 v \u2502\n\u251C\u2500\u2500\u2500\u253C\u2500\u2500\u2500\u2524\n\u2502 a|b \u2502 c,d \u2502\n\u2514\u2500\u2500\u2500\u2534\u2500\u2500\u2500\u2518\n",
                List.of("k", "v"),
                List.of(List.of("a|b", "c,d")));
    }

    @Test
    void listsOfContainersBeginTheirColumnsWhereTheNamesBegin() {
        assertRead(
                """
                CONTAINER ID   IMAGE     STATUS                  PORTS     NAMES
                e5179cdcc9a1   redis:7   Exited (0) 3 days ago             n0
                749c9b508523   nginx     Up 2 hours              80/tcp    n1
                """,
                List.of("CONTAINER ID", "IMAGE", "STATUS", "PORTS", "NAMES"),
                List.of(
                        List.of("e5179cdcc9a1", "redis:7", "Exited (0) 3 days ago", "", "n0"),
                        List.of("749c9b508523", "nginx", "Up 2 hours", "80/tcp", "n1")));
    }

    @Test
    void listsOfProcessesHaveWordsAndACommand() {
        assertRead(
                """
                USER           PID  %CPU COMMAND
                root             1   0.0 /sbin/init splash
                ada          74298   5.5 [kthreadd]
                ada          74299  12.5 sh -c a; b | c, d
                """,
                List.of("USER", "PID", "%CPU", "COMMAND"),
                List.of(
                        List.of("root", "1", "0.0", "/sbin/init splash"),
                        List.of("ada", "74298", "5.5", "[kthreadd]"),
                        List.of("ada", "74299", "12.5", "sh -c a; b | c, d")));
    }

    @Test
    void wordsAcrossColumnsAreNotCutInTwo() {
        DataTable table = Tables.csv("id   name   n\n==== ====== ==\n1    Ada    5\n2    Bobbington7\n3    Cy     9\n");
        assertEquals("2    Bobbington7", table.cell(1, 0));
        assertEquals(
                List.of(
                        new Problem("a.csv", 0, Reason.DRAWN_COLUMNS, ""),
                        new Problem("a.csv", 4, Reason.FEWER_CELLS, "2    Bobbington7")),
                table.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A  B  C\none two three four\nfive six seven eight\n",
                "A B C\n1 2 3\n4 5 6\n7 8 9\n",
                "A LIST OF WORDS\nand then some of them\nand then some more\n",
                "ID,NAME,CITY\n1,Ann  Lee,Rome\n2,Bob  Roy,Oslo\n"
            })
    void otherCapitalsAreNoCommands(String text) {
        assertEquals(
                List.of(),
                Tables.csv(text).problems().stream()
                        .filter(problem -> problem.reason() == Reason.DRAWN_COLUMNS)
                        .toList());
    }
}
