package app.bellhop.table.types;

/** Blanks around a cell: also those that don't break, as web pages and spreadsheets write them, and byte order marks. */
public final class Blanks {

    private Blanks() {}

    public static String strip(String cell) {
        int begin = 0;
        int end = cell.length();
        while (begin < end && blank(cell.charAt(begin))) {
            begin++;
        }
        while (end > begin && blank(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(begin, end);
    }

    /** Whether a character is one of them. */
    public static boolean blank(char c) {
        return c <= ' ' || c >= '\u0085' && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF');
    }
}
