package app.bellhop.table;

import app.bellhop.cloud.CloudException;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes tables to disk. Blocks. */
public final class CsvFile {

    private CsvFile() {}

    /** Writes rows as CSV in UTF-8, beside and moved: the file is whole or as it was. */
    public static void write(Path file, List<List<String>> rows) {
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (CsvWriter writer = CsvWriter.builder().build(beside, StandardCharsets.UTF_8)) {
                rows.forEach(row ->
                        writer.writeRecord(row.stream().map(CsvFile::harmless).toList()));
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw CloudException.ofFile("Export", file.toString(), e);
        }
    }

    /** A spreadsheet would run a cell that begins like a formula: an apostrophe in front keeps it a text. */
    public static String harmless(String cell) {
        boolean number = cell.matches("[+-]?[0-9][0-9 ().-]*");
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 && !number ? "'" + cell : cell;
    }
}
