package app.bellhop.ui.editor;

import app.bellhop.work.preview.TextFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.IndexRange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * Finds the tokens of a line and their style classes: {@code code-key}, {@code code-string}, {@code code-number}, {@code
 * code-word} and {@code code-comment}. Each line is read on its own, so that typing costs no more in a long text. Any thread.
 */
final class Highlighter {

    /** In characters. The time to lay out a line grows with the square of its tokens: 1 s at 1,100, 59 s at 11,000. */
    private static final int MAX_LINE = 2_000;

    // Possessive quantifiers, as others overflow the stack on long strings.
    private static final String QUOTED = "\"(?:[^\"\\\\]++|\\\\.)*+\"";
    private static final String SINGLE_QUOTED = "'[^']*+'";
    private static final String NUMBER = "-?\\b\\d[\\d.eE+-]*+";
    private static final String WORD = "\\b(?:true|false|null)\\b";

    private static final Highlighter NONE = new Highlighter(List.of(), List.of());

    private static final Highlighter JSON = new Highlighter(
            List.of("code-key", "code-string", "code-number", "code-word"),
            List.of(QUOTED + "(?=\\s*+:)", QUOTED + "|\"[^\"]*+$", NUMBER, WORD));

    private static final Highlighter YAML = new Highlighter(
            List.of("code-comment", "code-key", "code-string", "code-number", "code-word"),
            List.of(
                    "(?:^|(?<=\\s))#.*+",
                    "(?<=^[\\s-]{0,80})[\\w.\"'/$][^:#]*+(?=:(?:\\s|$))",
                    QUOTED + "|" + SINGLE_QUOTED,
                    NUMBER,
                    WORD));

    private static final Highlighter XML = new Highlighter(
            List.of("code-comment", "code-key", "code-word", "code-string", "code-number"),
            List.of(
                    "<!--.*?(?:-->|$)",
                    "</?+[\\w:.!?-]++|[/?]?+>",
                    "[\\w:.-]++(?==[\"'])",
                    "(?<==)\"[^\"]*+\"|(?<==)" + SINGLE_QUOTED,
                    "&#?+\\w++;"));

    private final List<String> styles;
    private final Pattern tokens;

    /** @param regexes a regular expression without groups for each style; the first that matches wins */
    private Highlighter(List<String> styles, List<String> regexes) {
        this.styles = styles;
        this.tokens = Pattern.compile("(" + String.join(")|(", regexes) + ")");
    }

    static Highlighter of(TextFormat format) {
        return switch (format) {
            case JSON, JSON_LINES -> JSON;
            case XML, HTML -> XML;
            case YAML -> YAML;
            case PLAIN -> NONE;
        };
    }

    private record Token(int start, int end, String style) {}

    private List<Token> tokens(String line) {
        List<Token> found = new ArrayList<>();
        if (styles.isEmpty() || line.length() > MAX_LINE) {
            return found;
        }
        Matcher token = tokens.matcher(line);
        while (token.find()) {
            int group = 1;
            while (token.group(group) == null) {
                group++;
            }
            found.add(new Token(token.start(), token.end(), styles.get(group - 1)));
        }
        return found;
    }

    StyleSpans<Collection<String>> styles(String line) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int end = 0;
        for (Token token : tokens(line)) {
            spans.add(List.of(), token.start() - end);
            spans.add(List.of(token.style()), token.end() - token.start());
            end = token.end();
        }
        return spans.add(List.of(), line.length() - end).create();
    }

    /** The token at a column (from 0); otherwise the character there, or the last one before it. */
    IndexRange tokenAt(String line, int column) {
        int at = Math.max(0, Math.min(column, line.length() - 1));
        return tokens(line).stream()
                .filter(token -> token.start() <= at && at < token.end())
                .map(token -> new IndexRange(token.start(), token.end()))
                .findFirst()
                .orElse(new IndexRange(at, Math.min(at + 1, line.length())));
    }
}
