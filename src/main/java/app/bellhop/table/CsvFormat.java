package app.bellhop.table;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.Reader;

/** How CSV is read: leniently. */
final class CsvFormat {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private CsvFormat() {}

    /** The separator that occurs most often outside quotes in the first line that isn't blank; a comma if there is none. */
    static char separator(String text) {
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

    /** Reads rows; one that is too long is a {@code CsvParseException}. The caller closes it. */
    static CsvReader<CsvRecord> read(Reader text, char separator, char quote, int maxRow) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .allowExtraCharsAfterClosingQuote(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(maxRow)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(maxRow)
                                .maxRecordSize(maxRow)
                                .build(),
                        text);
    }
}
