package app.bellhop.table.data;

import app.bellhop.table.CsvFormat;
import app.bellhop.table.GunzipInputStream;
import app.bellhop.table.ReadOptions;
import app.bellhop.table.TextDecoder;
import app.bellhop.table.data.DataTable.Reason;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** One object's bytes made rows of a table, by what its name says it is. */
final class ObjectRows {

    private static final int HEAD = 64 << 10;

    private final TableSource source;
    private final ReadOptions options;

    ObjectRows(TableSource source, ReadOptions options) {
        this.source = source;
        this.options = options;
    }

    /** Whether a key's name says that it holds rows. */
    static boolean readable(String key) {
        return key.toLowerCase(Locale.ROOT).matches("(?s).*\\.(csv|tsv|tab|ndjson|jsonl)(\\.gz)?");
    }

    private boolean named(String... endings) {
        String lower = source.key().toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        for (String ending : endings) {
            if (plain.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** Reads to the end; answers no when the table's budget is reached. */
    boolean read(InputStream bytes) throws IOException {
        InputStream plain = new BufferedInputStream(GunzipInputStream.of(bytes), HEAD);
        plain.mark(HEAD);
        byte[] head = plain.readNBytes(HEAD);
        plain.reset();
        if (head.length == 0) {
            return true;
        }
        Optional<String> encoding =
                options.charset().isEmpty() ? TextDecoder.encoding(head) : Optional.of(options.charset());
        if (encoding.isEmpty()) {
            source.problem(0, Reason.NO_TEXT, "");
            return true;
        }
        Charset charset = Charset.forName(encoding.get());
        Dialect dialect = Dialect.of(CsvFormat.withoutMark(new String(head, charset)), options, named(".tsv", ".tab"));
        CheckedReader text = new CheckedReader(
                withoutMark(new BufferedReader(new InputStreamReader(plain, charset))), dialect.quote());
        boolean all =
                named(".ndjson", ".jsonl") ? new JsonRows(source).read(text) : new CsvRows(source, dialect).read(text);
        if (text.replaced()) {
            source.problem(0, Reason.BAD_CHARACTERS, charset.name());
        }
        if (text.zeros() > 0) {
            source.problem(0, Reason.ZEROS, String.valueOf(text.zeros()));
        }
        return all;
    }

    private static Reader withoutMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != 0xFEFF) {
            text.reset();
        }
        return text;
    }
}
