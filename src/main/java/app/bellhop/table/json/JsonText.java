package app.bellhop.table.json;

import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Cells as JSON. */
public final class JsonText {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private JsonText() {}

    public static boolean number(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Whether a text that isn't a string could be told from one: it is empty for null, a number, true, false, an object or an array. */
    public static boolean literal(String text) {
        if (text.isEmpty()) {
            return true;
        }
        return switch (text.charAt(0)) {
            case '{' -> text.endsWith("}");
            case '[' -> text.endsWith("]");
            case 't' -> text.equals("true");
            case 'f' -> text.equals("false");
            default -> number(text);
        };
    }

    public static String string(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    /** @param string whether it is one although it looks like another value */
    public static String of(String text, boolean string) {
        return string || !literal(text) ? string(text) : text.isEmpty() ? "null" : text;
    }
}
