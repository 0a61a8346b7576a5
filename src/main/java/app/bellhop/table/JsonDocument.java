package app.bellhop.table;

import app.bellhop.table.RowProblem.Reason;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads rows of a JSON document, one by one: the elements of an array, also of one inside an object, or objects one after the
 * other, whatever their line ends. Use one for each text.
 */
final class JsonDocument {

    private static final JsonFactory WRITER = new JsonFactory();

    private final RowSink sink;
    private final JsonFactory factory;
    private final JsonFields fields;
    private final boolean unwrap;

    private final boolean arrays;

    /**
     * @param unwrap whether the rows may be in an array inside an object
     * @param arrays whether the rows are arrays, one after the other
     */
    JsonDocument(RowSink sink, boolean unwrap, boolean arrays, int maxRow) {
        this.sink = sink;
        this.arrays = arrays;
        this.unwrap = unwrap;
        this.factory = factory(maxRow);
        this.fields = new JsonFields(sink);
    }

    /** Reads values up to a length, in characters; and what Python writes for no number, and a comma at the end of an array. */
    static JsonFactory factory(int max) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(max)
                        .maxNumberLength(max)
                        .build())
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .build();
    }

    /** Whether a text with this beginning is JSON, whatever its name: nothing but objects, or an array of them. */
    static boolean begins(String head) {
        String start = head.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return false;
        }
        try (JsonParser json = factory(head.length()).createParser(ObjectReadContext.empty(), head)) {
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
            String rest = head.substring((int) json.currentLocation().getCharOffset());
            return rest.startsWith("{") || rest.lines().limit(1).allMatch(String::isBlank);
        } catch (JacksonException e) {
            return false;
        }
    }

    /**
     * Whether a text with this beginning is a document, and not lines of objects.
     *
     * @param lines whether its name says that it has lines of objects
     */
    static boolean recognizes(String head, boolean lines) {
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

    /** Whether a text with this beginning has an array in each line. */
    static boolean linesOfArrays(String head) {
        List<String> first = firstLines(head);
        return first.size() > 1 && first.stream().allMatch(line -> line.startsWith("[") && complete(line));
    }

    private static List<String> firstLines(String head) {
        return head.lines()
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

    /** Reads to the end; false if the sink stopped it. */
    boolean read(Reader text) throws IOException {
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), text)) {
            while (json.nextToken() != null) {
                boolean more = switch (json.currentToken()) {
                    case START_ARRAY ->
                        arrays ? value(json) : json.nextToken() == JsonToken.END_ARRAY || elements(json);
                    case START_OBJECT -> object(json, unwrap);
                    default -> value(json);
                };
                if (!more) {
                    return false;
                }
            }
        } catch (JacksonException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            sink.problem(new RowProblem(line, Reason.UNPARSABLE, e.getOriginalMessage()));
        }
        return true;
    }

    /** Reads elements from the current one to the end of the array. */
    private boolean elements(JsonParser json) {
        do {
            boolean more = json.currentToken() == JsonToken.START_OBJECT ? object(json, false) : value(json);
            if (!more) {
                return false;
            }
        } while (json.nextToken() != JsonToken.END_ARRAY);
        return true;
    }

    /** Reads a value that isn't an object: an array has a cell for each element. */
    private boolean value(JsonParser json) {
        long line = json.currentTokenLocation().getLineNr();
        fields.clear();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 1; json.nextToken() != JsonToken.END_ARRAY; i++) {
                fields.add("column " + i, json, JsonDocument::text);
            }
        } else {
            fields.add("value", json, JsonDocument::text);
        }
        return fields.pass(line);
    }

    /** @param outer whether an array of objects inside has the rows */
    private boolean object(JsonParser json, boolean outer) {
        long line = json.currentTokenLocation().getLineNr();
        boolean unwrapped = false;
        fields.clear();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            boolean array = json.nextToken() == JsonToken.START_ARRAY;
            if (unwrapped) {
                outside(
                        line,
                        name,
                        array || json.currentToken() == JsonToken.START_OBJECT ? text(json) : json.getString());
            } else if (!outer || !array) {
                fields.add(name, json, JsonDocument::text);
            } else if (json.nextToken() == JsonToken.START_OBJECT) {
                unwrapped = true;
                fields.each((before, value) -> outside(line, before, value));
                if (!elements(json)) {
                    return false;
                }
            } else {
                fields.add(name, restOfArray(json), false);
            }
        }
        if (fields.tooMany()) {
            sink.problem(new RowProblem(line, Reason.TOO_MANY_COLUMNS, ""));
        }
        return unwrapped || fields.pass(line);
    }

    private void outside(long line, String name, String value) {
        sink.problem(new RowProblem(line, Reason.OUTSIDE_ROWS, name + ": " + value));
    }

    private static String text(JsonParser json) {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = WRITER.createGenerator(ObjectWriteContext.empty(), text)) {
            copy.copyCurrentStructureExact(json);
        }
        return text.toString();
    }

    private static String restOfArray(JsonParser json) {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = WRITER.createGenerator(ObjectWriteContext.empty(), text)) {
            copy.writeStartArray();
            for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
                copy.copyCurrentStructureExact(json);
            }
            copy.writeEndArray();
        }
        return text.toString();
    }
}
