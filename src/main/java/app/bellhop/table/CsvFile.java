package app.bellhop.table;

import app.bellhop.table.types.Blanks;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Writes tables to disk. Blocks. */
public final class CsvFile {

    /** What formulas begin with; the last four are fullwidth. */
    private static final String SIGNS = "=+@\uFF1D\uFF0B\uFF0D\uFF20-";

    /** Where cells end for a spreadsheet that takes another separator than the file's, and so no quotes for quotes. */
    private static final String SEPARATORS = ",;\t\r\n";

    /** Dashes alone, or a number, also with a currency, but not before letters: -EUR5 is a cell. */
    private static final Pattern NUMBER =
            Pattern.compile("-+|[+-]?\\p{Sc}?[ \\u00A0]?[.,]?[0-9][0-9 \\u00A0\\u202F\\u2019'().,%-]*"
                    + "(?:[eE][+-]?[0-9]+|\\p{Sc}|[A-Z]{3})?");

    /** What spreadsheets subtract: +49-30-12 becomes 7. */
    private static final Pattern DIFFERENCE = Pattern.compile(".*[0-9.)%]\\s*-.*");

    /** What no formula has: +49 30 12-3 stays as it is. */
    private static final Pattern APART = Pattern.compile(".*(?:[0-9]\\s+[0-9]|[0-9]\\s*\\(|\\)\\s*[0-9]).*");

    /** A formula inside a text: there, a sign alone may be a bullet, a dash or an assignment. */
    private static final Pattern INSIDE = Pattern.compile(
            "[=\uFF1D](?![=>\\s])|(?:[^=\uFF1D]|[=\uFF1D](?=\\s))[^,;\\t\\r\\n]*?(?:[A-Za-z][0-9]{0,2}\\(|![$\\w])");

    /** Those of {@link Blanks}. */
    private static final String BLANKS = "[\\p{Z}\\p{Cc}\uFEFF]*";

    /** Where {@link #harmless} puts apostrophes. */
    private static final Pattern APOSTROPHE = Pattern.compile(
            "^'|([" + SEPARATORS + "][\\p{Z}\\p{Cc}\uFEFF&&[^\t\r\n]]*)'(?=" + BLANKS + "[" + SIGNS + "])");

    private CsvFile() {}

    /**
     * Writes rows as CSV in UTF-8, atomically.
     *
     * @param replace whether to replace a file of that name; otherwise it is a failure
     */
    public static void write(Path file, boolean replace, List<List<String>> rows) {
        AtomicFile.write(file, replace, beside -> {
            try (CsvWriter writer = CsvWriter.builder().build(beside, StandardCharsets.UTF_8)) {
                rows.forEach(row ->
                        writer.writeRecord(row.stream().map(CsvFile::harmless).toList()));
            }
        });
    }

    /**
     * Puts an apostrophe before a cell that a spreadsheet would run as a formula, also behind blanks and with wide signs, and
     * before what would be one behind another separator.
     */
    public static String harmless(String cell) {
        StringBuilder harmless = new StringBuilder(cell.length() + 1);
        if (formula(cell)) {
            harmless.append('\'');
        }
        boolean begins = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (begins
                    && SIGNS.indexOf(c) >= 0
                    && INSIDE.matcher(cell).region(i, cell.length()).lookingAt()) {
                harmless.append('\'');
            }
            begins = SEPARATORS.indexOf(c) >= 0 || begins && Blanks.blank(c);
            harmless.append(c);
        }
        return harmless.toString();
    }

    private static boolean formula(String cell) {
        String begin = Blanks.strip(cell);
        return !begin.isEmpty() && SIGNS.indexOf(begin.charAt(0)) >= 0 && !value(begin)
                || !cell.isEmpty() && "\t\r\n".indexOf(cell.charAt(0)) >= 0 && !value(begin);
    }

    /** The cell without the apostrophes that {@link #harmless} put there. */
    public static String original(String cell) {
        String bare = APOSTROPHE.matcher(cell).replaceAll("$1");
        return harmless(bare).equals(cell) ? bare : cell;
    }

    /** Whether it is a number, or a telephone number that can't be computed. */
    private static boolean value(String cell) {
        return NUMBER.matcher(cell).matches()
                && (!DIFFERENCE.matcher(cell).matches() || APART.matcher(cell).matches());
    }
}
