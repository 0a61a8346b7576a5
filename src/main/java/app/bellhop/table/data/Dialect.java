package app.bellhop.table.data;

import app.bellhop.table.ColumnType;
import app.bellhop.table.CsvFormat;
import app.bellhop.table.ReadOptions;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;

/** How one object's cells are written: as it was chosen, else found out from its beginning. */
record Dialect(char separator, char quote, boolean header) {

    /**
     * Finds out what was not chosen.
     *
     * @param head the object's beginning, without a mark
     * @param tabs whether its name says that tabs stand between cells
     */
    static Dialect of(String head, ReadOptions options, boolean tabs) {
        char separator = options.separator() != '\0' ? options.separator() : tabs ? '\t' : CsvFormat.separator(head);
        char quote = options.quote() != '\0' ? options.quote() : quote(head, separator);
        boolean header = switch (options.header()) {
            case FIRST_LINE -> true;
            case NONE -> false;
            case AUTOMATIC -> !figures(head, separator, quote);
        };
        return new Dialect(separator, quote, header);
    }

    /** The usual one, unless only the other begins and ends cells. */
    private static char quote(String head, char separator) {
        String between = Pattern.quote(String.valueOf(separator));
        boolean single = head.indexOf('"') < 0
                && Pattern.compile("(^|" + between + ")'[^'\\n]*'(" + between + "|\\r?$)", Pattern.MULTILINE)
                        .matcher(head)
                        .find();
        return single ? '\'' : '"';
    }

    /** Whether the first row is one of figures, dates and the like: names are none of these. */
    private static boolean figures(String head, char separator, char quote) {
        try (CsvReader<CsvRecord> rows = CsvFormat.read(new StringReader(head), separator, quote)) {
            List<String> first = rows.stream().findFirst().map(CsvRecord::getFields).orElse(List.of()).stream()
                    .filter(cell -> !cell.isBlank())
                    .toList();
            return !first.isEmpty() && first.stream().allMatch(cell -> ColumnType.possible(cell) != 0);
        } catch (CsvParseException | java.io.IOException e) {
            return false;
        }
    }
}
