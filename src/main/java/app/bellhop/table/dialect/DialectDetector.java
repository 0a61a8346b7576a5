package app.bellhop.table.dialect;

import app.bellhop.table.types.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds how a text is written from its beginning, where that isn't chosen: reads it in each way that it may be written, and
 * chooses the one in which rows are as wide as each other and cells are single values; then finds where the table begins.
 */
public final class DialectDetector {

    /** Excel's first line. */
    private static final Pattern DIRECTIVE = Pattern.compile("(?i)\"?sep=(\\\\t|[^\"]{1,3}?)\"?[,;\\t]*\\R");

    /** What comments begin with, the usual one first. */
    private static final List<String> COMMENTS = List.of("#", "//", "--", "%");

    /** Rows as even as this leave no doubt. */
    private static final double EVEN = 0.9;

    /** So many rows of two values each are no coincidence. */
    private static final int MANY = 20;

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** A colon that isn't in a time. */
    private static final Pattern APART = Pattern.compile("(?<![0-9]):|:(?![0-9])");

    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}_ ]*");

    private final String head;
    private final boolean whole;
    private final ReadOptions options;

    private DialectDetector(String head, boolean whole, ReadOptions options) {
        this.head = head;
        this.whole = whole;
        this.options = options;
    }

    /**
     * Detects what wasn't chosen.
     *
     * @param head the beginning of the text, without a byte order mark
     * @param whole whether the text ends there
     * @param tabs whether the name says that tabs separate cells
     * @param names the columns of the objects before; empty if there are none
     */
    public static Dialect of(String head, boolean whole, ReadOptions options, boolean tabs, List<String> names) {
        String separator = options.separator();
        Matcher directive = DIRECTIVE.matcher(head);
        boolean directed = directive.lookingAt() && options.skip() == null;
        if (directed && separator == null) {
            separator = directive.group(1).replace("\\t", "\t");
        } else if (tabs && separator == null && head.indexOf('\t') >= 0) {
            separator = "\t";
        }
        String text = directed ? head.substring(directive.end()) : skipped(head, options.skip());
        Dialect found = new DialectDetector(text, whole, options).detect(separator, names);
        int skip = options.skip() != null ? options.skip() : found.skip() + (directed ? 1 : 0);
        return found.withHeader(skip, found.headerRows(), found.rowNames());
    }

    /** What may separate the cells of a text that is read as one column: it is in each line, below names or between values. */
    public static Optional<String> doubt(String head, boolean whole) {
        List<String> all = head.lines().filter(line -> !line.isBlank()).toList();
        List<String> lines = whole || all.isEmpty() ? all : all.subList(0, all.size() - 1); // It may be cut off.
        if (lines.size() < 4) {
            return Optional.empty();
        }
        boolean values = lines.stream().skip(1).anyMatch(ColumnType::value);
        return Separators.withinWords(head).stream()
                .filter(separator -> {
                    List<List<String>> rows = lines.stream()
                            .map(line -> List.of(line.split(Pattern.quote(separator), -1)))
                            .toList();
                    List<String> names = rows.get(0);
                    List<List<String>> body = rows.subList(1, rows.size());
                    boolean named = names.stream()
                                    .allMatch(name -> NAME.matcher(name).matches())
                            && body.stream().noneMatch(row -> row.stream().anyMatch(names::contains));
                    boolean pure = !values
                            && body.stream().allMatch(row -> row.stream().allMatch(ColumnType::value));
                    return names.size() > 1
                            && body.stream().allMatch(row -> row.size() == names.size())
                            && (named || pure);
                })
                .findFirst();
    }

    private static String skipped(String head, @Nullable Integer skip) {
        int at = 0;
        for (int i = 0; skip != null && i < skip; i++) {
            Matcher end = Pattern.compile("\\R").matcher(head);
            if (!end.find(at)) {
                return "";
            }
            at = end.end();
        }
        return head.substring(at);
    }

    private Dialect detect(@Nullable String separator, List<String> names) {
        String comment = options.comment() != null ? options.comment() : comment();
        Sample best = best(separator, comment);
        if (options.comment() == null && !comment.isEmpty()) {
            Sample without =
                    Sample.of(head, whole, best.dialect().withComment("").withWidth(0));
            if (!commentsDiffer(comment, best, without)) {
                best = without;
            }
        }
        return TableStart.of(best, options, names);
    }

    /** What some lines begin with, if they may be comments; empty if there are none. */
    private String comment() {
        long lines = head.lines().filter(line -> !line.isBlank()).count();
        for (String begin : COMMENTS) {
            long comments = head.lines().filter(line -> line.startsWith(begin)).count();
            if (comments > 0 && comments < lines) {
                return begin;
            }
        }
        return "";
    }

    /** Whether the lines that begin like comments aren't rows of the table. */
    private static boolean commentsDiffer(String begin, Sample best, Sample without) {
        List<Sample.Row> comments = without.rows().stream()
                .filter(row -> row.cells().get(0).startsWith(begin))
                .toList();
        if (best.rows().isEmpty() || comments.isEmpty()) {
            return !comments.isEmpty();
        }
        long likeRows =
                comments.stream().filter(row -> row.width() == best.width()).count();
        if (likeRows == 0 || likeRows == 1 && comments.get(0).cells().stream().anyMatch(DialectDetector::words)) {
            return true;
        }
        // A header may begin like a comment, too.
        boolean allBefore =
                comments.get(comments.size() - 1).line() < best.rows().get(0).line();
        return allBefore && (best.width() == 1 || !Boolean.TRUE.equals(TableStart.headless(best)));
    }

    /** Whether a cell is a sentence, and no name. */
    private static boolean words(String cell) {
        return cell.strip().split("\\s+").length > 3;
    }

    /** The way in which the text fits best. */
    private Sample best(@Nullable String separator, String comment) {
        List<String> usual = separator == null ? Separators.usual(head) : List.of(separator);
        Sample best = best(usual, comment);
        if (separator == null && best != null && best.valuesBelowName(head)) {
            return single(comment); // Such as 1,234 below a name.
        }
        boolean within = best != null && separator == null && best.splitsQuotes();
        if (separator != null
                || best != null
                        && !within
                        && best.evenness() >= EVEN
                        && best.rows().size() > 1) {
            return best == null ? sample(Separators.USUAL.get(0), comment, quotes().get(0)) : best;
        }
        Sample rare = best(Separators.rare(head), comment);
        if (rare != null && !convincing(rare, within ? null : best)) {
            rare = null;
        }
        Sample words = best(Separators.withinWords(head), comment);
        if (words != null && separates(words) && (rare == null || rare.evenness() < 1)) {
            return words;
        }
        if (rare != null) {
            return rare;
        }
        return best != null && (best.evenness() >= 0.5 || best.firstWidth() > 1) ? best : single(comment);
    }

    /** Whether a rare separator makes a table out of what would be lines otherwise. */
    private boolean convincing(Sample rare, @Nullable Sample usual) {
        String separator = rare.dialect().separator();
        boolean weak = separator.isBlank() || separator.contains(":") || separator.contains("/");
        boolean odd = Separators.ODD.contains(separator);
        if (separator.equals(":")
                && LETTER.matcher(head).find()
                && !APART.matcher(head).find()) {
            return false; // It stands in times only.
        }
        boolean certain = rare.width() > (odd ? 2 : 1)
                && (weak ? rare.evenness() : rare.evennessOfTable()) >= EVEN
                && rare.rows().size() - rare.first() > 1
                && (usual == null || usual.evenness() < rare.evenness())
                && !(weak && usual != null && usual.endsEarly() && rare.firstWidth() == 1)
                && !rare.values(head);
        return certain && (!odd || rare.evenness() == 1) && (!weak && !odd || rare.typed() || rare.quoted() > 0);
    }

    /** Whether what is usually part of a word separates cells: values below names, or nothing but values. */
    private boolean separates(Sample sample) {
        List<Sample.Row> rows = sample.rows();
        if (sample.width() < 2 || rows.size() < 4 || sample.evenness() < 1 || !sample.typed() || sample.values(head)) {
            return false;
        }
        String first = rows.get(0).cells().get(0);
        boolean pure = rows.stream().skip(1).allMatch(DialectDetector::values);
        boolean named = sample.namesFirst()
                && Boolean.FALSE.equals(TableStart.headless(sample))
                && rows.stream().skip(1).noneMatch(row -> row.cells().get(0).equals(first));
        boolean pairs = rows.size() > MANY && !sample.dialect().separator().equals("/"); // It may stand for a fraction.
        return named ? sample.width() > 2 || pure && pairs : sample.width() > 3 && pure && values(rows.get(0));
    }

    private static boolean values(Sample.Row row) {
        return row.cells().stream().allMatch(cell -> ColumnType.possible(cell.strip()) != 0);
    }

    /** A table of one column: the separator is one that isn't there, or the usual one. */
    private Sample single(String comment) {
        String absent = Separators.USUAL.stream()
                .filter(one -> !head.contains(one))
                .findFirst()
                .orElse("\u001f");
        return sample(absent, comment, quotes().get(0));
    }

    private record Quoting(char quote, char escape) {}

    /** The ways in which cells may be quoted, the usual one first. */
    private List<Quoting> quotes() {
        List<Quoting> all = new ArrayList<>();
        boolean backslash = head.indexOf('\\') >= 0;
        for (char quote : options.quote() != null ? new char[] {options.quote()} : new char[] {'"', '\''}) {
            if (options.quote() != null || quote == '"' || head.indexOf(quote) >= 0) {
                if (options.escape() != null) {
                    all.add(new Quoting(quote, options.escape() == quote ? Dialect.NONE : options.escape()));
                } else {
                    all.add(new Quoting(quote, Dialect.NONE));
                    if (backslash) {
                        all.add(new Quoting(quote, '\\'));
                    }
                }
            }
        }
        return all;
    }

    private @Nullable Sample best(List<String> separators, String comment) {
        Sample best = null;
        for (Quoting quoting : quotes()) {
            for (String separator : separators) {
                if (separator.charAt(0) == quoting.quote()) {
                    continue;
                }
                Sample sample = sample(separator, comment, quoting);
                boolean single = quoting.quote() == '\'' && options.quote() == null;
                boolean useless = single && !quotesCells(sample);
                double needed = single && sample.firstQuoted() ? 1 : 1.001;
                if (!useless && (best == null || better(sample, best, needed))) {
                    best = sample;
                }
            }
        }
        return best == null || options.quote() != null ? best : unquoted(best, comment);
    }

    /** Whether one fits better, unless only the other makes names of the first line: what else separates may be in cells. */
    private static boolean better(Sample sample, Sample best, double needed) {
        boolean lists = best.namesFirst() && sample.firstWidth() == 1;
        boolean listsBefore = sample.namesFirst() && best.firstWidth() == 1;
        String separator = sample.dialect().separator();
        boolean whole = separator.length() > 1
                && separator.contains(best.dialect().separator())
                && sample.evenness() == 1
                && best.evenness() < 1;
        return !lists && (listsBefore || whole || sample.score() > best.score() * needed);
    }

    /** Whether single quotes enclose cells, and nothing else does. */
    private static boolean quotesCells(Sample sample) {
        return sample.quoted() > 0
                && sample.broken() == 0
                && (sample.firstQuoted()
                        || sample.rows().stream()
                                .flatMap(row -> row.cells().stream())
                                .noneMatch(cell -> cell.startsWith("'")
                                        || cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")));
    }

    /** The same without quotes, if these make no sense: there are hardly any that enclose a cell. */
    private Sample unquoted(Sample best, String comment) {
        boolean one = best.broken() == 1 && best.joined() == 0;
        if (best.broken() == 0 || one || best.quoted() > 2 * best.broken()) {
            return best;
        }
        Sample without = sample(
                best.dialect().separator(),
                comment,
                new Quoting(Dialect.NONE, best.dialect().escape()));
        return without.evenness() >= EVEN && without.evenness() >= best.evenness() ? without : best;
    }

    private Sample sample(String separator, String comment, Quoting quoting) {
        return Sample.of(
                head,
                whole,
                Dialect.of(separator, quoting.quote(), quoting.escape()).withComment(comment));
    }
}
