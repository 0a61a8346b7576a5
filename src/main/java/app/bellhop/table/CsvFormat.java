package app.bellhop.table;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.Reader;

/** How CSV is read: leniently, whatever separates its cells. */
public final class CsvFormat {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private static final int LONGEST_ROW = 16 << 20;

    private CsvFormat() {}

    /** The separator that the first line with text has most of, outside of quotes; a comma where it has none. */
    public static char separator(String text) {
        String line =
                text.lines().filter(l -> !l.isBlank()).findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /** Reads rows of any length. The caller closes it. */
    public static CsvReader<CsvRecord> read(Reader text, char separator) {
        return read(text, separator, '"');
    }

    /** The same with another quote. A row of more than 16 million characters is a {@code CsvParseException}. */
    public static CsvReader<CsvRecord> read(Reader text, char separator, char quote) {
        return read(text, separator, quote, LONGEST_ROW);
    }

    /** The same with rows of up to so many characters. */
    public static CsvReader<CsvRecord> read(Reader text, char separator, char quote, int longestRow) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .allowExtraCharsAfterClosingQuote(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(longestRow)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(longestRow)
                                .maxRecordSize(longestRow)
                                .build(),
                        text);
    }

    /** A text without the mark that some programs begin a file with. */
    public static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
