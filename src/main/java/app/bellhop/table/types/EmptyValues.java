package app.bellhop.table.types;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What programs write where there is no value. Blank cells are always empty.
 *
 * @param texts without blanks around them
 */
public record EmptyValues(Set<String> texts) {

    /** What spreadsheets write where they can't compute: in English, German, French, Spanish, Italian and Portuguese. */
    public static final Set<String> ERRORS = Set.of(
            "#N/A",
            "#NULL!",
            "#REF!",
            "#DIV/0!",
            "#VALUE!",
            "#NAME?",
            "#NUM!",
            "#ERROR!",
            "#SPILL!",
            "#CALC!",
            "#NV",
            "#BEZUG!",
            "#WERT!",
            "#ZAHL!",
            "#N/D",
            "#VALEUR!",
            "#NOM?",
            "#NOMBRE!",
            "#\u00A1REF!",
            "#\u00A1DIV/0!",
            "#\u00A1VALOR!",
            "#\u00A1NUM!",
            "#\u00BFNOMBRE?",
            "#RIF!",
            "#VALORE!",
            "#NOME?",
            "#VALOR!",
            "#N\u00DAM!");

    /** The usual ones. */
    public static final EmptyValues USUAL = new EmptyValues(Stream.concat(
                    ERRORS.stream(),
                    Stream.of(
                            "NA", "N/A", "n/a", "<NA>", "NULL", "null", "None", "\\N", "-", "\u2013", "\u2014", "nan",
                            "NaN", "NAN", "NaT", ".", "..", "(null)", "<null>", "n.a.", "N.A.", "--", "---"))
            .collect(Collectors.toSet()));

    public EmptyValues {
        texts = Set.copyOf(texts);
    }

    public boolean empty(String cell) {
        String plain = Blanks.strip(cell);
        return plain.isEmpty() || texts.contains(plain);
    }
}
