package app.bellhop.viewmodel.base;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names and values as text, {@code name=value}, one a line. */
public final class NameValueLines {

    private static final int MAX_TAGS = 10;
    private static final int MAX_TAG_NAME = 128;
    private static final int MAX_TAG_VALUE = 256;
    private static final int MAX_METADATA = 2048;

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
                String name = at < 0 ? line : line.substring(0, at);
                pairs.put(name.strip(), at < 0 ? "" : line.substring(at + 1).strip());
            }
        }
        return pairs;
    }

    /** What is wrong with tags; an empty text when they are well. Those that were there before are nobody's fault. */
    public static String tagProblem(String before, String text, int most) {
        Map<String, String> tags = parse(text);
        Set<String> old = parse(before).keySet();
        if (tags.size() > most) {
            return Texts.get("tags.tooMany", tags.size(), most);
        }
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (tag.getKey().isEmpty() || tag.getKey().length() > MAX_TAG_NAME) {
                return Texts.get("tags.badName", MAX_TAG_NAME);
            }
            if (tag.getKey().startsWith("aws:") && !old.contains(tag.getKey())) {
                return Texts.get("tags.reserved");
            }
            if (tag.getValue().length() > MAX_TAG_VALUE) {
                return Texts.get("tags.badValue", tag.getKey(), MAX_TAG_VALUE);
            }
        }
        return "";
    }

    public static String objectTagProblem(String before, String text) {
        return tagProblem(before, text, MAX_TAGS);
    }

    /** What is wrong with user metadata: it travels in HTTP headers. */
    public static String metadataProblem(String text) {
        int bytes = 0;
        for (Map.Entry<String, String> pair : parse(text).entrySet()) {
            if (!pair.getKey().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
                return Texts.get("metadata.badName", pair.getKey());
            }
            if (!pair.getValue().matches("[ -~]*")) {
                return Texts.get("metadata.badValue", pair.getKey());
            }
            bytes += pair.getKey().length() + pair.getValue().length();
        }
        return bytes > MAX_METADATA ? Texts.get("metadata.tooLong", bytes, MAX_METADATA) : "";
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
