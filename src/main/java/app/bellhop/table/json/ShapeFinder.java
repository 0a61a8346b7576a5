package app.bellhop.table.json;

import app.bellhop.table.json.JsonShape.Rows;
import app.bellhop.table.types.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Finds the array of a document that has the rows: the largest one of objects or of arrays, and rather one further out. */
public final class ShapeFinder {

    private static final int MAX_DEPTH = 5;

    /** An array is preferred to one a level further out if it has more than so many times its elements. */
    private static final double FACTOR = 4;

    /** More than any array that ends within the beginning of a text. */
    private static final double CUT_OFF = 1e9;

    /** Fields that name the columns of rows that are arrays. */
    private static final Set<String> NAMING =
            Set.of("columns", "column_names", "columnnames", "cols", "header", "headers", "names", "fields", "schema");

    /** Fields that have the rows in many documents: preferred to others. */
    private static final Set<String> PREFERRED = Set.of(
            "data", "items", "results", "rows", "records", "features", "hits", "docs", "entries", "value", "values");

    private static final double PREFERENCE = 16;

    /** Lists of that length in an object are believed to be columns, and not a few values each. */
    private static final int LONG_LISTS = 8;

    /** An array that may have the rows, or an object with lists. */
    private static final class Candidate {

        private final String parent;
        private final String path;
        private final int depth;
        private final Rows rows;

        /** The cells of the first array; those that aren't strings are null. */
        private final List<@Nullable String> first = new ArrayList<>();

        /** Whether another array has as many cells. */
        private boolean like;

        private double elements;

        Candidate(String parent, String name, int depth, Rows rows) {
            this.parent = parent;
            this.path = parent + name;
            this.depth = depth;
            this.rows = rows;
        }

        double weight() {
            String name = path.substring(parent.length()).toLowerCase(Locale.ROOT);
            return elements / Math.pow(FACTOR, depth) * (PREFERRED.contains(name) ? PREFERENCE : 1);
        }

        /** Reads another array. */
        void compare(JsonParser json) {
            int cells = 0;
            for (; json.nextToken() != JsonToken.END_ARRAY; cells++) {
                json.skipChildren();
            }
            like |= cells == first.size();
        }

        boolean namesColumns() {
            return like
                    && !first.isEmpty()
                    && new HashSet<>(first).size() == first.size()
                    && first.stream().allMatch(name -> name != null && !name.isBlank() && !ColumnType.value(name));
        }
    }

    /** A list of names in a field. */
    private record Naming(String parent, String path, List<String> names) {

        boolean fits(Candidate rows) {
            return rows.rows == Rows.ARRAYS && rows.first.size() == names.size();
        }

        boolean beside(Candidate rows) {
            return rows.parent.equals(parent);
        }
    }

    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Naming> namings = new ArrayList<>();
    private final Set<String> empty = new HashSet<>();

    /** How many fields of the document are lists of values, or may be. */
    private int lists;

    /** How many are objects, named by numbers from 0 on. */
    private int members;

    private int fields;

    /** The names in each field of the document that is an object and ended: many of the same are rows with a name each. */
    private final List<Set<String>> named = new ArrayList<>();

    /** How many fields of the document are no objects. */
    private int others;

    /** Whether one document follows another. */
    private boolean several;

    private ShapeFinder() {}

    /**
     * The shape of a text with this beginning.
     *
     * @param inside whether the rows may be inside an object
     * @param path of the array with the rows; null to find it, empty if it isn't in a field
     * @param before the path in the objects before, which is preferred; empty if there is none
     * @param headerRows how many arrays name the columns; null to find it
     */
    public static JsonShape of(
            String head, boolean inside, @Nullable String path, String before, @Nullable Integer headerRows) {
        ShapeFinder found = new ShapeFinder();
        found.read(head);
        boolean same = path == null && inside && !before.isEmpty() && found.has(before);
        return found.shape(inside && !found.several, same ? before : path, headerRows);
    }

    private boolean has(String path) {
        return empty.contains(path) || candidates.stream().anyMatch(each -> each.path.equals(path));
    }

    private JsonShape shape(boolean inside, @Nullable String path, @Nullable Integer headerRows) {
        Optional<Candidate> best = candidates.stream()
                .filter(each ->
                        path == null ? !naming(each) && (inside || each.path.isEmpty()) : each.path.equals(path))
                .max(Comparator.comparingDouble(Candidate::weight));
        List<String> choices = candidates.stream()
                .map(each -> each.path)
                .filter(each -> !each.isEmpty())
                .toList();
        if (best.isEmpty()) {
            boolean open = path == null && inside && candidates.isEmpty() && fields > 0;
            Rows rows = open && lists == fields
                    ? Rows.LISTS
                    : open && fields > 1 && members == fields ? Rows.MEMBERS : Rows.OBJECTS;
            boolean same = open && rows == Rows.OBJECTS && sameMembers();
            return same
                    ? new JsonShape("", choices, Rows.MEMBERS, List.of(keyName()), "", 0)
                    : new JsonShape(path == null ? "" : path, choices, rows, List.of(), "", 0);
        }
        return ofArray(best.get(), choices, headerRows);
    }

    /** Whether all fields of the document are objects with the same fields; the last may not be known to its end. */
    private boolean sameMembers() {
        return others == 0
                && named.size() > 1
                && fields - named.size() < 2
                && named.get(0).size() > 1
                && named.stream().allMatch(named.get(0)::equals);
    }

    /** The column for the names of such fields. */
    private String keyName() {
        String name = "key";
        for (int i = 2; named.get(0).contains(name); i++) {
            name = "key (" + i + ")";
        }
        return name;
    }

    private JsonShape ofArray(Candidate rows, List<String> choices, @Nullable Integer headerRows) {
        Optional<Naming> naming =
                namings.stream().filter(each -> each.fits(rows)).max(Comparator.comparing(each -> each.beside(rows)));
        if (naming.isPresent()) {
            return new JsonShape(
                    rows.path,
                    choices,
                    rows.rows,
                    naming.get().names(),
                    naming.get().path(),
                    0);
        }
        boolean header = rows.rows == Rows.ARRAYS && (headerRows == null ? rows.namesColumns() : headerRows > 0);
        List<String> names = header
                ? rows.first.stream()
                        .map(name -> Objects.requireNonNullElse(name, ""))
                        .toList()
                : List.of();
        return new JsonShape(rows.path, choices, rows.rows, names, "", header ? 1 : 0);
    }

    /** Whether an array only names the columns of another. */
    private boolean naming(Candidate array) {
        return namings.stream()
                .anyMatch(each ->
                        each.path().equals(array.path) && candidates.stream().anyMatch(each::fits));
    }

    private void read(String head) {
        try (JsonParser json = JsonHead.factory(head.length()).createParser(ObjectReadContext.empty(), head)) {
            JsonToken begin = json.nextToken();
            if (begin == JsonToken.START_ARRAY && JsonHead.linesOfArrays(head)) {
                lines(json);
            } else if (begin == JsonToken.START_ARRAY) {
                array(json, "", "", 0);
            } else if (begin == JsonToken.START_OBJECT) {
                json.nextToken();
                object(json, "", 0);
            }
            several = json.nextToken() == JsonToken.START_OBJECT;
        } catch (JacksonException e) {
            // Only the beginning is known.
        }
    }

    /** Arrays that are rows, or have objects that are. */
    private void lines(JsonParser json) {
        Candidate rows = new Candidate("", "", 0, Rows.ARRAYS);
        if (cells(json, rows)) {
            return;
        }
        candidates.add(rows);
        for (rows.elements = 1; json.nextToken() == JsonToken.START_ARRAY; rows.elements++) {
            rows.compare(json);
        }
    }

    /** Reads fields from the current one to the end of the object; the length of all of them, if they are lists of values. */
    private int object(JsonParser json, String parent, int depth) {
        Set<Integer> lengths = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (; json.currentToken() == JsonToken.PROPERTY_NAME; json.nextToken()) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            names.add(name);
            others += depth == 0 && value != JsonToken.START_OBJECT ? 1 : 0;
            int length = 0;
            if (value == JsonToken.START_ARRAY) {
                length = array(json, parent, name, depth);
            } else if (value == JsonToken.START_OBJECT && depth < MAX_DEPTH) {
                // Columns as pandas writes them: {"0": 1, "1": 2}.
                boolean list = json.nextToken() == JsonToken.PROPERTY_NAME
                        && json.currentName().equals("0");
                members += depth == 0 && name.equals(String.valueOf(fields)) ? 1 : 0;
                count(depth, list);
                lists(parent, name, depth, object(json, parent + name + ".", depth + 1));
            } else {
                count(depth, false);
                json.skipChildren();
            }
            lengths.add(length);
        }
        if (depth == 1) {
            named.add(names);
        }
        return lengths.size() == 1 ? lengths.iterator().next() : 0;
    }

    private void count(int depth, boolean list) {
        lists += depth == 0 && list ? 1 : 0;
        fields += depth == 0 ? 1 : 0;
    }

    private void lists(String parent, String name, int depth, int length) {
        if (length >= LONG_LISTS) {
            Candidate rows = new Candidate(parent, name, depth, Rows.LISTS);
            rows.elements = length;
            candidates.add(rows);
        }
    }

    /** Returns how many values there are; 0 if they are objects or arrays. */
    private int array(JsonParser json, String parent, String name, int depth) {
        JsonToken first = json.nextToken();
        List<String> names = new ArrayList<>();
        if (first == JsonToken.START_OBJECT || first == JsonToken.START_ARRAY) {
            elements(json, parent, name, depth, names);
        } else {
            count(depth, first != JsonToken.END_ARRAY);
            if (first == JsonToken.END_ARRAY) {
                empty.add(parent + name);
            }
            for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
                names.add(json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : "");
                json.skipChildren();
            }
        }
        if (NAMING.contains(name.toLowerCase(Locale.ROOT)) && names.stream().noneMatch(String::isBlank)) {
            namings.add(new Naming(parent, parent + name, names));
        }
        return first.isStructStart() ? 0 : names.size();
    }

    /** @param names gets the names of the elements */
    private void elements(JsonParser json, String parent, String name, int depth, List<String> names) {
        boolean arrays = json.currentToken() == JsonToken.START_ARRAY;
        boolean feature = !arrays && name.equals("features");
        Candidate rows =
                new Candidate(parent, name, depth, arrays ? Rows.ARRAYS : feature ? Rows.FEATURES : Rows.OBJECTS);
        candidates.add(rows);
        rows.elements = CUT_OFF;
        int count = 0;
        do {
            if (arrays && count == 0 && json.currentToken() == JsonToken.START_ARRAY) {
                cells(json, rows);
            } else if (json.currentToken() == JsonToken.START_OBJECT) {
                names.add(name(json));
            } else if (arrays && json.currentToken() == JsonToken.START_ARRAY) {
                rows.compare(json);
            } else {
                json.skipChildren();
            }
            count++;
        } while (json.nextToken() != JsonToken.END_ARRAY);
        rows.elements = count;
    }

    /** Reads the first array; true if it has nothing but objects. */
    private static boolean cells(JsonParser json, Candidate rows) {
        boolean objects = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            objects &= json.currentToken() == JsonToken.START_OBJECT;
            rows.first.add(json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : null);
            json.skipChildren();
        }
        return objects && !rows.first.isEmpty();
    }

    /** The name that an object has in a field; empty for none. */
    private static String name(JsonParser json) {
        String name = "";
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean field = json.currentName().equals("name");
            name = json.nextToken() == JsonToken.VALUE_STRING && field ? json.getString() : name;
            json.skipChildren();
        }
        return name;
    }
}
