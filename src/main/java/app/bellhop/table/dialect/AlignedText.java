package app.bellhop.table.dialect;

import app.bellhop.table.types.ColumnType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables whose columns are aligned with blanks, as statistics and commands print them. */
final class AlignedText {

    private static final int MAX_LINES = 200;
    private static final Pattern SEPARATORS = Pattern.compile("[;|\\t]");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

    private AlignedText() {}

    /** How its lines are written with tabs between the cells; empty if it isn't such a table, which has numbers or dates. */
    static Optional<UnaryOperator<String>> of(String head) {
        List<String> lines =
                head.lines().filter(line -> !line.isBlank()).limit(MAX_LINES).toList();
        boolean cut = lines.size() < MAX_LINES && !head.endsWith("\n") && lines.size() > 3;
        List<String> whole = cut ? lines.subList(0, lines.size() - 1) : lines;
        if (whole.size() < 2) {
            return Optional.empty();
        }
        boolean aligned = whole.size() > 2
                && whole.stream().anyMatch(line -> line.contains("  ") || line.startsWith(" "))
                && !SEPARATORS.matcher(head).find()
                && whole.stream().filter(line -> line.indexOf(',') >= 0).count() * 2 < whole.size();
        if (!aligned) {
            return CommandOutput.of(whole);
        }
        return Optional.<UnaryOperator<String>>of(AlignedText::words)
                .filter(words -> even(whole, words))
                .or(() -> Optional.<UnaryOperator<String>>of(columns(whole)).filter(columns -> even(whole, columns)))
                .or(() -> CommandOutput.of(whole));
    }

    private static String words(String line) {
        return WORD.matcher(line).results().map(MatchResult::group).collect(Collectors.joining("\t"));
    }

    /**
     * Whether all lines have as many cells, more than one; no column is mostly empty, and one has numbers or dates below the first
     * line.
     */
    private static boolean even(List<String> lines, UnaryOperator<String> mapping) {
        List<String[]> rows =
                lines.stream().map(line -> mapping.apply(line).split("\t", -1)).toList();
        int width = rows.get(0).length;
        return width > 1
                && rows.stream().allMatch(row -> row.length == width)
                && IntStream.range(0, width)
                        .allMatch(i ->
                                rows.stream().filter(row -> !row[i].isEmpty()).count() * 2 > rows.size())
                && IntStream.range(0, width)
                        .anyMatch(i -> rows.stream().skip(1).allMatch(row -> ColumnType.value(row[i])));
    }

    /** Cuts lines where all of these have blanks. */
    private static UnaryOperator<String> columns(List<String> lines) {
        BitSet filled = new BitSet();
        lines.forEach(line -> IntStream.range(0, line.length())
                .filter(i -> line.charAt(i) != ' ')
                .forEach(filled::set));
        List<Integer> starts = new ArrayList<>();
        for (int at = filled.nextSetBit(0); at >= 0; at = filled.nextSetBit(filled.nextClearBit(at))) {
            starts.add(at);
        }
        return line -> PlainTables.cut(line, starts);
    }
}
