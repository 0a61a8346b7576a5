package app.bellhop.table.dialect;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tables that other programs write for people, as text with separators; a line stays a line. Columns are aligned with blanks. Database consoles and Markdown draw
 * a rule below the names, such as {@code ---+---} or {@code ---- ------}, which says where the columns are; web servers and
 * CloudFront name them in a comment, {@code #Fields: date time}. Some programs quote whole lines.
 */
public final class PlainTables {

    /** The line with the rule is one of the first. */
    private static final int FIRST_LINES = 3;

    // Nothing gives back what it took (++): lines are as long as they like, and neither the stack nor the time is.
    private static final Pattern RULE = Pattern.compile(
            "[ \\t]*+[+|]?+[ :]*+(?:-{2,}+|={2,}+)[ :]*+(?:[ +|,;\\t]?+[ :]*+(?:-{2,}+|={2,}+)[ :]*+)*+[+|]?+[ \\t]*+");
    private static final Pattern SHORT_RULE =
            Pattern.compile("[ \\t]*\\|?(?:[ \\t]*:?-+:?[ \\t]*\\|)++(?:[ \\t]*:?-+:?)?[ \\t]*");
    private static final Pattern SEPARATED_RULE = Pattern.compile("(?=.*--)-+(?:[,;\\t]-+)++");

    /** A time of a web server or of S3, with a blank in it. */
    private static final Pattern LOGGED =
            Pattern.compile("(?<= )\\[\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2} [+-]\\d{4}\\](?= )");

    /** Excel's way to keep the zeros of a code. */
    private static final Pattern FORMULA =
            Pattern.compile("(?<=^|[,;\\t|])(?:=\"([^\"]*)\"|\"=\"\"([^\"]*)\"\"\")(?=$|[,;\\t|])");

    private static final Pattern RUN = Pattern.compile("-+|=+");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")++\"");

    /** So many lines tell whether all are quoted; the last one of a beginning may be cut off. */
    private static final int QUOTED_LINES = 100;

    private static final String FIELDS = "#Fields:";

    private PlainTables() {}

    /**
     * The text with separators; itself if it isn't such a table.
     *
     * @param head its beginning
     * @param maxRow the most characters of a line; one that is longer isn't changed
     */
    public static BufferedReader of(BufferedReader text, String head, int maxRow) {
        return boxed(head)
                .or(() -> ruled(head))
                .or(() -> framed(head))
                .or(() -> fields(head))
                .or(() -> logged(head))
                .or(() -> quoted(head))
                .or(() -> formulas(head))
                .or(() -> AlignedText.of(head))
                .map(mapping -> new BufferedReader(new MappedLines(text, mapping, maxRow)))
                .orElse(text);
    }

    /** Tables in boxes of Unicode, as if they were drawn in ASCII. */
    private static Optional<UnaryOperator<String>> boxed(String head) {
        return BoxLines.drawn(head)
                ? ruled(BoxLines.plain(head)).map(mapping -> line -> mapping.apply(BoxLines.plain(line)))
                : Optional.empty();
    }

    private static Optional<UnaryOperator<String>> ruled(String head) {
        List<String> first =
                head.lines().filter(line -> !line.isBlank()).limit(FIRST_LINES).toList();
        Optional<String> found = first.stream().filter(PlainTables::rule).findFirst();
        if (found.isEmpty() || first.size() < 2) {
            return shortRule(first);
        }
        String rule = found.get();
        if (rule.matches(".*[,;\\t].*")) {
            return Optional.of(line -> rule(line) ? "" : line);
        }
        if (rule.indexOf('|') >= 0 || rule.indexOf('+') >= 0) {
            return first.stream().anyMatch(line -> line.indexOf('|') >= 0 && !rule(line))
                    ? Optional.of(line -> rule(line) ? "" : between(line.strip()))
                    : Optional.empty();
        }
        List<Integer> starts =
                RUN.matcher(rule).results().map(MatchResult::start).toList();
        return starts.size() > 1 && head.indexOf('\t') < 0
                ? Optional.of(line -> rule(line) ? "" : cut(line, starts))
                : Optional.empty();
    }

    /** Markdown may have a rule of single dashes as its second line: any other one such may be a row without values. */
    private static Optional<UnaryOperator<String>> shortRule(List<String> first) {
        AtomicBoolean passed = new AtomicBoolean();
        if (first.size() > 2
                && SEPARATED_RULE.matcher(first.get(1)).matches()
                && first.get(1).split("[,;\\t]").length == first.get(0).split("[,;\\t]").length) {
            return Optional.of(line -> line.equals(first.get(1)) && passed.compareAndSet(false, true) ? "" : line);
        }
        if (first.size() < 2
                || !SHORT_RULE.matcher(first.get(1)).matches()
                || bars(first.get(0)) != bars(first.get(1))
                || first.get(1).indexOf(':') < 0 && !first.get(0).strip().startsWith("|")) {
            return Optional.empty();
        }
        return Optional.of(
                line -> line.equals(first.get(1)) && passed.compareAndSet(false, true) ? "" : between(line.strip()));
    }

    /** Rows that begin and end with a bar. */
    private static Optional<UnaryOperator<String>> framed(String head) {
        List<String> lines =
                head.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<String> first = lines.subList(0, Math.min(lines.size(), QUOTED_LINES));
        boolean framed = first.size() > 1
                && first.subList(0, first.size() - (first.size() < QUOTED_LINES ? 0 : 1)).stream()
                        .allMatch(line -> line.startsWith("|")
                                && line.endsWith("|")
                                && bars(line) == bars(first.get(0))
                                && bars(line) > 2);
        return framed ? Optional.of(line -> between(line.strip())) : Optional.empty();
    }

    private static long bars(String line) {
        return line.chars().filter(c -> c == '|').count();
    }

    private static boolean rule(String line) {
        return RULE.matcher(line).matches();
    }

    /** The cells between bars. */
    private static String between(String line) {
        boolean framed = line.startsWith("|") && line.endsWith("|") && line.length() > 1;
        String inner = framed ? line.substring(1, line.length() - 1) : line;
        return Stream.of(inner.split("(?<!\\\\)\\|", -1)).map(PlainTables::cell).collect(Collectors.joining("|"));
    }

    /** A cell of Markdown, in which a bar may be escaped. */
    private static String cell(String written) {
        String plain = written.strip();
        return plain.contains("\\|") && plain.indexOf('"') < 0 ? '"' + plain.replace("\\|", "|") + '"' : plain;
    }

    /** The cells that begin where those of the rule begin; a line with a word across that stays one cell, and is told as too short. */
    static String cut(String line, List<Integer> starts) {
        boolean across = starts.stream()
                .anyMatch(at -> at > 0 && at < line.length() && line.charAt(at) > ' ' && line.charAt(at - 1) > ' ');
        if (across) {
            return line;
        }
        List<Integer> ends = new ArrayList<>(starts.subList(1, starts.size()));
        ends.add(Integer.MAX_VALUE);
        return IntStream.range(0, starts.size())
                .mapToObj(i -> line.substring(
                        Math.min(i == 0 ? 0 : starts.get(i), line.length()), Math.min(ends.get(i), line.length())))
                .map(String::strip)
                .collect(Collectors.joining("\t"));
    }

    /** Lines that are quoted as a whole, with quotes inside doubled: what has quotes and separators was quoted once more. */
    private static Optional<UnaryOperator<String>> quoted(String head) {
        List<String> lines = head.lines().filter(line -> !line.isBlank()).toList();
        List<String> first = lines.subList(0, Math.min(lines.size(), QUOTED_LINES));
        boolean cells = Stream.of(",", ";", "\t", "|").anyMatch(separator -> {
            List<Long> counts = first.stream()
                    .map(line -> separators(line, separator))
                    .distinct()
                    .toList();
            return counts.size() == 1 && counts.get(0) > 0;
        });
        return first.size() > 1 && cells
                ? Optional.of(line -> QUOTED.matcher(line).matches()
                        ? line.substring(1, line.length() - 1).replace("\"\"", "\"")
                        : line)
                : Optional.empty();
    }

    /** How many separators a quoted line has between its cells; none if it isn't one, or they are part of a sentence. */
    private static long separators(String line, String separator) {
        String inside = QUOTED.matcher(line).matches()
                ? line.substring(1, line.length() - 1).replace("\"\"", "\"").replaceAll("\"[^\"]*\"", "")
                : "";
        return inside.contains(separator + " ") ? 0 : inside.split(Pattern.quote(separator), -1).length - 1L;
    }

    /** Access logs, with their times as one cell each. */
    private static Optional<UnaryOperator<String>> logged(String head) {
        List<String> first =
                head.lines().filter(line -> !line.isBlank()).limit(QUOTED_LINES).toList();
        boolean all = first.size() > 1
                && first.subList(0, first.size() - 1).stream()
                        .allMatch(line -> LOGGED.matcher(line).find() && line.indexOf('\t') < 0);
        return all ? Optional.of(line -> LOGGED.matcher(line).replaceFirst("\"$0\"")) : Optional.empty();
    }

    /** Cells such as {@code ="007"}, also with its quotes doubled: they are the texts inside. */
    private static Optional<UnaryOperator<String>> formulas(String head) {
        return head.contains("=\"")
                        && head.lines().anyMatch(line -> FORMULA.matcher(line).find())
                ? Optional.of(line -> FORMULA.matcher(line).replaceAll("\"$1$2\""))
                : Optional.empty();
    }

    private static Optional<UnaryOperator<String>> fields(String head) {
        Optional<String> fields = head.lines()
                .takeWhile(line -> line.startsWith("#"))
                .filter(line -> line.startsWith(FIELDS))
                .findFirst();
        boolean tabs = head.lines()
                        .filter(line -> !line.startsWith("#"))
                        .findFirst()
                        .orElse("")
                        .indexOf('\t')
                >= 0;
        return fields.map(names -> line -> line.equals(names)
                ? names.substring(FIELDS.length()).strip().replaceAll("\\s+", tabs ? "\t" : " ")
                : line);
    }
}
