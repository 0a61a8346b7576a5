package app.bellhop.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** An object whose fields are columns: lists of the same length, or objects with the names {@code 0}, {@code 1} and so on. */
final class JsonLists {

    /** A column: its cells by name, and the names of those that are strings. */
    private record Column(String name, Map<String, String> cells, Set<String> strings) {}

    private final JsonFactory factory;
    private final JsonFields fields;
    private final Function<JsonParser, String> nested;
    private final List<Column> columns = new ArrayList<>();
    private long line;

    /** @param nested returns the JSON of an object or array, and moves the parser to its end */
    JsonLists(JsonFactory factory, JsonFields fields, Function<JsonParser, String> nested) {
        this.factory = factory;
        this.fields = fields;
        this.nested = nested;
    }

    /** Reads the current object. */
    JsonLists read(JsonParser json) {
        line = json.currentTokenLocation().getLineNr();
        fields.clear();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.add(name, json, nested);
        }
        fields.each((name, value) -> columns.add(column(name, value)));
        return this;
    }

    private Column column(String name, String value) {
        Column column = new Column(name, new LinkedHashMap<>(), new HashSet<>());
        if (!value.startsWith("[") && !value.startsWith("{")) {
            return column;
        }
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), value)) {
            boolean list = json.nextToken() == JsonToken.START_ARRAY;
            for (json.nextToken(); !json.currentToken().isStructEnd(); json.nextToken()) {
                String at = list ? String.valueOf(column.cells().size()) : json.currentName();
                JsonToken token = list ? json.currentToken() : json.nextToken();
                if (token == JsonToken.VALUE_STRING) {
                    column.strings().add(at);
                }
                String scalar = token == JsonToken.VALUE_NULL ? "" : json.getString();
                column.cells().put(at, token.isScalarValue() ? scalar : nested.apply(json));
            }
        }
        return column;
    }

    /** Whether there is more than one cell, and each column has one for each row. */
    boolean uniform() {
        Set<String> rows = columns.isEmpty() ? Set.of() : columns.get(0).cells().keySet();
        return !fields.tooMany()
                && rows.contains("0")
                && columns.size() + rows.size() > 2
                && columns.stream().allMatch(column -> column.cells().keySet().equals(rows));
    }

    /** Passes the rows on, or the object as one row if it has none; false if the sink stopped it. */
    boolean pass() {
        if (!uniform()) {
            return fields.pass(line);
        }
        for (String row : columns.get(0).cells().keySet()) {
            fields.clear();
            for (Column column : columns) {
                String cell = column.cells().get(row);
                fields.add(
                        column.name(),
                        cell == null ? "" : cell,
                        column.strings().contains(row));
            }
            if (!fields.pass(0)) {
                return false;
            }
        }
        return true;
    }
}
