package app.bellhop.work.preview;

import app.bellhop.table.CsvFormat;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** The first rows of a CSV text. */
final class CsvTable {

    static final int MAX_ROWS = 1000;
    static final int MAX_COLUMNS = 200;

    private CsvTable() {}

    /** Rows of cells; none when it cannot be read as CSV. A last row that was cut off is left out. */
    static List<List<String>> rows(String text, boolean whole) {
        String readable = whole ? text : text.substring(0, text.lastIndexOf('\n') + 1);
        List<List<String>> rows = new ArrayList<>();
        String plain = CsvFormat.withoutMark(readable);
        try (CsvReader<CsvRecord> reader = CsvFormat.read(new StringReader(plain), CsvFormat.separator(plain))) {
            for (CsvRecord row : reader) {
                List<String> cells = row.getFields();
                rows.add(List.copyOf(cells.subList(0, Math.min(cells.size(), MAX_COLUMNS))));
                if (rows.size() > MAX_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            return rows; // A quote that is never closed: what came before it is shown.
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }
}
