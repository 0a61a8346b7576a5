package app.bellhop.table.dialect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may separate the cells of a text. */
final class Separators {

    /** The usual ones, the most frequent first. */
    static final List<String> USUAL = List.of(",", ";", "\t", "|");

    /** Also seen, but these are often part of a cell. */
    private static final List<String> RARE = List.of("^", "~", ":", " ");

    /** These aren't. */
    private static final List<String> CONTROLS = List.of("\u0001", "\u001f", "\u001e", "\u0002");

    /** What is part of numbers, words and addresses. */
    private static final String ORDINARY = "\"'\r\n._-()[]{}\\@%&=<>/$#";

    /** These, too, but some programs put them between cells. */
    static final String ODD = "+?*!";

    /** Parts of words, paths and addresses, which separate cells only where nothing else can be meant. */
    private static final List<String> WITHIN_WORDS = List.of("->", "=>", "/", "#", "@");

    /** What stands around a text, or upon a letter. */
    private static final Set<Byte> NO_SEPARATORS = Set.of(
            Character.NON_SPACING_MARK,
            Character.INITIAL_QUOTE_PUNCTUATION,
            Character.FINAL_QUOTE_PUNCTUATION,
            Character.START_PUNCTUATION,
            Character.END_PUNCTUATION);

    private static final Pattern RUN = Pattern.compile("[^\\p{L}\\p{N}\\s\"'_.()\\[\\]-]{2,4}");

    /** These are empty cells. */
    private static final Set<String> DOUBLED = Set.of(",,", ";;", ",,,", ";;;", ",,,,", ";;;;");

    private static final int LINES = 50;
    private static final int MAX_RUNS = 20;

    private Separators() {}

    /** The usual ones that are there, and those of several characters. */
    static List<String> usual(String head) {
        Set<String> found = new LinkedHashSet<>();
        for (String one : USUAL) {
            if (head.contains(one)) {
                String longer = longer(head, one);
                found.add(longer);
                if (longer.length() > 1 && longer.isBlank() == one.isBlank() && longer.endsWith(" ")) {
                    found.add(one);
                }
            }
        }
        return List.copyOf(found);
    }

    /** Whether a text's separator is one character that isn't a usual one. */
    static boolean rare(Dialect dialect) {
        return dialect.separator().length() == 1 && !USUAL.contains(dialect.separator());
    }

    /** The others that are there. */
    static List<String> rare(String head) {
        List<String> controls = CONTROLS.stream().filter(head::contains).toList();
        if (!controls.isEmpty()) {
            return controls;
        }
        List<String> lines =
                head.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
        Set<String> found = new LinkedHashSet<>();
        RARE.stream().filter(head::contains).forEach(found::add);
        lines.stream()
                .flatMapToInt(String::codePoints)
                .filter(c -> !Character.isLetterOrDigit(c)
                        && !Character.isWhitespace(c)
                        && !Character.isISOControl(c)
                        && !NO_SEPARATORS.contains((byte) Character.getType(c))
                        && ORDINARY.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .forEach(found::add);
        USUAL.forEach(found::remove);
        // Half of such a separator may be in cells, as in 10:30 between two colons each.
        Stream<String> inMostLines = runs(head).stream()
                .filter(run -> !DOUBLED.contains(run) && lines.size() > 2)
                .filter(run -> lines.stream().filter(line -> line.contains(run)).count() * 10 >= lines.size() * 9L);
        return Stream.concat(found.stream().map(one -> longer(head, one)), inMostLines)
                .distinct()
                .toList();
    }

    /** Those that are there, but are usually part of a word. */
    static List<String> withinWords(String head) {
        return WITHIN_WORDS.stream().filter(head::contains).toList();
    }

    /** Several signs together in one of the first lines, the same in both directions: others may belong to a cell, such as {@code 5%,}. */
    private static List<String> runs(String head) {
        return head.lines()
                .filter(line -> !line.isBlank())
                .limit(LINES)
                .flatMap(line -> RUN.matcher(line).results())
                .map(MatchResult::group)
                .filter(run -> new StringBuilder(run).reverse().toString().equals(run))
                .distinct()
                .limit(MAX_RUNS)
                .toList();
    }

    /** The same doubled or with blanks, if it is never there without. */
    private static String longer(String head, String one) {
        if (head.strip().lines().limit(2).count() < 2) {
            return one; // A cell may be empty in one line.
        }
        List<String> forms = new ArrayList<>(one.isBlank() ? List.of(one + one) : List.of(one + " ", " " + one + " "));
        runs(head).stream()
                .filter(run -> run.contains(one) && !DOUBLED.contains(run))
                .forEach(forms::add);
        long count = count(head, one);
        String longest = one;
        for (String form : forms) {
            if (count(head, form) * count(form, one) == count) {
                longest = form;
            }
        }
        return longest;
    }

    private static long count(String text, String part) {
        long count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}
