package app.bellhop.table.report;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.AtomicFile;
import app.bellhop.table.CsvFile;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.TableExtract;
import app.bellhop.table.json.JsonText;
import app.bellhop.table.types.CellFormat;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Writes a table to a file. One object for one file. */
public final class TableWriter {

    private final TableExtract view;
    private final ReportOptions options;
    private final PageWords words;
    private volatile boolean stopped;
    private volatile int written;

    /** Only changed by the thread that writes. */
    private volatile long escaped;

    public TableWriter(TableExtract view, ReportOptions options, PageWords words) {
        this.view = view;
        this.options = options;
        this.words = words;
    }

    public int rows() {
        return view.rows().size();
    }

    /** How many of them are written. Any thread. */
    public int written() {
        return written;
    }

    /** How many cells were kept from running as formulas. Any thread. */
    public long escaped() {
        return escaped;
    }

    /** Breaks off: {@link #write} ends as CANCELLED. Any thread. */
    public void stop() {
        stopped = true;
    }

    /**
     * Writes beside the file and moves it into place: it is whole, or as it was. UTF-8. Blocks.
     *
     * @throws CloudException LOCAL_FILE where it cannot be written, CANCELLED when stopped
     */
    public void write(Path file) {
        AtomicFile.write(file, true, beside -> {
            try (BufferedWriter text = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
                write(text, true);
            }
            if (stopped) {
                throw CloudException.of(new CancellationException());
            }
        });
    }

    /**
     * The same as a text: for a few rows.
     *
     * @param names whether CSV and TSV begin with the names of the columns
     */
    public String text(boolean names) {
        StringWriter text = new StringWriter();
        try {
            write(text, names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(Writer text, boolean names) throws IOException {
        switch (options.format()) {
            case CSV -> cells(text, ',', names);
            case TSV -> cells(text, '\t', names);
            case NDJSON -> lines(text);
            case HTML -> new HtmlReport(view, options, words).write(text, cells());
        }
    }

    /** Row by row, until it is stopped. */
    private Iterable<List<String>> cells() {
        return () -> IntStream.range(0, rows())
                .takeWhile(place -> !stopped)
                .mapToObj(place -> {
                    written = place + 1;
                    return view.row(place);
                })
                .iterator();
    }

    private void cells(Writer text, char separator, boolean names) throws IOException {
        // It keeps a buffer of its own: what is not flushed is lost.
        // A row of one empty cell is quoted: readers skip blank lines.
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(separator)
                .quoteStrategy(view.columns().size() == 1 ? QuoteStrategies.EMPTY : QuoteStrategies.REQUIRED)
                .build(text)) {
            cells(writer, names);
        }
    }

    private void cells(CsvWriter writer, boolean names) {
        if (names) {
            writer.writeRecord(
                    view.columns().stream().map(column -> safe(column.name())).toList());
        }
        for (List<String> row : cells()) {
            writer.writeRecord(row.stream().map(this::safe).toList());
        }
    }

    private String safe(String cell) {
        String safe = options.harmless() ? CsvFile.harmless(cell) : cell;
        if (!safe.equals(cell)) {
            escaped = escaped + 1;
        }
        return safe;
    }

    /** JSON objects stay as they were; other cells are strings, or numbers where their column is. */
    private void lines(Writer text) throws IOException {
        for (int place = 0; place < rows() && !stopped; place++) {
            written = place + 1;
            text.write(line(place));
            text.write('\n');
        }
    }

    private String line(int place) {
        int row = view.rows().at(place);
        Optional<Map<Integer, String>> json = view.table().json(row);
        List<String> cells = view.row(place);
        StringJoiner line = new StringJoiner(",", "{", "}");
        for (int i = 0; i < cells.size(); i++) {
            TableExtract.Column column = view.columns().get(i);
            String value = json.isPresent() && column.index() != DataTable.SOURCE
                    ? json.get().get(column.index())
                    : plain(column, cells.get(i));
            if (value != null) {
                line.add(JsonText.string(column.name()) + ":" + value);
            }
        }
        return line.toString();
    }

    private String plain(TableExtract.Column column, String cell) {
        CellFormat format = view.table().format(column.index());
        if (format.type().number() && format.empty(cell)) {
            return "null"; // A string among numbers would be another type.
        }
        return format.type().number() && JsonText.number(cell) ? cell : JsonText.string(cell);
    }
}
