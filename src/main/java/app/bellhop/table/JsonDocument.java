package app.bellhop.table;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.json.JsonHead;
import app.bellhop.table.json.JsonShape;
import app.bellhop.table.json.JsonShape.Rows;
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
import tools.jackson.core.json.JsonFactory;

/**
 * Reads rows of a JSON document, one by one: the elements of an array, also of one inside an object, or objects one after the
 * other, whatever their line ends. Use one for each text.
 */
final class JsonDocument {

    private static final JsonFactory WRITER = new JsonFactory();

    private final RowSink sink;
    private final JsonFactory factory;
    private final JsonFields fields;
    private final JsonShape shape;
    private final boolean lines;
    private int headerRows;

    /** @param lines whether there are arrays, one after the other */
    JsonDocument(RowSink sink, JsonShape shape, boolean lines, int maxRow) {
        this.sink = sink;
        this.shape = shape;
        this.lines = lines;
        this.headerRows = shape.headerRows();
        this.factory = JsonHead.factory(maxRow);
        this.fields = new JsonFields(sink);
    }

    /** Reads to the end; false if the sink stopped it. */
    boolean read(Reader text) throws IOException {
        if (shape.rows() != Rows.LISTS) {
            sink.json(shape);
        }
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), text)) {
            while (json.nextToken() != null) {
                boolean more = switch (json.currentToken()) {
                    case START_ARRAY -> lines && shape.rows() == Rows.ARRAYS ? value(json) : elements(json);
                    case START_OBJECT -> document(json);
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

    private boolean document(JsonParser json) {
        if (!shape.path().isEmpty()) {
            return inside(json, "");
        }
        return switch (shape.rows()) {
            case LISTS -> lists(json);
            case MEMBERS -> members(json);
            default -> object(json);
        };
    }

    private boolean lists(JsonParser json) {
        JsonLists lists = new JsonLists(factory, fields, JsonDocument::text).read(json);
        sink.json(lists.uniform() ? shape : JsonShape.PLAIN);
        return lists.pass();
    }

    private boolean members(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            json.nextToken();
            if (!member(json, key)) {
                return false;
            }
        }
        return true;
    }

    /** An object, or another value, with its name as its first cell, if that says something. */
    private boolean member(JsonParser json, String key) {
        boolean object = json.currentToken() == JsonToken.START_OBJECT;
        if (!object && shape.names().isEmpty()) {
            return value(json);
        }
        long line = json.currentTokenLocation().getLineNr();
        fields.clear();
        shape.names().forEach(name -> fields.add(name, key, true));
        if (object) {
            return object(json, line);
        }
        fields.add("value", json, JsonDocument::text);
        return fields.pass(line);
    }

    /** Reads the rows that are somewhere in an object, and tells what else is there. */
    private boolean inside(JsonParser json, String parent) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String path = parent + json.currentName();
            JsonToken value = json.nextToken();
            boolean more = true;
            if (path.equals(shape.path()) && value == JsonToken.START_ARRAY) {
                more = elements(json);
            } else if (path.equals(shape.path())) {
                more = value != JsonToken.START_OBJECT
                        ? value(json)
                        : shape.rows() == Rows.LISTS ? lists(json) : object(json);
            } else if (shape.path().startsWith(path + ".") && value == JsonToken.START_OBJECT) {
                more = inside(json, path + ".");
            } else {
                outside(json, path);
            }
            if (!more) {
                return false;
            }
        }
        return true;
    }

    private void outside(JsonParser json, String path) {
        long line = json.currentTokenLocation().getLineNr();
        String value = json.currentToken().isScalarValue() ? json.getString() : text(json);
        boolean collection = shape.rows() == Rows.FEATURES && value.equals("FeatureCollection");
        if (!collection && !path.equals(shape.namesPath())) {
            sink.problem(new RowProblem(line, Reason.OUTSIDE_ROWS, path + ": " + value));
        }
    }

    private boolean elements(JsonParser json) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            boolean more = json.currentToken() == JsonToken.START_OBJECT ? object(json) : value(json);
            if (!more) {
                return false;
            }
        }
        return true;
    }

    /** Reads a value that isn't an object: an array has a cell for each element. */
    private boolean value(JsonParser json) {
        long line = json.currentTokenLocation().getLineNr();
        fields.clear();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            fields.add("value", json, JsonDocument::text);
        } else if (headerRows > 0) {
            headerRows--;
            json.skipChildren();
            return true;
        } else {
            List<String> names = shape.names();
            int i = 0;
            for (; json.nextToken() != JsonToken.END_ARRAY; i++) {
                fields.add(i < names.size() ? names.get(i) : "column " + (i + 1), json, JsonDocument::text);
            }
            for (; i < names.size(); i++) {
                fields.add(names.get(i), "", false);
            }
        }
        return fields.pass(line);
    }

    private boolean object(JsonParser json) {
        fields.clear();
        return object(json, json.currentTokenLocation().getLineNr());
    }

    private boolean object(JsonParser json, long line) {
        fields(json);
        if (fields.tooMany()) {
            sink.problem(new RowProblem(line, Reason.TOO_MANY_COLUMNS, ""));
        }
        return fields.pass(line);
    }

    private void fields(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT
                    && shape.rows() == Rows.FEATURES
                    && name.equals("properties")) {
                fields(json);
            } else {
                fields.add(name, json, JsonDocument::text);
            }
        }
    }

    private static String text(JsonParser json) {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = WRITER.createGenerator(ObjectWriteContext.empty(), text)) {
            copy.copyCurrentStructureExact(json);
        }
        return text.toString();
    }
}
