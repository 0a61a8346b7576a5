package app.bellhop.table;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.dialect.Dialect;
import app.bellhop.table.dialect.DialectDetector;
import app.bellhop.table.dialect.OtherText;
import app.bellhop.table.dialect.PlainTables;
import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.table.json.JsonHead;
import app.bellhop.table.json.JsonShape;
import app.bellhop.table.json.ShapeFinder;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the rows of an object, file or text: Excel workbooks and Parquet files by their content; CSV, or JSON if its name ends in {@code .json}, {@code .ndjson} or
 * {@code .jsonl}, or it has nothing but JSON objects. Gzip is
 * recognized by its bytes; encoding, separator, quote and header are detected unless {@link ReadOptions} say otherwise. Rows are
 * passed on one by one, so memory is bounded by the longest row. Problems are reported to the sink and never stop it. Any
 * thread that may wait.
 */
public final class RowReader {

    /** How much of the beginning is inspected, in bytes and in characters. */
    static final int HEAD = 64 << 10;

    /** The most columns, as in spreadsheets and CSV readers. */
    public static final int MAX_COLUMNS = 16_384;

    private static final long MAX_ROW = 64L << 20;

    private final ReadOptions options;
    private final String name;
    private final int maxRow;
    private final List<String> known;
    private final String rowsBefore;

    /** @param name the object's key, or a file name; may be empty */
    public RowReader(ReadOptions options, String name) {
        this(options, name, maxRow(), List.of(), "");
    }

    /**
     * @param maxRow the most characters of one row; longer ones are {@link Reason#UNPARSABLE}
     * @param known the columns of the objects before, which one without a header may continue; empty if there are none
     * @param rowsBefore the {@link JsonShape#path} in the objects before; empty if there are none
     */
    public RowReader(ReadOptions options, String name, int maxRow, List<String> known, String rowsBefore) {
        this.rowsBefore = rowsBefore;
        this.maxRow = maxRow;
        this.known = known;
        this.options = options;
        this.name = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    }

    /** Whether a name says that there are rows inside: {@code .csv}, {@code .tsv}, {@code .ndjson} and the like, gzip or not. */
    public static boolean readable(String name) {
        return name.toLowerCase(Locale.ROOT)
                .matches("(?s).*\\.(csv|tsv|tab|psv|ndjson|jsonl|json|geojson|xlsx|xlsm|parquet)(\\.gz)?");
    }

    /** Whether rows of an object with such a name are lines of it: not those of workbooks and Parquet files. */
    public static boolean lines(String name) {
        return !name.toLowerCase(Locale.ROOT).matches("(?s).*\\.(xlsx|xlsm|parquet)(\\.gz)?");
    }

    /**
     * The most characters of one row that this program has memory for. While it is read, a row exists up to five
     * times: as it arrives, as cells, and packed, with two or three bytes per character. With 512 MiB, a cell of ten million
     * characters still passes.
     */
    public static int maxRow() {
        return (int) Math.min(MAX_ROW, Runtime.getRuntime().maxMemory() >> 5);
    }

    /**
     * Reads bytes until they end or the sink has enough, and closes them.
     *
     * @return false if the sink stopped it
     * @throws IOException if gzip data is damaged or cut off, after the rows before that; or what the stream throws
     */
    public boolean read(InputStream bytes, RowSink sink) throws IOException {
        InputStream unpacked = GunzipInputStream.of(bytes);
        try (BufferedInputStream plain = new BufferedInputStream(unpacked, HEAD)) {
            sink.gzip(unpacked instanceof GunzipInputStream);
            byte[] head = head(plain);
            if (head.length == 0) {
                return true;
            }
            Optional<FileFormat> format = FileFormat.of(head);
            if (format.isPresent() && format.get() == FileFormat.PARQUET && bytes instanceof ObjectStream object) {
                return new ParquetRows(sink).read(object);
            }
            if (format.isPresent()) {
                return binary(format.get(), head, plain, sink);
            }
            Optional<String> charset =
                    options.charset().isEmpty() ? TextDecoder.encoding(head) : Optional.of(options.charset());
            if (charset.isEmpty()) {
                sink.problem(new RowProblem(0, Reason.NO_TEXT, ""));
                return true;
            }
            Charset encoding = Charset.forName(charset.get());
            sink.charset(encoding.name());
            if (options.charset().isEmpty() && TextDecoder.guessed(encoding)) {
                sink.problem(new RowProblem(0, Reason.GUESSED_ENCODING, encoding.name()));
            }
            return read(new InputStreamReader(plain, encoding), sink);
        }
    }

    private boolean binary(FileFormat format, byte[] head, InputStream plain, RowSink sink) throws IOException {
        if (format.workbook(head)) {
            return new WorkbookRows(sink, options, known, maxRow).read(plain);
        }
        sink.problem(format.problem(head, name));
        return true;
    }

    /** The same for text. */
    public boolean read(Reader decoded, RowSink sink) throws IOException {
        BufferedReader text = new BufferedReader(decoded, HEAD);
        skipMark(text);
        boolean json = named(".ndjson", ".jsonl", ".json", ".geojson") || unnamedJson(text);
        if (!json && options.separator() == null) {
            BufferedReader plain = PlainTables.of(text, head(text), maxRow);
            if (plain != text) {
                sink.problem(new RowProblem(0, Reason.DRAWN_COLUMNS, ""));
            }
            text = plain;
        }
        CheckedReader checked = new CheckedReader(text);
        boolean complete = json ? json(text, checked, sink) : cells(text, checked, sink);
        if (checked.zeros() > 0) {
            sink.problem(new RowProblem(0, Reason.ZEROS, String.valueOf(checked.zeros())));
        }
        return complete;
    }

    /** Services write JSON to objects without an extension, or as logs. */
    private boolean unnamedJson(BufferedReader text) throws IOException {
        return options.separator() == null && options.headerRows() == null && JsonHead.begins(head(text));
    }

    private boolean json(BufferedReader text, CheckedReader checked, RowSink sink) throws IOException {
        String head = head(text);
        boolean named = named(".ndjson", ".jsonl");
        boolean arrays = JsonHead.linesOfArrays(head);
        if (!arrays && !JsonHead.document(head, named)) {
            return new JsonRows(sink, maxRow).read(checked);
        }
        JsonShape shape = ShapeFinder.of(head, !named, options.records(), rowsBefore, options.headerRows());
        return new JsonDocument(sink, shape, arrays, maxRow).read(checked);
    }

    private boolean cells(BufferedReader text, CheckedReader checked, RowSink sink) throws IOException {
        String head = head(text);
        boolean whole = head.length() < HEAD;
        Dialect dialect = DialectDetector.of(head, whole, options, named(".tsv", ".tab"), known);
        if (options.separator() == null && OtherText.is(head, dialect)) {
            sink.problem(new RowProblem(0, Reason.NO_TABLE, ""));
        } else if (dialect.width() < 2 && options.separator() == null) {
            DialectDetector.doubt(head, whole)
                    .ifPresent(separator -> sink.problem(new RowProblem(0, Reason.ONE_COLUMN, separator)));
        }
        return new CsvRows(sink, checked, dialect, known, maxRow).read();
    }

    private boolean named(String... extensions) {
        return Arrays.stream(extensions).anyMatch(name::endsWith);
    }

    /** The first bytes. If the stream fails among them, returns what came before; reading on throws the failure. */
    static byte[] head(BufferedInputStream plain) throws IOException {
        byte[] head = new byte[HEAD];
        int length = 0;
        plain.mark(HEAD);
        try {
            for (int count = 0; count >= 0 && length < HEAD; count = plain.read(head, length, HEAD - length)) {
                length += count;
            }
        } catch (IOException e) {
            if (length == 0) {
                throw e;
            }
        }
        plain.reset();
        return Arrays.copyOf(head, length);
    }

    /** The first characters; reading goes on with them. */
    static String head(BufferedReader text) throws IOException {
        char[] head = new char[HEAD];
        int length = 0;
        text.mark(HEAD);
        try {
            for (int count = 0; count >= 0 && length < HEAD; count = text.read(head, length, HEAD - length)) {
                length += count;
            }
        } catch (IOException e) {
            if (length == 0) {
                throw e;
            }
        }
        text.reset();
        return new String(head, 0, length);
    }

    /** Files that were saved twice by careless programs have two. */
    private static void skipMark(BufferedReader text) throws IOException {
        do {
            text.mark(1);
        } while (text.read() == 0xFEFF);
        text.reset();
    }
}
