package app.bellhop.table.json;

import java.util.List;

/**
 * Where the rows of a JSON document are.
 *
 * @param path of the array that has them: names of fields with points between them; empty if they aren't in a field
 * @param choices paths of all arrays that could have them
 * @param rows what a row is
 * @param names of columns, if rows are arrays and something names them
 * @param namesPath of the field that has the names; empty if none has
 * @param headerRows how many of the arrays name the columns
 */
public record JsonShape(
        String path, List<String> choices, Rows rows, List<String> names, String namesPath, int headerRows) {

    /** What a row is. */
    public enum Rows {
        /** An object, or a value. */
        OBJECTS,
        /** An array with a cell for each column. */
        ARRAYS,
        /** The values in the same place of several lists, each of which is a column. */
        LISTS,
        /** An object in each field of the document. */
        MEMBERS,
        /** A feature of GeoJSON, whose properties are columns. */
        FEATURES
    }

    /** Objects one after the other, or in an array. */
    public static final JsonShape PLAIN = new JsonShape("", List.of(), Rows.OBJECTS, List.of(), "", 0);

    public JsonShape {
        choices = List.copyOf(choices);
        names = List.copyOf(names);
    }

    /** Whether other programs find the same rows without being told. */
    public boolean plain() {
        return path.isEmpty() && rows == Rows.OBJECTS;
    }

    /** Whether the first array could name the columns, or not. */
    public boolean headerInRows() {
        return rows == Rows.ARRAYS && namesPath.isEmpty();
    }
}
