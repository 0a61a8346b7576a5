package app.bellhop.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Writes tables to disk. Blocks. */
public final class CsvFile {

    /** What formulas begin with; the last four are fullwidth. */
    private static final String SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern NUMBER = Pattern.compile("[+-]?[.,]?[0-9][0-9 ().,%-]*([eE][+-]?[0-9]+)?");

    /** What spreadsheets subtract: +49-30-12 becomes 7. */
    private static final Pattern DIFFERENCE = Pattern.compile(".*[0-9.)%]\\s*-.*");

    /** What no formula has: +49 30 12-3 stays as it is. */
    private static final Pattern APART = Pattern.compile(".*(?:[0-9]\\s+[0-9]|[0-9]\\s*\\(|\\)\\s*[0-9]).*");

    private CsvFile() {}

    /**
     * Writes rows as CSV in UTF-8, atomically.
     *
     * @param replace whether to replace a file of that name; otherwise it is a failure
     */
    public static void write(Path file, boolean replace, List<List<String>> rows) {
        AtomicFile.write(file, replace, beside -> {
            try (CsvWriter writer = CsvWriter.builder().build(beside, StandardCharsets.UTF_8)) {
                rows.forEach(row ->
                        writer.writeRecord(row.stream().map(CsvFile::harmless).toList()));
            }
        });
    }

    /** Puts an apostrophe before a cell that a spreadsheet would run as a formula, also behind blanks and with wide signs. */
    public static String harmless(String cell) {
        String begin = cell.stripLeading();
        boolean formula = !begin.isEmpty() && SIGNS.indexOf(begin.charAt(0)) >= 0
                || !cell.isEmpty() && "\t\r\n".indexOf(cell.charAt(0)) >= 0;
        return formula && !value(begin) ? "'" + cell : cell;
    }

    /** Whether it is a number, or a telephone number that can't be computed. */
    private static boolean value(String cell) {
        return NUMBER.matcher(cell).matches()
                && (!DIFFERENCE.matcher(cell).matches() || APART.matcher(cell).matches());
    }
}
