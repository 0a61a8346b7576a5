package app.bellhop.work.activity;

import app.bellhop.cloud.activity.Withheld;
import app.bellhop.table.code.PythonText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes values as Python, and remembers which modules they need. What is withheld becomes a placeholder. */
final class PythonWriter {

    private static final int WIDTH = 100;
    private static final int INDENT = 4;
    private static final int NANOS_OF_A_MICRO = 1000;

    private final Set<String> imports = new TreeSet<>();

    /** The modules that what was written needs. */
    Set<String> imports() {
        return imports;
    }

    static String text(String text) {
        return PythonText.of(text, '\'');
    }

    /**
     * A call: on a line of its own if it fits, else with a line for each argument.
     *
     * @param function what is called, without parentheses
     * @param positional what stands before the named arguments
     * @param body the path of the file that stands for a {@link Withheld#BODY}
     */
    String call(String function, List<Object> positional, Map<String, Object> named, String body) {
        List<String> arguments = new ArrayList<>();
        positional.forEach(value -> arguments.add(value(value, "", body, INDENT)));
        named.forEach(
                (name, value) -> arguments.add(name + "=" + value(value, name, body, INDENT + name.length() + 1)));
        return fit(function + "(", arguments, ")", 0);
    }

    /** @param column where it begins */
    private String value(@Nullable Object value, String name, String body, int column) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean yes) {
            return yes ? "True" : "False";
        }
        if (value instanceof Instant time) {
            return time(time);
        }
        if (value instanceof byte[] bytes) {
            return "bytes.fromhex(" + text(HexFormat.of().formatHex(bytes)) + ")";
        }
        if (value instanceof Withheld withheld) {
            return withheld(withheld, name, body);
        }
        if (value instanceof Map<?, ?> map) {
            List<String> entries = new ArrayList<>();
            map.forEach((key, v) -> {
                String quoted = text(String.valueOf(key));
                entries.add(quoted + ": " + value(v, String.valueOf(key), body, column + INDENT));
            });
            return fit("{", entries, "}", column);
        }
        if (value instanceof Collection<?> list) {
            return fit(
                    "[",
                    list.stream()
                            .map(v -> value(v, name, body, column + INDENT))
                            .toList(),
                    "]",
                    column);
        }
        return value instanceof Number ? value.toString() : text(value.toString());
    }

    private static String fit(String open, List<String> items, String close, int column) {
        String line = open + String.join(", ", items) + close;
        if (column + line.length() <= WIDTH && line.indexOf('\n') < 0 || items.isEmpty()) {
            return line;
        }
        StringBuilder lines = new StringBuilder(open).append('\n');
        items.forEach(item -> lines.append((item + ",").indent(INDENT)));
        return lines + close;
    }

    private String time(Instant time) {
        imports.add("datetime");
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        int micros = utc.getNano() / NANOS_OF_A_MICRO;
        return String.format(
                Locale.ROOT,
                "datetime.datetime(%d, %d, %d, %d, %d, %d%s, tzinfo=datetime.timezone.utc)",
                utc.getYear(),
                utc.getMonthValue(),
                utc.getDayOfMonth(),
                utc.getHour(),
                utc.getMinute(),
                utc.getSecond(),
                micros == 0 ? "" : ", " + micros);
    }

    private String withheld(Withheld withheld, String name, String body) {
        return switch (withheld) {
            case BODY -> "open(" + text(body) + ", 'rb')";
            case EMPTY_BODY -> "b''";
            case SECRET -> {
                imports.add("os");
                String secret = "os.environ[" + text(BotoNames.constant(name)) + "]";
                if (!name.endsWith("SSECustomerKey")) {
                    yield secret;
                }
                imports.add("base64"); // boto3 takes the key itself, and encodes it.
                yield "base64.b64decode(" + secret + ")";
            }
        };
    }
}
