package app.bellhop.work;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names and values as text, {@code name=value}, one a line. */
public final class NameValueLines {

    private NameValueLines() {}

    public static String text(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** A line without {@code =} is a name without a value; blank lines are nothing. */
    public static Map<String, String> parse(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            if (!line.isBlank()) {
                int at = line.indexOf('=');
                pairs.put(name(line), at < 0 ? "" : line.substring(at + 1).strip());
            }
        }
        return pairs;
    }

    private static String name(String line) {
        return line.split("=", 2)[0].strip();
    }

    /**
     * A name on two lines, of which only the last would count.
     *
     * @param before lines that were left alone are not read back
     */
    public static Optional<String> repeated(String before, String text) {
        List<String> old = List.of(before.split("\n"));
        Set<String> names = new HashSet<>();
        text.lines().filter(old::contains).map(NameValueLines::name).forEach(names::add);
        return text.lines()
                .filter(line -> !line.isBlank() && !old.contains(line))
                .map(NameValueLines::name)
                .filter(name -> !names.add(name))
                .findFirst();
    }

    /** What is the same in all. */
    public static Map<String, String> common(Iterable<Map<String, String>> all) {
        Map<String, String> common = null;
        for (Map<String, String> pairs : all) {
            if (common == null) {
                common = new LinkedHashMap<>(pairs);
            } else {
                common.entrySet().retainAll(pairs.entrySet());
            }
        }
        return common == null ? Map.of() : common;
    }

    /**
     * Applies to one thing what was edited in what many have in common, line by line: a line that was left alone is not
     * read back, as a name may hold {@code =} and a value spaces at its ends.
     */
    public static Map<String, String> merged(Map<String, String> own, String before, String after) {
        List<String> old = List.of(before.split("\n"));
        List<String> now = List.of(after.split("\n"));
        Map<String, String> merged = new LinkedHashMap<>();
        own.forEach((name, value) -> {
            String line = name + "=" + value;
            boolean edited = old.contains(line) && !now.contains(line);
            if (!edited) {
                merged.put(name, value);
            }
        });
        now.stream().filter(line -> !old.contains(line)).forEach(line -> merged.putAll(parse(line)));
        return merged;
    }
}
