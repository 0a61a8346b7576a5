package app.bellhop.table.report;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.CsvFile;
import app.bellhop.table.WholeFile;
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
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/** Writes tables to files. Blocks. */
public final class TableWriter {

    private final TableExtract view;
    private final ReportOptions options;
    private final BooleanSupplier stopped;

    /** @param stopped asked now and then; once true, nothing is written */
    public TableWriter(TableExtract view, ReportOptions options, BooleanSupplier stopped) {
        this.view = view;
        this.options = options;
        this.stopped = stopped;
    }

    /** Writes beside the file and moves it into place: it is whole, or as it was. UTF-8. */
    public void write(Path file) {
        WholeFile.write(file, beside -> {
            try (BufferedWriter text = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
                switch (options.format()) {
                    case CSV -> cells(text, ',');
                    case TSV -> cells(text, '\t');
                    case NDJSON -> lines(text);
                    case HTML -> new HtmlReport(view, options, stopped).write(text);
                }
            }
            if (stopped.getAsBoolean()) {
                throw CloudException.of(new CancellationException());
            }
        });
    }

    private void cells(Writer text, char separator) throws IOException {
        // It keeps a buffer of its own: what is not flushed is lost.
        // A row of one empty cell is quoted, else it would be a blank line, which nobody reads.
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
        for (int place = 0; place < view.rows().length && !stopped.getAsBoolean(); place++) {
            writer.writeRecord(view.row(place).stream().map(this::safe).toList());
        }
    }

    private String safe(String cell) {
        return options.harmless() ? CsvFile.harmless(cell) : cell;
    }

    private void lines(Writer text) throws IOException {
        JsonMapper json = JsonMapper.shared();
        Map<String, String> row = new LinkedHashMap<>();
        for (int place = 0; place < view.rows().length && !stopped.getAsBoolean(); place++) {
            row.clear();
            List<String> cells = view.row(place);
            for (int i = 0; i < cells.size(); i++) {
                row.put(view.columns().get(i).name(), cells.get(i));
            }
            text.write(json.writeValueAsString(row));
            text.write('\n');
        }
    }
}
