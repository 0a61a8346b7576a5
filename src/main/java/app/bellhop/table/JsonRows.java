package app.bellhop.table;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.json.JsonHead;
import java.io.IOException;
import java.io.Reader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads rows of text whose lines are JSON objects. Nested objects and arrays stay as they are written. Use one for each text. */
final class JsonRows {

    private final RowSink sink;
    private final JsonFactory factory;
    private final int maxRow;
    private final JsonFields fields;

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
            String object = JsonHead.unmarked(line).stripTrailing();
            if (!parse(object.endsWith(",") ? object.substring(0, object.length() - 1) : object)) {
                report(lines, Reason.NO_JSON, line);
                continue;
            }
            if (line.indexOf('\uFFFD') >= 0) {
                report(lines, Reason.BAD_CHARACTERS, line);
            }
            if (fields.tooMany()) {
                report(lines, Reason.TOO_MANY_COLUMNS, line);
            }
            if (!fields.pass(lines.number())) {
                return false;
            }
        }
        return true;
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
