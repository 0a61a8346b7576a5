package app.bellhop.table.types;

import java.util.Set;

/**
 * What programs write where there is no value. Blank cells are always empty.
 *
 * @param texts without blanks around them
 */
public record EmptyValues(Set<String> texts) {

    /** The usual ones. */
    public static final EmptyValues USUAL = new EmptyValues(Set.of(
            "NA", "N/A", "n/a", "#N/A", "<NA>", "NULL", "null", "None", "\\N", "-", "\u2013", "\u2014", "nan", "NaN",
            "NAN", "NaT", ".", "..", "(null)", "<null>", "#NULL!", "n.a.", "N.A."));

    public EmptyValues {
        texts = Set.copyOf(texts);
    }

    public boolean empty(String cell) {
        String plain = Blanks.strip(cell);
        return plain.isEmpty() || texts.contains(plain);
    }
}
