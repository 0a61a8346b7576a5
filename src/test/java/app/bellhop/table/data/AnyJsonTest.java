package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Documents made at random: each of their strings is in the table, or among its problems. */
class AnyJsonTest {

    private static final List<String> NAMES =
            List.of("data", "items", "columns", "features", "properties", "a", "b", "0", "1", "x.y");
    private static final List<String> KEYS = List.of("a.json", "a.ndjson", "a.geojson");

    private final Random random = new Random(20261129);
    private final List<String> strings = new ArrayList<>();

    @Test
    void nothingIsLostInSilence() {
        for (int i = 0; i < 3000; i++) {
            strings.clear();
            String text = value(0) + (random.nextInt(4) == 0 ? "\n" + value(0) : "");
            DataTable table = new Tables()
                    .put(KEYS.get(random.nextInt(KEYS.size())), text)
                    .read();
            List<String> problems =
                    table.problems().stream().map(DataTable.Problem::text).toList();
            String all = table.columns() + " " + Tables.cells(table) + " " + problems;
            assertTrue(all.contains("\u2026") || strings.stream().allMatch(all::contains), text + "\n" + all);
        }
    }

    private String value(int depth) {
        return switch (depth > 4 ? 0 : random.nextInt(6)) {
            case 1, 2 -> object(depth);
            case 3 -> array(depth);
            case 4 -> table();
            case 5 -> random.nextBoolean() ? "null" : "true";
            default -> string();
        };
    }

    private String string() {
        strings.add("v" + strings.size() + "!");
        return '"' + strings.get(strings.size() - 1) + '"';
    }

    private String object(int depth) {
        Set<String> names = new LinkedHashSet<>();
        IntStream.range(0, random.nextInt(4)).forEach(i -> names.add(NAMES.get(random.nextInt(NAMES.size()))));
        return names.stream()
                .map(name -> '"' + name + "\":" + value(depth + 1))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String array(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> value(depth + 1))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Records, arrays or values. */
    private String table() {
        int form = random.nextInt(3);
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> switch (form) {
                    case 0 -> "{\"a\":" + string() + ",\"b\":" + string() + "}";
                    case 1 -> "[" + string() + "," + string() + "]";
                    default -> string();
                })
                .collect(Collectors.joining(",", "[", "]"));
    }
}
