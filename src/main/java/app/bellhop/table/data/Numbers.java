package app.bellhop.table.data;

import java.math.BigDecimal;

/** Cells as numbers. */
public final class Numbers {

    private static final int LONGEST = 60;
    private static final int MOST_EXPONENT = 300;

    private Numbers() {}

    /** The number that a cell is; null for none, or one that nobody can reckon with. */
    public static BigDecimal parse(String cell) {
        String plain = cell.strip();
        if (plain.isEmpty() || plain.length() > LONGEST || "+-.0123456789".indexOf(plain.charAt(0)) < 0) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(plain);
            return Math.abs((long) number.scale()) > MOST_EXPONENT ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
