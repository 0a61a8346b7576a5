package app.bellhop.table;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.json.JsonHead;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads rows of text whose lines are JSON objects. Nested objects and arrays stay as they are written. Use one for each text. */
final class JsonRows {

    /** What Elasticsearch takes before each document: what to do with it. */
    private static final Pattern ACTION =
            Pattern.compile("\\{\\s*\"(?:index|create|update|delete)\"\\s*:\\s*\\{[^{}]*\\}\\s*\\}");

    private final RowSink sink;
    private final JsonFactory factory;
    private final int maxRow;
    private final JsonFields fields;

    private boolean action;

    JsonRows(RowSink sink, int maxRow) {
        this.sink = sink;
        this.maxRow = maxRow;
        this.fields = new JsonFields(sink);
        this.factory = JsonHead.factory(Integer.MAX_VALUE); // Lines are bounded already.
    }

    /** Reads to the end; false if the sink stopped it. */
    boolean read(Reader text) throws IOException {
        LineReader lines = new LineReader(text, maxRow);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (lines.tooLong()) {
                report(lines, Reason.UNPARSABLE, line);
                return true;
            }
            if (line.isBlank()) {
                continue;
            }
            // Lines of an array end with commas.
            String bare = JsonHead.unmarked(line).stripTrailing();
            String json = bare.endsWith(",") ? bare.substring(0, bare.length() - 1) : bare;
            if (line.indexOf('\uFFFD') >= 0) {
                report(lines, Reason.BAD_CHARACTERS, line);
            }
            if (!action && ACTION.matcher(json).matches()) {
                action = true;
                report(lines, Reason.UNLIKE_OTHERS, line);
            }
            List<String> objects = parse(json) ? List.of(json) : objects(json);
            if (objects.isEmpty()) {
                report(lines, Reason.NO_JSON, line);
            }
            for (String object : objects) {
                if (objects.size() > 1) {
                    parse(object);
                }
                if (fields.tooMany()) {
                    report(lines, Reason.TOO_MANY_COLUMNS, object);
                }
                if (!fields.pass(lines.number())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The objects of a line that has several, as some services join them; empty if there is anything else. */
    private List<String> objects(String line) {
        List<String> objects = new ArrayList<>();
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), line)) {
            while (json.nextToken() != null) {
                if (json.currentToken() != JsonToken.START_OBJECT) {
                    return List.of();
                }
                objects.add(asWritten(json, line));
            }
            return objects;
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private void report(LineReader lines, Reason reason, String text) {
        sink.problem(new RowProblem(lines.number(), reason, text));
    }

    /** Parses a line; false if it isn't one object. */
    private boolean parse(String line) throws IOException {
        fields.clear();
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                fields.add(name, json, nested -> asWritten(nested, line));
            }
            return json.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static String asWritten(JsonParser json, String line) {
        int begin = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        return line.substring(begin, (int) json.currentLocation().getCharOffset());
    }
}
