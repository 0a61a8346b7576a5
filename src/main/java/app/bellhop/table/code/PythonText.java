package app.bellhop.table.code;

import java.util.stream.Collectors;

/** Text as a string literal of Python. */
public final class PythonText {

    private static final int LAST_OF_LATIN = 0xFF;

    private PythonText() {}

    /** @param quote a single or a double quote */
    public static String of(String text, char quote) {
        return text.codePoints()
                .mapToObj(c -> c == quote || c == '\\' ? "\\" + (char) c : character(c))
                .collect(Collectors.joining("", String.valueOf(quote), String.valueOf(quote)));
    }

    /** What can't be seen, or reorders what can, is escaped. */
    private static String character(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> escape(c);
                    default -> Character.toString(c);
                };
        };
    }

    private static String escape(int c) {
        if (c <= LAST_OF_LATIN) {
            return String.format("\\x%02x", c);
        }
        return String.format(Character.isBmpCodePoint(c) ? "\\u%04x" : "\\U%08x", c);
    }
}
