package app.bellhop.table.json;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** What a text is, by its beginning. */
public final class JsonHead {

    private JsonHead() {}

    /** Reads values up to a length, in characters; and what Python writes for no number, and a comma at the end of an array. */
    public static JsonFactory factory(int max) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(max)
                        .maxNumberLength(max)
                        .build())
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .build();
    }

    /** Without the marks that some programs write before each object: RFC 7464's, or that of a file's beginning. */
    public static String unmarked(String line) {
        int at = 0;
        while (at < line.length() && (Character.isWhitespace(line.charAt(at)) || line.charAt(at) == '\uFEFF')) {
            at++;
        }
        return line.substring(at);
    }

    /** Whether a text is JSON, whatever its name: nothing but objects, or an array of them. */
    public static boolean begins(String head) {
        String start = unmarked(head);
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return false;
        }
        try (JsonParser json = factory(head.length()).createParser(ObjectReadContext.empty(), start)) {
            boolean array = json.nextToken() == JsonToken.START_ARRAY;
            if (array) {
                json.nextToken();
            }
            boolean object =
                    json.currentToken() == JsonToken.START_OBJECT && json.nextToken() == JsonToken.PROPERTY_NAME;
            if (array || !object) {
                return object;
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                json.skipChildren();
            }
            String rest = start.substring((int) json.currentLocation().getCharOffset());
            return rest.startsWith("{") || rest.lines().limit(1).allMatch(String::isBlank);
        } catch (JacksonException e) {
            return false;
        }
    }

    /**
     * Whether a text is a document, and not lines of objects.
     *
     * @param lines whether its name says that it has lines of objects
     */
    public static boolean document(String head, boolean lines) {
        List<String> first = firstLines(head);
        if (first.size() < 2) {
            return !lines || !first.isEmpty() && first.get(0).startsWith("[");
        }
        if (first.get(0).startsWith("[")) {
            return !lines || !complete(first.get(0));
        }
        return first.get(0).startsWith("{")
                && !complete(first.get(0))
                && !(lines && first.get(1).startsWith("{"));
    }

    /** Whether a text has an array in each line. */
    public static boolean linesOfArrays(String head) {
        List<String> first = firstLines(head);
        return first.size() > 1 && first.stream().allMatch(line -> line.startsWith("[") && complete(line));
    }

    private static List<String> firstLines(String head) {
        return head.lines()
                .map(JsonHead::unmarked)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(2)
                .toList();
    }

    /** Whether all brackets are closed. */
    private static boolean complete(String json) {
        int open = 0;
        boolean string = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (string) {
                i += c == '\\' ? 1 : 0;
                string = c != '"';
            } else {
                string = c == '"';
                open += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        }
        return open <= 0;
    }
}
