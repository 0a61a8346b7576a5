package app.bellhop.table.dialect;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells texts that are no tables by what they begin with, or by what nearly all of their lines look like. */
public final class OtherText {

    private static final int LINES = 200;

    /** Longer lines are none of these. */
    private static final int LONGEST = 1_000;

    /** So few lines show nothing. */
    private static final int ENOUGH = 3;

    /** Calendars, keys, differences, bank statements, zones, TeX, console records, dumps. */
    private static final Pattern OPENING = Pattern.compile(
            "BEGIN:V[A-Z]+|-----BEGIN [A-Z ]+-----|diff --git .*|!Type:\\w+"
                    + "|\\$(?:TTL|ORIGIN)\\b.*|\\\\(?:documentclass|begin)\\b.*|\\{\\\\rtf.*|\\*{5,} \\d+\\. row \\*{5,}|-- (?:MySQL|PostgreSQL|MariaDB).*");

    /** Sequences of proteins or genes: a name, then letters only. */
    private static final Pattern FASTA = Pattern.compile("\\A\\s*>\\S.*\\R[A-Za-z*-]{10,}\\R");

    /** What rows of cells never look like, whatever separates them: statements, tags, rules, logs, measurements with their names. */
    private static final List<Pattern> LINES_OF_OTHERS = Stream.of(
                    "(?:INSERT INTO|CREATE (?:TABLE|INDEX|VIEW)|DROP TABLE|ALTER TABLE|UPDATE \\S+ SET|DELETE FROM)\\b.*",
                    "\\s*</?[A-Za-z][\\w:.-]*(?:\\s[^<>]*)?/?>(?:.*>\\s*)?",
                    "[^{},;\\t\"]+\\{[^{}\"]*\\}",
                    "<\\d{1,3}>1 \\S+ .*",
                    "[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S+ [^\\s:]+: .*",
                    "[\\w.]+=(?:\"[^\"]*\"|\\S*)(?: +[\\w.]+=(?:\"[^\"]*\"|\\S*))+",
                    "NAME(?:,NAME=[^\\s,]+)* NAME=[^\\s,]+(?:,NAME=[^\\s,]+)*(?: \\d{10,19})?"
                            .replace("NAME", "[A-Za-z_][\\w.-]*"),
                    "(?!\\d+(?: \\d?\\d:\\d\\d)+$)[+-]?\\d+(?: \\d+:[-+.\\deE]+)+",
                    "\\S+(?:\\s+\\d+)?\\s+IN\\s+(?:A|AAAA|CNAME|MX|NS|SOA|TXT|PTR|SRV)\\s.*")
            .map(Pattern::compile)
            .toList();

    /** What a cell may look like, but not nearly each of a column: settings, lists and blocks of programs, TeX. */
    private static final List<Pattern> CELLS_OF_OTHERS = Stream.of(
                    "\\s*(?:- )?[\"']?[A-Za-z_][\\w .$/-]{0,60}[\"']?\\s*:(?: .*)?",
                    "\\s*(?:export )?[A-Za-z_][\\w.$-]{0,60}\\s*=.*",
                    "\\s*- .*",
                    "\\[[^\\[\\],]+\\]+",
                    ".*\\{|\\s*[})\\]]+[;,]?",
                    ".*\\\\\\\\|\\s*\\\\[a-z]+.*")
            .map(Pattern::compile)
            .toList();

    private static final Pattern COMMENT = Pattern.compile("\\s*(?:#|;|//|--).*");

    private OtherText() {}

    /**
     * Whether a text is no table.
     *
     * @param head its beginning
     * @param dialect how it would be read as one
     */
    public static boolean is(String head, Dialect dialect) {
        List<String> lines =
                head.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
        if (lines.isEmpty()) {
            return false;
        }
        if (OPENING.matcher(lines.get(0).strip()).matches()
                || FASTA.matcher(head).find()) {
            return true;
        }
        List<String> plain =
                lines.stream().filter(line -> !COMMENT.matcher(line).matches()).toList();
        return plain.size() >= ENOUGH
                && (mostly(plain, LINES_OF_OTHERS)
                        || (dialect.width() < 2
                                        || dialect.separator().isBlank()
                                                && !dialect.separator().equals("\t"))
                                && mostly(plain, CELLS_OF_OTHERS));
    }

    /** Whether at least four lines of five look like that. */
    private static boolean mostly(List<String> lines, List<Pattern> patterns) {
        long like = lines.stream()
                .filter(line -> line.length() <= LONGEST)
                .filter(line -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(line).matches()))
                .count();
        return like * 5 >= lines.size() * 4L;
    }
}
