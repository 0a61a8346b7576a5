package app.bellhop.table.report;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.AtomicFile;
import app.bellhop.table.CsvFile;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes a table to a file. One object for one file. */
public final class TableWriter {

    private final TableExtract view;
    private final ReportOptions options;
    private final PageWords words;
    private volatile boolean stopped;
    private volatile int written;

    public TableWriter(TableExtract view, ReportOptions options, PageWords words) {
        this.view = view;
        this.options = options;
        this.words = words;
    }

    /** How many rows there are. */
    public int rows() {
        return view.rows().size();
    }

    /** How many of them are written. Any thread. */
    public int written() {
        return written;
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
        AtomicFile.write(file, beside -> {
            try (BufferedWriter text = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
                switch (options.format()) {
                    case CSV -> cells(text, ',');
                    case TSV -> cells(text, '\t');
                    case NDJSON -> lines(text);
                    case HTML -> new HtmlReport(view, options, words).write(text, cells());
                }
            }
            if (stopped) {
                throw CloudException.of(new CancellationException());
            }
        });
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

    private void cells(Writer text, char separator) throws IOException {
        // It keeps a buffer of its own: what is not flushed is lost.
        // A row of one empty cell is quoted: readers skip blank lines.
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(separator)
                .quoteStrategy(view.columns().size() == 1 ? QuoteStrategies.EMPTY : QuoteStrategies.REQUIRED)
                .build(text)) {
            cells(writer);
        }
    }

    private void cells(CsvWriter writer) {
        writer.writeRecord(
                view.columns().stream().map(column -> safe(column.name())).toList());
        for (List<String> row : cells()) {
            writer.writeRecord(row.stream().map(this::safe).toList());
        }
    }

    private String safe(String cell) {
        return options.harmless() ? CsvFile.harmless(cell) : cell;
    }

    private void lines(Writer text) throws IOException {
        JsonMapper json = JsonMapper.shared();
        Map<String, String> row = new LinkedHashMap<>();
        for (List<String> cells : cells()) {
            row.clear();
            for (int i = 0; i < cells.size(); i++) {
                row.put(view.columns().get(i).name(), cells.get(i));
            }
            text.write(json.writeValueAsString(row));
            text.write('\n');
        }
    }
}
