package app.bellhop.table.types;

/** Digits of other scripts, such as Arabic ones, Devanagari or those as wide as Chinese signs. */
final class ForeignDigits {

    /** Before it, there are no such digits. */
    private static final char FIRST = '\u0660';

    private static final String FRACTION = "\u066B\uFF0E";
    private static final String THOUSANDS = "\u066C\uFF0C";
    private static final String MINUS = "\uFF0D";

    private ForeignDigits() {}

    /**
     * The same with 0 to 9; itself without any.
     *
     * @param decimalComma whether a comma, and not a point, begins the fraction
     */
    static String western(String cell, boolean decimalComma) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) >= FIRST && Character.isDigit(cell.charAt(i))) {
                return replaced(cell, decimalComma);
            }
        }
        return cell;
    }

    private static String replaced(String cell, boolean decimalComma) {
        StringBuilder western = new StringBuilder(cell.length());
        for (char c : cell.toCharArray()) {
            if (Character.isDigit(c)) {
                western.append(Character.digit(c, 10));
            } else if (FRACTION.indexOf(c) >= 0) {
                western.append(decimalComma ? ',' : '.');
            } else if (THOUSANDS.indexOf(c) >= 0) {
                western.append(decimalComma ? '.' : ',');
            } else {
                western.append(MINUS.indexOf(c) >= 0 ? '-' : c);
            }
        }
        return western.toString();
    }
}
