package app.bellhop.table.excel;

/** How {@link Workbook#sheet} writes cells: line ends and separators inside them are replaced by noncharacters. */
public final class SheetText {

    /** Between cells. */
    public static final String SEPARATOR = "\u001f";

    private static final String SPECIAL = "\n\r" + SEPARATOR;

    private static final char FIRST = '\uFDD0';

    private SheetText() {}

    static String encode(String cell) {
        String encoded = cell;
        for (int i = 0; i < SPECIAL.length(); i++) {
            encoded = encoded.replace(SPECIAL.charAt(i), (char) (FIRST + i));
        }
        return encoded;
    }

    /** The cell as it is in the sheet. */
    public static String decode(String cell) {
        String decoded = cell;
        for (int i = 0; i < SPECIAL.length(); i++) {
            decoded = decoded.replace((char) (FIRST + i), SPECIAL.charAt(i));
        }
        return decoded;
    }
}
