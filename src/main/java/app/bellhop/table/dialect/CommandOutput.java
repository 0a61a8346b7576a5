package app.bellhop.table.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What commands print below names in capitals: {@code docker ps}, {@code kubectl get} and the like begin each column where its name
 * begins; {@code ps} and {@code top} have one word in each but the last.
 */
final class CommandOutput {

    private static final Pattern WORD = Pattern.compile("\\S+");

    /** A name may have a blank in it, but not two. */
    private static final Pattern NAME = Pattern.compile("\\S+(?: \\S+)*+");

    /** So few columns may be a heading above a text. */
    private static final int COLUMNS = 3;

    private CommandOutput() {}

    /** How its lines are written with tabs between the cells; empty if it isn't such a table. */
    static Optional<UnaryOperator<String>> of(List<String> lines) {
        String header = lines.get(0);
        if (lines.size() < 2 || !capitals(header) || lines.stream().anyMatch(line -> line.indexOf('\t') >= 0)) {
            return Optional.empty();
        }
        List<Integer> names = starts(NAME, header);
        if (names.size() >= COLUMNS && lines.stream().skip(1).allMatch(line -> begin(line, names))) {
            return Optional.of(line -> PlainTables.cut(line, names));
        }
        List<Integer> words = starts(WORD, header);
        int last = words.size() - 1;
        boolean single = lines.stream().allMatch(line -> line.split(" ", -1).length == words.size());
        return last + 1 >= COLUMNS
                        && !single // A blank is a separator like another.
                        && lines.stream().skip(1).allMatch(line -> lastBegins(line, last, words.get(last)))
                ? Optional.of(line -> words(line, last))
                : Optional.empty();
    }

    private static boolean capitals(String header) {
        return header.toUpperCase(Locale.ROOT).equals(header) && header.chars().anyMatch(Character::isLetter);
    }

    private static List<Integer> starts(Pattern pattern, String line) {
        return pattern.matcher(line).results().map(MatchResult::start).toList();
    }

    /** Whether blanks stand before each column, and the first has a cell. */
    private static boolean begin(String line, List<Integer> starts) {
        return !line.substring(0, Math.min(line.length(), starts.get(1))).isBlank()
                && starts.stream().skip(1).allMatch(start -> start > line.length() || line.startsWith("  ", start - 2));
    }

    /** Whether as many words come before the last column as it has names before it. */
    private static boolean lastBegins(String line, int before, int start) {
        List<Integer> words = starts(WORD, line);
        return words.size() > before && words.get(before) == start;
    }

    private static String words(String line, int last) {
        List<MatchResult> words = WORD.matcher(line).results().toList();
        if (words.size() <= last) {
            return line;
        }
        List<String> cells = new ArrayList<>(
                words.subList(0, last).stream().map(MatchResult::group).toList());
        cells.add(line.substring(words.get(last).start()).strip());
        return cells.stream().collect(Collectors.joining("\t"));
    }
}
