package app.bellhop.demo.sns;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a Query protocol request. Lists are {@code Name.member.1}, maps {@code Name.entry.1.key}. */
final class Parameters {

    /** The header of X-Ray, beside the parameters. */
    static final String TRACE = "X-Amzn-Trace-Id";

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    static Parameters parse(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                values.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        return new Parameters(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Returns these and one more, unless its value is null. */
    Parameters and(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new Parameters(all);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String require(String name) {
        return get(name).filter(value -> !value.isEmpty()).orElseThrow(() -> SnsError.invalid(name));
    }

    boolean isTrue(String name) {
        return get(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** Returns the items of a list or map, each with its own parameters. */
    List<Parameters> items(String name) {
        List<Parameters> items = new ArrayList<>();
        for (String kind : List.of("member", "entry")) {
            for (int i = 1; ; i++) {
                String start = name + "." + kind + "." + i;
                Map<String, String> below = new LinkedHashMap<>();
                values.forEach((key, value) -> {
                    if (key.equals(start)) {
                        below.put("", value);
                    } else if (key.startsWith(start + ".")) {
                        below.put(key.substring(start.length() + 1), value);
                    }
                });
                if (below.isEmpty()) {
                    break;
                }
                items.add(new Parameters(below));
            }
        }
        return items;
    }

    List<String> texts(String name) {
        return items(name).stream().map(item -> item.get("").orElse("")).toList();
    }

    /** Returns a map of strings; {@code key} and {@code value} are the names the protocol uses for them there. */
    Map<String, String> map(String name, String key, String value) {
        Map<String, String> map = new LinkedHashMap<>();
        items(name)
                .forEach(item ->
                        map.put(item.get(key).orElse(""), item.get(value).orElse("")));
        return map;
    }
}
