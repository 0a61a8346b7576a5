package app.bellhop.work.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements that run one after the other: Athena takes one at a time.
 *
 * @param statements without the semicolons between them and the comments before each
 */
public record SqlScript(List<Statement> statements) {

    /** Comments and blanks before a statement. */
    private static final Pattern LEADING = Pattern.compile("(?:\\s++|--[^\\n]*+|/\\*.*?\\*/)*+", Pattern.DOTALL);

    /** Up to what is created, dropped or altered, or the first word. */
    private static final Pattern KIND = Pattern.compile(
            "(?:(?:CREATE|DROP|ALTER)\\s+(?:(?:OR|REPLACE|EXTERNAL)\\s+)*(?:TABLE|VIEW|DATABASE|SCHEMA)|\\w+)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final String NAME = "([`\"]?[\\w.]+[`\"]?)";
    private static final Pattern CREATES =
            Pattern.compile("CREATE\\s+EXTERNAL\\s+TABLE\\s+(?!IF\\s)" + NAME + "[\\s(].*", flags());
    private static final Pattern DROPS =
            Pattern.compile("DROP\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?" + NAME + "\\s*", flags());

    /** Statements whose strings have backslash escapes, as Hive's have; those of Trino have none. */
    private static final Pattern HIVE = Pattern.compile("(?:CREATE\\s+EXTERNAL|ALTER|MSCK)\\b.*", flags());

    public SqlScript {
        statements = List.copyOf(statements);
    }

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    }

    public record Statement(String sql) {

        /** What it does, as its first words: CREATE EXTERNAL TABLE, SELECT … */
        public String kind() {
            Matcher words = KIND.matcher(sql);
            return words.lookingAt()
                    ? words.group().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT)
                    : sql.lines().findFirst().orElse("");
        }

        /** The table that it creates, and that can't have been there before. */
        Optional<String> creates() {
            return table(CREATES);
        }

        Optional<String> drops() {
            return table(DROPS);
        }

        private Optional<String> table(Pattern pattern) {
            Matcher match = pattern.matcher(sql);
            return match.matches()
                    ? Optional.of(match.group(1).replaceAll("[`\"]", "").toLowerCase(Locale.ROOT))
                    : Optional.empty();
        }
    }

    /** Splits a text at the semicolons that are in no string, quoted name or comment. */
    public static SqlScript parse(String text) {
        List<Statement> found = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            Matcher leading = LEADING.matcher(text).region(start, text.length());
            int begin = leading.lookingAt() ? leading.end() : start;
            int end = end(text, begin);
            String sql = text.substring(begin, end).strip();
            if (!sql.isEmpty()) {
                found.add(new Statement(sql));
            }
            start = end + 1;
        }
        return new SqlScript(found);
    }

    private static int end(String text, int begin) {
        boolean escapes = HIVE.matcher(text.substring(begin)).matches();
        int i = begin;
        while (i < text.length() && text.charAt(i) != ';') {
            char c = text.charAt(i);
            if (c == '\'' || c == '"' || c == '`') {
                i = closing(text, i, c, escapes);
            } else if (text.startsWith("--", i)) {
                i = found(text, "\n", i);
            } else if (text.startsWith("/*", i)) {
                i = found(text, "*/", i + 2);
            }
            i++;
        }
        return Math.min(i, text.length());
    }

    private static int closing(String text, int open, char quote, boolean escapes) {
        for (int i = open + 1; i < text.length(); i++) {
            if (escapes && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i; // A doubled one opens the next string, which changes nothing.
            }
        }
        return text.length();
    }

    private static int found(String text, String what, int from) {
        int at = text.indexOf(what, from);
        return at < 0 ? text.length() : at + what.length() - 1;
    }
}
