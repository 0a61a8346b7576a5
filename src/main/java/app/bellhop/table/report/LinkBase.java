package app.bellhop.table.report;

import app.bellhop.table.data.TableExtract;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What many links of a page begin with, written once in its head: each address stands in the page twice, as text and as
 * link, and only what differs is repeated. Used by pages where that saves something; links of others are whole.
 *
 * @param address ends with a slash; empty for none
 */
record LinkBase(String address) {

    static final LinkBase NONE = new LinkBase("");

    /** In characters; below that a page is small anyway, and whole links are easier for other programs. */
    private static final int WORTH = 50_000;

    private static final int ROWS_LOOKED_AT = 1_000;

    /** In characters. */
    private static final int MAX_ADDRESS = 2_000;

    /** A site and the folders below it, of an address that is a whole cell. */
    private static final Pattern FOLDERS =
            Pattern.compile("(https?://[A-Za-z0-9.-]+(?::\\d+)?/)((?:[^\\s/?#\\\\<>\"]*+/)*+)[^\\s\\\\<>\"]*");

    /** What a browser would not add to the base: nothing, another site or root, or what looks like a scheme. */
    private static final Pattern NOT_RELATIVE = Pattern.compile("|[/\\\\].*|[^/?#]*:.*", Pattern.DOTALL);

    /** Looks at rows from all over the table. */
    static LinkBase of(TableExtract view) {
        int rows = view.rows().size();
        int step = Math.max(1, rows / ROWS_LOOKED_AT);
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < rows; row += step) {
            for (String cell : view.row(row)) {
                count(cell, counts);
            }
        }
        return counts.entrySet().stream()
                .max(Comparator.comparingLong(LinkBase::saved))
                .filter(best -> saved(best) * step >= WORTH)
                .map(best -> new LinkBase(best.getKey()))
                .orElse(NONE);
    }

    private static void count(String cell, Map<String, Integer> counts) {
        Matcher address = FOLDERS.matcher(cell);
        if (cell.length() <= MAX_ADDRESS && address.matches()) {
            int end = address.end(1);
            counts.merge(cell.substring(0, end), 1, Integer::sum);
            for (int slash = cell.indexOf('/', end);
                    slash >= 0 && slash < address.end(2);
                    slash = cell.indexOf('/', slash + 1)) {
                counts.merge(cell.substring(0, slash + 1), 1, Integer::sum);
            }
        }
    }

    private static long saved(Map.Entry<String, Integer> folder) {
        return (long) folder.getKey().length() * folder.getValue();
    }

    /** An address as it is written in the page. */
    String relative(String whole) {
        if (address.isEmpty() || !whole.startsWith(address)) {
            return whole;
        }
        String rest = whole.substring(address.length());
        return NOT_RELATIVE.matcher(rest).matches() ? whole : rest;
    }
}
