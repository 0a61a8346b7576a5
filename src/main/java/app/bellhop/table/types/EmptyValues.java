package app.bellhop.table.types;

import java.util.Set;

/** What programs write where there is no value. */
public final class EmptyValues {

    /** The usual ones. */
    public static final Set<String> DEFAULT =
            Set.of("NA", "N/A", "n/a", "#N/A", "NULL", "null", "\\N", "-", "nan", "NaN", "NAN");

    private EmptyValues() {}

    /** Whether a cell has no value. */
    public static boolean empty(String cell) {
        return cell.isBlank() || DEFAULT.contains(cell.strip());
    }
}
