package app.bellhop.table.data;

import app.bellhop.table.data.DataTable.Reason;
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

/** Makes rows of a text whose lines are JSON objects. What is in their fields stays as it is written. */
final class JsonRows {

    private static final JsonFactory JSON = JsonFactory.builder()
            // Lines are bounded already.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final TableSource source;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /** Whether the line that came last has more fields than a table has columns. */
    private boolean tooMany;

    JsonRows(TableSource source) {
        this.source = source;
    }

    /** Reads to the end; answers no when the table's budget is reached. */
    boolean read(Reader text) throws IOException {
        LineReader lines = new LineReader(text, TableMemoryBudget.longestRow());
        List<String> laidOut = List.of();
        int layout = -1;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (lines.tooLong()) {
                source.problem(lines.number(), Reason.UNPARSABLE, line);
                return true;
            }
            if (line.isBlank()) {
                continue;
            }
            if (!fields(line)) {
                source.problem(lines.number(), Reason.NO_JSON, line);
                continue;
            }
            if (tooMany) {
                source.problem(lines.number(), Reason.TOO_MANY_COLUMNS, line);
            }
            if (layout < 0 || !names.equals(laidOut)) {
                laidOut = List.copyOf(names);
                layout = source.layout(laidOut);
            }
            if (layout < 0 || !source.add(layout, values)) {
                return false;
            }
        }
        return true;
    }

    /** Takes a line apart; answers no where it is not one object. */
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
                tooMany = names.size() == DataTable.MOST_COLUMNS;
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

    /** Objects and arrays are one cell with all that they are made of; null is an empty one. */
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
