package app.bellhop.viewmodel.topics;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Topics protected from deletion, as comma-separated name patterns. {@code *} matches any text. */
final class ProtectedTopicNames {

    private final List<Pattern> patterns;

    ProtectedTopicNames(String text) {
        patterns = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(pattern ->
                        Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE))
                .toList();
    }

    boolean covers(String topicName) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(topicName).matches());
    }
}
