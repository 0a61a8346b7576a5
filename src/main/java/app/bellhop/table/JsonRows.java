package app.bellhop.table;

import app.bellhop.table.RowProblem.Reason;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads rows of text whose lines are JSON objects. Nested objects and arrays stay as they are written. Use one for each text. */
final class JsonRows {

    private static final JsonFactory JSON = JsonFactory.builder()
            // Lines are bounded already.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final RowSink sink;
    private final int maxRow;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /** Whether the last line has more fields than a table can have columns. */
    private boolean tooMany;

    JsonRows(RowSink sink, int maxRow) {
        this.sink = sink;
        this.maxRow = maxRow;
    }

    /** Reads to the end; false if the sink stopped it. */
    boolean read(Reader text) throws IOException {
        LineReader lines = new LineReader(text, maxRow);
        List<String> before = null;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (lines.tooLong()) {
                report(lines, Reason.UNPARSABLE, line);
                return true;
            }
            if (line.isBlank()) {
                continue;
            }
            if (!fields(line)) {
                report(lines, Reason.NO_JSON, line);
                continue;
            }
            if (tooMany) {
                report(lines, Reason.TOO_MANY_COLUMNS, line);
            }
            if (!names.equals(before)) {
                before = List.copyOf(names);
                if (!sink.columns(ColumnNames.of(before))) {
                    return false;
                }
            }
            if (!sink.row(lines.number(), values)) {
                return false;
            }
        }
        return true;
    }

    private void report(LineReader lines, Reason reason, String text) {
        sink.problem(new RowProblem(lines.number(), reason, text));
    }

    /** Parses a line; false if it isn't one object. */
    private boolean fields(String line) {
        names.clear();
        values.clear();
        tooMany = false;
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                String value = value(json, line);
                tooMany = names.size() == RowReader.MAX_COLUMNS;
                if (!tooMany) {
                    names.add(name);
                    values.add(value);
                }
            }
            return json.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** An object or array is one cell with its JSON; null is an empty cell. */
    private static String value(JsonParser json, String line) {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token.isScalarValue()) {
            return json.getString();
        }
        int begin = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        return line.substring(begin, (int) json.currentLocation().getCharOffset());
    }
}
