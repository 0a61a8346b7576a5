package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import app.bellhop.table.data.ColumnFilter.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows that are packed by column are filtered and sorted as those that are not. */
class PackedQueriesTest {

    private static final List<String> OTHERS = List.of("", "NA", "x", "-", "1e2", " 7", "007", "Zürich");

    private static final List<String> BETWEEN = List.of("0.005", "-7.995", "1e300", "-99999999999999999999.5");

    private static List<String> cells(Random random) {
        int scale = random.nextInt(3);
        int range = 1 + random.nextInt(300);
        int others = random.nextInt(4);
        List<String> cells = new ArrayList<>();
        for (int i = 1 + random.nextInt(300); i > 0; i--) {
            String number = (random.nextInt(range) - range / 3) + (scale == 0 ? "" : "." + random.nextInt(10 * scale));
            boolean other = others > 0 && random.nextInt(5) == 0;
            cells.add(other ? OTHERS.get(random.nextInt(others == 1 ? 1 : OTHERS.size())) : number);
        }
        return cells;
    }

    private static DataTable table(List<String> cells) {
        DataTable table = Tables.table();
        int source = table.addSource("a");
        int layout = table.layout(List.of("n"));
        cells.forEach(cell -> table.add(source, layout, List.of(cell)));
        return table;
    }

    @Test
    void packedRowsPassAsOthersDo() {
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            List<String> cells = cells(random);
            DataTable packed = table(cells);
            packed.finish();
            DataTable plain = table(cells);
            plain.chooseFormat(0, packed.format(0)); // What isn't packed has no type yet.
            for (Condition condition : Condition.values()) {
                String value = switch (random.nextInt(5)) {
                    case 0 -> OTHERS.get(random.nextInt(OTHERS.size()));
                    case 1 -> BETWEEN.get(random.nextInt(BETWEEN.size()));
                    default -> cells.get(random.nextInt(cells.size()));
                };
                List<ColumnFilter> filters = List.of(new ColumnFilter(0, condition, value));
                for (TableQuery query : List.of(
                        new TableQuery(filters, "", TableQuery.AS_READ, true),
                        new TableQuery(List.of(), value, TableQuery.AS_READ, true))) {
                    assertArrayEquals(
                            query.run(plain, () -> false), query.run(packed, () -> false), seed + " " + query + cells);
                }
            }
        }
    }
}
