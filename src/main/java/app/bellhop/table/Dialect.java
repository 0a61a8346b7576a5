package app.bellhop.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;

/** How the cells of a text are written: as chosen, or else detected from its beginning. */
record Dialect(char separator, char quote, boolean header) {

    /**
     * Detects what wasn't chosen.
     *
     * @param head the beginning of the text, without a byte order mark
     * @param tabs whether the name says that tabs separate cells
     */
    static Dialect of(String head, ReadOptions options, boolean tabs) {
        char separator = options.separator() != '\0' ? options.separator() : tabs ? '\t' : CsvFormat.separator(head);
        char quote = options.quote() != '\0' ? options.quote() : quote(head, separator);
        boolean header = switch (options.header()) {
            case FIRST_LINE -> true;
            case NONE -> false;
            case AUTOMATIC -> !onlyValues(head, separator, quote);
        };
        return new Dialect(separator, quote, header);
    }

    /** A double quote, unless only single quotes enclose cells. */
    private static char quote(String head, char separator) {
        String between = Pattern.quote(String.valueOf(separator));
        boolean single = head.indexOf('"') < 0
                && Pattern.compile("(^|" + between + ")'[^'\\n]*'(" + between + "|\\r?$)", Pattern.MULTILINE)
                        .matcher(head)
                        .find();
        return single ? '\'' : '"';
    }

    /** Whether the first row has only numbers, dates and the like, which aren't names of columns. */
    private static boolean onlyValues(String head, char separator, char quote) {
        try (CsvReader<CsvRecord> rows = CsvFormat.read(new StringReader(head), separator, quote, RowReader.maxRow())) {
            List<String> first = rows.stream().findFirst().map(CsvRecord::getFields).orElse(List.of()).stream()
                    .filter(cell -> !cell.isBlank())
                    .toList();
            return !first.isEmpty() && first.stream().allMatch(cell -> ColumnType.possible(cell) != 0);
        } catch (CsvParseException | IOException e) {
            return false;
        }
    }
}
