package app.bellhop.settings;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Topics protected from deletion, as comma-separated name patterns. {@code *} matches any text. */
public final class ProtectedTopicNames {

    private final List<Pattern> patterns;

    public ProtectedTopicNames(String text) {
        patterns = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(pattern ->
                        Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE))
                .toList();
    }

    public boolean covers(String topicName) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(topicName).matches());
    }
}
