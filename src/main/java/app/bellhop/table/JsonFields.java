package app.bellhop.table;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.json.JsonText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of one JSON object, as names and cells. Passes them on to a sink. */
final class JsonFields {

    private static final char REPLACEMENT = '\uFFFD';

    private final RowSink sink;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final BitSet strings = new BitSet();
    private boolean tooMany;
    private String half = "";
    private @Nullable List<String> namesBefore;
    private BitSet stringsBefore = new BitSet();

    JsonFields(RowSink sink) {
        this.sink = sink;
    }

    void clear() {
        names.clear();
        values.clear();
        strings.clear();
        tooMany = false;
        half = "";
    }

    /** Adds a field; one too many is left out. */
    void add(String name, String value, boolean string) {
        if (names.size() == RowReader.MAX_COLUMNS) {
            tooMany = true;
            return;
        }
        strings.set(names.size(), string && JsonText.literal(value));
        names.add(name);
        values.add(whole(value));
    }

    /** Without halves of characters, which programs leave that cut a text in the middle of one. */
    private String whole(String value) {
        if (value.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return value;
        }
        String whole = value.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        half = whole.equals(value) ? half : whole;
        return whole;
    }

    /**
     * Adds the field whose value the parser is at; null is an empty cell.
     *
     * @param nested returns the JSON of an object or array, and moves the parser to its end
     */
    void add(String name, JsonParser json, Function<JsonParser, String> nested) {
        JsonToken token = json.currentToken();
        if (token.isScalarValue()) {
            boolean string = token == JsonToken.VALUE_STRING;
            add(name, token == JsonToken.VALUE_NULL ? "" : json.getString(), string);
        } else {
            add(name, nested.apply(json), false);
        }
    }

    /** What there is so far. */
    void each(BiConsumer<String, String> field) {
        for (int i = 0; i < names.size(); i++) {
            field.accept(names.get(i), values.get(i));
        }
    }

    /** Whether a field was left out. */
    boolean tooMany() {
        return tooMany;
    }

    /** Passes the row on; false if the sink stopped it. */
    boolean pass(long line) {
        if (!half.isEmpty()) {
            sink.problem(new RowProblem(line, Reason.HALF_CHARACTERS, half));
        }
        if (!names.equals(namesBefore) || !strings.equals(stringsBefore)) {
            namesBefore = List.copyOf(names);
            stringsBefore = (BitSet) strings.clone();
            if (!sink.columns(ColumnNames.of(namesBefore), stringsBefore)) {
                return false;
            }
        }
        return sink.row(line, values);
    }
}
