package app.bellhop.transfer.local;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Glob patterns of names below a folder or prefix. {@code *} and {@code ?} match within one part of a name, {@code **} across
 * slashes. A pattern without a slash matches in every folder, so that {@code *.tmp} also stands for {@code logs/a.tmp}; one
 * that ends in a slash matches folders only. What matches a folder, matches everything below it. Upper and lower case are the
 * same. Immutable.
 */
public record NamePatterns(List<Pattern> patterns) {

    public static final NamePatterns NONE = new NamePatterns(List.of());

    private static final int FLAGS = Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** @param text patterns separated by commas or line ends */
    public static NamePatterns of(String text) {
        return new NamePatterns(Stream.of(text.split("[,\\n]"))
                .map(String::strip)
                .filter(glob -> !glob.isEmpty())
                .map(NamePatterns::pattern)
                .toList());
    }

    /** Keys are no paths, so {@link java.nio.file.PathMatcher} cannot read them: it knows neither {@code a//b} nor {@code /a}. */
    private static Pattern pattern(String glob) {
        String anywhere = glob.indexOf('/') < 0 || glob.indexOf('/') == glob.length() - 1 ? "(.*/)?" : "";
        String regex = glob.codePoints().mapToObj(NamePatterns::regex).collect(Collectors.joining());
        regex = regex.replace("[^/]*[^/]*", ".*");
        return Pattern.compile(anywhere + regex + (glob.endsWith("/") ? ".*" : "(/.*)?"), FLAGS);
    }

    private static String regex(int c) {
        return switch (c) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(Character.toString(c));
        };
    }

    public boolean none() {
        return patterns.isEmpty();
    }

    /** @param name of a file; or of a folder, with a slash at its end */
    public boolean match(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
