package app.bellhop.table.data;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.CsvFormat;
import app.bellhop.table.TextDecoder;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.data.DataTable.Reason;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** One object's bytes made rows of a table, by what its name says it is. */
final class ObjectRows {

    private static final int HEAD = 64 << 10;
    private static final int SHOWN = 200;

    /** A line of JSON beyond this many characters is none. */
    private static final int LONGEST_LINE = 16 << 20;

    /** Numbers stay as they are written: every digit of 0.1234567890123456789, and 2.50 is not 2.5. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final DataTable table;
    private final String key;
    private final ReadOptions options;
    private final int source;

    ObjectRows(DataTable table, String key, ReadOptions options) {
        this.table = table;
        this.key = key;
        this.options = options;
        this.source = table.addSource(key);
    }

    /** Whether a key's name says that it holds rows. */
    static boolean readable(String key) {
        return key.toLowerCase(Locale.ROOT).matches("(?s).*\\.(csv|tsv|tab|ndjson|jsonl)(\\.gz)?");
    }

    private String plainName() {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    }

    /** Reads to the end; answers no when the table's budget is reached. */
    boolean read(InputStream bytes) throws IOException {
        InputStream plain = new BufferedInputStream(Unzipped.of(bytes), HEAD);
        plain.mark(HEAD);
        byte[] head = plain.readNBytes(HEAD);
        plain.reset();
        if (head.length == 0) {
            return true;
        }
        Optional<TextDecoder.Decoded> begun = TextDecoder.decode(head, head.length < HEAD);
        if (begun.isEmpty() && options.charset().isEmpty()) {
            problem(0, Reason.NO_TEXT, "");
            return true;
        }
        Charset charset = Charset.forName(
                options.charset().isEmpty() ? begun.orElseThrow().charset() : options.charset());
        Reader text = new BufferedReader(new InputStreamReader(plain, charset));
        text.mark(1);
        if (text.read() != 0xFEFF) {
            text.reset();
        }
        String beginning = CsvFormat.withoutMark(new String(head, charset));
        Dialect dialect = Dialect.of(
                beginning, options, plainName().endsWith(".tsv") || plainName().endsWith(".tab"));
        boolean json = plainName().endsWith(".ndjson") || plainName().endsWith(".jsonl");
        CheckedReader checked = new CheckedReader(text, dialect.quote());
        boolean all = json ? lines(checked) : cells(checked, dialect);
        if (checked.replaced()) {
            problem(0, Reason.BAD_CHARACTERS, charset.name());
        }
        return all;
    }

    private void problem(long line, Reason reason, String text) {
        table.problem(new Problem(key, line, reason, text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text));
    }

    private boolean cells(CheckedReader text, Dialect dialect) throws IOException {
        int width = -1;
        int layout = -1;
        long line = 0;
        List<String> cells = List.of();
        try (CsvReader<CsvRecord> reader = CsvFormat.read(text, dialect.separator(), dialect.quote())) {
            for (CsvRecord row : reader) {
                line = row.getStartingLineNumber();
                cells = row.getFields();
                if (width < 0) {
                    List<String> names = dialect.header() ? named(cells) : numbered(cells.size());
                    width = names.size();
                    layout = table.layout(names);
                    if (layout < 0) {
                        return false;
                    }
                    if (dialect.header()) {
                        continue;
                    }
                }
                if (cells.size() != width) {
                    problem(line, cells.size() < width ? Reason.FEWER_CELLS : Reason.MORE_CELLS, row(cells, dialect));
                }
                if (!table.add(source, layout, cells.size() > width ? cells.subList(0, width) : cells)) {
                    return false;
                }
            }
            // What follows a quote that stays open is one cell, the last one.
            if (text.open() && !cells.isEmpty() && cells.get(cells.size() - 1).indexOf('\n') >= 0) {
                problem(line, Reason.OPEN_QUOTE, row(cells, dialect));
            }
        } catch (CsvParseException e) {
            rethrowFailure(e);
            problem(line + 1, Reason.UNPARSABLE, String.valueOf(e.getMessage()));
        }
        return true;
    }

    /** A row as it is told: its first cells, none of them longer than is shown. */
    private static String row(List<String> cells, Dialect dialect) {
        return cells.stream()
                .limit(50)
                .map(cell -> cell.length() > SHOWN ? cell.substring(0, SHOWN) : cell)
                .collect(Collectors.joining(String.valueOf(dialect.separator())));
    }

    /** What came from the wire is no mistake in the text. */
    private static void rethrowFailure(Exception e) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CloudException failure) {
                throw failure;
            }
            if (cause instanceof UncheckedIOException unchecked) {
                throw unchecked.getCause();
            }
            if (cause instanceof IOException io) {
                throw io;
            }
        }
    }

    private static List<String> named(List<String> cells) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).strip();
            names.add(name.isEmpty() ? "column " + (i + 1) : name);
        }
        return names;
    }

    private static List<String> numbered(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add("column " + i);
        }
        return names;
    }

    private boolean lines(Reader text) throws IOException {
        LineReader lines = new LineReader(text, LONGEST_LINE);
        List<String> names = List.of();
        int layout = -1;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (lines.tooLong()) {
                problem(lines.number(), Reason.UNPARSABLE, line.substring(0, SHOWN));
                return true;
            }
            if (line.isBlank()) {
                continue;
            }
            List<String> keys = new ArrayList<>();
            List<String> values = new ArrayList<>();
            if (!fields(line, keys, values)) {
                problem(lines.number(), Reason.NO_JSON, line);
                continue;
            }
            if (!keys.equals(names)) {
                names = keys;
                layout = table.layout(names);
            }
            if (layout < 0 || !table.add(source, layout, values)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fields(String line, List<String> keys, List<String> values) {
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.isObject()) {
                return false;
            }
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                JsonNode value = field.getValue();
                keys.add(field.getKey());
                values.add(value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString());
            }
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }
}
