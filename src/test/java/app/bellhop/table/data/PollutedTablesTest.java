package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.data.DataTable.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables written in every way that programs write them, with the clean answer; and what is no table at all. */
class PollutedTablesTest {

    private static final List<String> NAMES = List.of("id", "name", "born", "price", "note");
    private static final List<String> WORDS = List.of(
            "Ada", "Zürich", "Men's boots", "a, b and c", "x; y", "5\" pipe", "José", "said \"no\"", "1/2", "#7");

    /** A table, and how it is written. */
    private record Written(List<String> columns, List<List<String>> rows, byte[] bytes, String how) {}

    private static Written write(int seed) {
        Random random = new Random(seed);
        boolean header = random.nextInt(4) > 0;
        List<List<String>> rows = new ArrayList<>();
        int count = 3 + random.nextInt(20);
        boolean lines = random.nextInt(4) == 0;
        for (int i = 0; i < count; i++) {
            String note = random.nextInt(3) == 0 ? "" : WORDS.get(random.nextInt(WORDS.size()));
            rows.add(List.of(
                    String.valueOf(100 + i),
                    WORDS.get(random.nextInt(WORDS.size())),
                    "19%02d-0%d-1%d".formatted(10 + random.nextInt(80), 1 + random.nextInt(9), random.nextInt(9)),
                    random.nextInt(99) + "." + (10 + random.nextInt(89)),
                    lines && random.nextInt(3) == 0 ? note + "\nmore" : note));
        }
        String separator = pick(random, ",", ",", ";", "\t", "|", "^", "||", ", ", "\u0001");
        String quote = pick(random, "\"", "\"", "\"", "'");
        boolean backslash = random.nextInt(5) == 0;
        boolean all = random.nextInt(3) == 0;
        String end = pick(random, "\n", "\r\n", "\r");
        String charset = pick(random, "UTF-8", "UTF-8", "UTF-16", "windows-1252");
        String before = pick(
                random,
                "",
                "",
                "",
                "# made by hand\n",
                "Sales of the year\n\n",
                "Report, of sales\nby, us\n\n",
                "Sales of the year" + separator.repeat(NAMES.size() - 1) + "\n",
                "sep=" + separator + "\n");
        List<List<String>> written = new ArrayList<>(rows);
        if (header && count > 8 && random.nextInt(3) == 0) {
            List<List<String>> second = new ArrayList<>(rows.subList(count / 2, count));
            second.add(0, NAMES);
            boolean inOtherOrder = random.nextBoolean();
            written = new ArrayList<>(rows.subList(0, count / 2));
            for (List<String> row : second) {
                List<String> turned = new ArrayList<>(row);
                Collections.rotate(turned, inOtherOrder ? 1 : 0);
                written.add(turned);
            }
        }
        if (header) {
            written.add(0, NAMES);
        }
        String text = before.replace("\n", end)
                + written.stream()
                        .map(row -> row.stream()
                                .map(cell -> cell(cell, separator, quote, backslash, all))
                                .collect(Collectors.joining(separator)))
                        .collect(Collectors.joining(end))
                + (random.nextBoolean() ? end : "");
        List<String> columns = header
                ? NAMES
                : IntStream.rangeClosed(1, NAMES.size())
                        .mapToObj(i -> "column " + i)
                        .toList();
        return new Written(columns, rows, text.getBytes(Charset.forName(charset)), seed + " " + charset + " " + text);
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String cell(String cell, String separator, String quote, boolean backslash, boolean all) {
        boolean needed = all
                || Stream.of(separator, separator.strip(), quote, "\n", "\r", "\\", "#")
                        .anyMatch(sign -> !sign.isEmpty() && cell.contains(sign));
        return needed ? quote + cell.replace(quote, (backslash ? "\\" : quote) + quote) + quote : cell;
    }

    @Test
    void tablesAreReadHoweverTheyAreWritten() {
        List<String> wrong = new ArrayList<>();
        int all = 1500;
        for (int seed = 0; seed < all; seed++) {
            Written table = write(seed);
            DataTable read = new Tables().put("a.csv", table.bytes()).read();
            if (!read.columns().equals(table.columns()) || !Tables.cells(read).equals(table.rows())) {
                wrong.add(table.how() + "\n=> " + read.columns() + "\n" + Tables.cells(read));
            }
        }
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " of " + all + " wrong, first:\n" + wrong.get(0));
    }

    /** One row of a good table is damaged; all others are as they were. */
    @ParameterizedTest
    @ValueSource(strings = {"one quote", "one cell less", "one cell more", "other separator"})
    void damagedRowDamagesNoOther(String damage) {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                lines.add(i + ",n" + i + ",\"a, " + i + "\",2026-01-1" + i % 9 + ",\"t" + i + "\"");
            }
            int row = random.nextInt(lines.size());
            String line = lines.get(row);
            int comma = Arrays.asList(0, line.indexOf(',') + 1, line.lastIndexOf(",\"") + 1, line.length())
                    .get(random.nextInt(4));
            lines.set(
                    row,
                    switch (damage) {
                        case "one quote" -> line.substring(0, comma) + "\"" + line.substring(comma);
                        case "one cell less" -> line.substring(line.indexOf(',') + 1);
                        case "one cell more" -> line + ",more";
                        default -> line.replace(",", ";");
                    });
            DataTable table = Tables.csv("id,name,list,day,text\n" + String.join("\n", lines) + "\n");
            String text = String.join("\n", lines);
            assertEquals(lines.size(), table.rows(), text);
            for (int i = 0; i < lines.size(); i++) {
                if (i != row) {
                    assertEquals("t" + i, table.cell(i, 4), text);
                    assertEquals(String.valueOf(i), table.cell(i, 0), text);
                }
            }
        }
    }

    /** How often each letter and digit is there. */
    private static long[] letters(Stream<String> texts) {
        long[] counts = new long[128];
        texts.flatMapToInt(String::chars)
                .filter(c -> c < 128 && Character.isLetterOrDigit(c))
                .forEach(c -> counts[c]++);
        return counts;
    }

    @Test
    void nothingIsLostInSilence() {
        String signs = "ab12,,;;\"\"''\n\n\r\t|:# \\xyz";
        for (int seed = 0; seed < 8_000; seed++) {
            Random random = new Random(seed);
            String kinds = seed % 2 == 0 ? signs : "ab1,\"\n\n";
            String text = random.ints(1 + random.nextInt(60), 0, kinds.length())
                    .mapToObj(i -> String.valueOf(kinds.charAt(i)))
                    .collect(Collectors.joining());
            DataTable table = Tables.csv(text);
            long[] in = letters(Stream.of(text));
            long[] out = letters(Stream.of(
                            table.columns().stream(),
                            Tables.cells(table).stream().flatMap(List::stream),
                            table.problems().stream().map(Problem::text))
                    .flatMap(s -> s));
            for (int c = 0; c < in.length; c++) {
                assertTrue(
                        in[c] <= out[c],
                        (char) c + " is lost of " + text + "\n=> " + table.columns() + Tables.cells(table)
                                + table.problems());
            }
        }
    }

    @Test
    void anyBytesAreReadWithoutFailure() {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            String key = List.of("a.csv", "a.tsv", "a.json", "a.ndjson").get(seed % 4);
            DataTable table = new Tables()
                    .put(key, seed % 3 == 0 ? bytes : text(random).getBytes(StandardCharsets.UTF_8))
                    .read();
            assertTrue(
                    table.problems().stream().noneMatch(p -> p.reason().name().equals("FAILED")),
                    "seed " + seed + table.problems());
        }
    }

    private static String text(Random random) {
        String signs = "{}[]:,\"a1 \n\\t#;'|\t";
        return random.ints(random.nextInt(80), 0, signs.length())
                .mapToObj(i -> String.valueOf(signs.charAt(i)))
                .collect(Collectors.joining());
    }
}
