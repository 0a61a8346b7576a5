package app.bellhop.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes tables to disk. Blocks. */
public final class CsvFile {

    private CsvFile() {}

    /** Writes rows as CSV in UTF-8, atomically. */
    public static void write(Path file, List<List<String>> rows) {
        AtomicFile.write(file, beside -> {
            try (CsvWriter writer = CsvWriter.builder().build(beside, StandardCharsets.UTF_8)) {
                rows.forEach(row ->
                        writer.writeRecord(row.stream().map(CsvFile::harmless).toList()));
            }
        });
    }

    /** Puts an apostrophe before a cell that a spreadsheet would run as a formula. */
    public static String harmless(String cell) {
        boolean number = cell.matches("[+-]?[.,]?[0-9][0-9 ().,-]*([eE][+-]?[0-9]+)?");
        return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 && !number ? "'" + cell : cell;
    }
}
