package app.bellhop.work.contacts;

import app.bellhop.table.CsvDocument;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public final class ContactColumns {

    private static final Pattern PLACE = Pattern.compile(".*#(\\d{1,5})");

    private ContactColumns() {}

    /** The column chosen last time. Older versions named duplicate or nameless columns by position, as {@code name#3}. */
    public static String remembered(CsvDocument found, String column) {
        Matcher place = PLACE.matcher(column);
        boolean known = found.column(column) >= 0 || !place.matches();
        int index = known ? 0 : Integer.parseInt(place.group(1));
        return index >= 1 && index <= found.header().size() ? found.header().get(index - 1) : guess(found, column);
    }

    /** The first of these names that is a column; empty if none is. */
    public static String guess(CsvDocument found, String... names) {
        for (String wanted : names) {
            int column = wanted.isEmpty() ? -1 : found.column(wanted);
            if (column >= 0) {
                return found.header().get(column);
            }
        }
        return "";
    }
}
