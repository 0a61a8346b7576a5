package app.bellhop.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CSV text whose first line names the columns, whole in memory. Rows that do not fit the header are told, not guessed at.
 *
 * @param charset the encoding it was read in
 * @param header the columns' names; one without a name is named by its number
 * @param broken rows that have more or fewer cells than the header, or that a quote never closed made unreadable
 */
public record CsvDocument(String charset, List<String> header, List<Row> rows, List<Broken> broken) {

    /** @param line where it begins, from 1 */
    public record Row(long line, List<String> cells) {}

    /**
     * A row that cannot be used.
     *
     * @param cells how many it has; 0 where it could not be read to its end
     */
    public record Broken(long line, int cells, String text) {}

    private static final int SHOWN = 120;

    /** Reads it; empty when these bytes are no text, or hold no line. */
    public static Optional<CsvDocument> parse(byte[] bytes) {
        return TextDecoder.decode(bytes, true)
                .map(text -> parse(CsvFormat.withoutMark(text.text()), text.charset()))
                .filter(document -> !document.header().isEmpty());
    }

    private static CsvDocument parse(String text, String charset) {
        List<String> header = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        long line = 1;
        try (CsvReader<CsvRecord> reader = CsvFormat.read(new StringReader(text), CsvFormat.separator(text))) {
            for (CsvRecord row : reader) {
                line = row.getStartingLineNumber();
                List<String> cells = row.getFields();
                if (header.isEmpty()) {
                    header.addAll(names(cells));
                } else if (cells.size() == header.size()) {
                    rows.add(new Row(line, List.copyOf(cells)));
                } else if (cells.size() > 1 || !cells.get(0).isBlank()) {
                    broken.add(new Broken(line, cells.size(), shown(String.join(" ", cells))));
                }
            }
        } catch (CsvParseException e) {
            broken.add(new Broken(line + 1, 0, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CsvDocument(charset, List.copyOf(header), rows, broken);
    }

    private static List<String> names(List<String> cells) {
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            String name = cell.strip();
            names.add(name.isEmpty() || names.contains(name) ? name + "#" + (names.size() + 1) : name);
        }
        return names;
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /** Where a column stands; -1 where there is none of that name, large or small letters. */
    public int column(String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}
