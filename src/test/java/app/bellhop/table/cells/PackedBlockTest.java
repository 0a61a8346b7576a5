package app.bellhop.table.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.types.ColumnType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However cells are packed, each text comes back as it was, and its column has the type that its cells have. */
class PackedBlockTest {

    private static final List<Function<Random, String>> KINDS = List.of(
            random -> "",
            random -> String.valueOf(random.nextInt(100)),
            random -> String.valueOf(random.nextLong()),
            random -> String.valueOf(-random.nextInt(1_000_000)),
            random -> BigDecimal.valueOf(random.nextInt(100_000), 2).toPlainString(),
            random -> String.valueOf(random.nextInt(1000) / 8.0),
            random -> random.nextInt(50) + "." + random.nextInt(50),
            random -> "0".repeat(random.nextInt(3)) + random.nextInt(20),
            random -> List.of("-0", "0", "-0.0", "0.00", "+1", "1.", ".5", "1e3", "-", "--1", "1.2.3", "00")
                    .get(random.nextInt(12)),
            random -> "2026-%02d-%02d".formatted(1 + random.nextInt(13), 1 + random.nextInt(31)),
            random -> "%02d/%02d/2026".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)),
            random -> "2026-11-24T%02d:%02d:00Z".formatted(random.nextInt(24), random.nextInt(60)),
            random -> "user-%06d".formatted(random.nextInt(1_000_000)),
            random -> "9".repeat(random.nextInt(20)),
            random -> "1,%03d".formatted(random.nextInt(1000)),
            random -> List.of("true", "false", "NA", "").get(random.nextInt(4)),
            random -> List.of("Zürich", "東京", "\uD83D\uDE00", "a\u0000b", " 1", "#7\uFF11")
                    .get(random.nextInt(6)),
            random -> Long.toString(random.nextLong(), 36));

    private static List<String> column(Random random) {
        Function<Random, String> usual = KINDS.get(random.nextInt(KINDS.size()));
        Function<Random, String> rare = KINDS.get(random.nextInt(KINDS.size()));
        String constant = rare.apply(random);
        int kind = random.nextInt(3);
        int rows = 1 + random.nextInt(200);
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            boolean other = kind > 0 && random.nextInt(6) == 0;
            cells.add(other ? kind == 1 ? constant : rare.apply(random) : usual.apply(random));
        }
        return cells;
    }

    @Test
    void textsComeBackAsTheyWereAndHaveTheirType() {
        for (int seed = 0; seed < 20_000; seed++) {
            List<String> cells = column(new Random(seed));
            RowBlock block = new RowBlock(layout -> new int[] {0});
            Cells row = new Cells();
            for (String cell : cells) {
                row.clear();
                row.add(cell);
                block.add(0, 0, row);
            }
            PackedBlock packed = block.pack();
            int possible = ColumnType.ANY;
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                possible &= ColumnType.possible(cell);
                assertEquals(cell, block.text(i, 0), "seed " + seed);
                assertEquals(cell, packed.text(i, 0), "seed " + seed);
                assertEquals(block.length(i, 0), packed.length(i, 0), "seed " + seed);
                if (packed.packed(0) instanceof PackedNumbers numbers && numbers.number(i)) {
                    BigDecimal number = BigDecimal.valueOf(numbers.unscaled(i), numbers.scale());
                    assertEquals(0, new BigDecimal(cell).compareTo(number), "seed " + seed);
                }
            }
            PackedColumn column = packed.packed(0);
            assertEquals(possible, column == null ? ColumnType.ANY : column.possible(), "seed " + seed + cells);
        }
    }

    @Test
    void rowsOfManyLayoutsKeepTheirCells() {
        Random random = new Random(1);
        int[][] layouts = {{0, 1, 2}, {2, 0}, {-1, 3}, {}, {5, 4, 3, 2, 1, 0}};
        RowBlock block = new RowBlock(layout -> layouts[layout]);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            int layout = random.nextInt(layouts.length);
            int count = random.nextInt(layouts[layout].length + 2);
            Cells row = new Cells();
            List<String> cells = new ArrayList<>(List.of("", "", "", "", "", ""));
            for (int cell = 0; cell < count; cell++) {
                String text = KINDS.get(random.nextInt(KINDS.size())).apply(random);
                row.add(text);
                if (cell < layouts[layout].length && layouts[layout][cell] >= 0) {
                    cells.set(layouts[layout][cell], text);
                }
            }
            block.add(i / 7, layout, row);
            rows.add(cells);
        }
        for (Block any : List.of(block, block.pack())) {
            for (int i = 0; i < rows.size(); i++) {
                for (int column = 0; column < 6; column++) {
                    assertEquals(rows.get(i).get(column), any.text(i, column));
                }
                assertEquals(i / 7, any.source(i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 10, 13})
    void numbersAndDatesTakeAFewBytes(int kind) {
        Random random = new Random(kind);
        RowBlock block = new RowBlock(layout -> new int[] {0});
        Cells row = new Cells();
        while (block.rows() < RowBlock.ROWS) {
            row.clear();
            row.add(KINDS.get(kind == 13 ? 12 : kind).apply(random));
            block.add(0, 0, row);
        }
        assertTrue(block.pack().bytes() < 3L * RowBlock.ROWS + 1000);
    }
}
