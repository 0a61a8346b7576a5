package app.bellhop.table.data;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Cells as numbers. */
public final class Numbers {

    private static final int MAX_LENGTH = 60;
    private static final int MAX_EXPONENT = 300;

    private Numbers() {}

    /** The number in a cell; null if it is not a number, or one too long to compute with. */
    public static @Nullable BigDecimal parse(String cell) {
        String plain = cell.strip();
        if (plain.isEmpty() || plain.length() > MAX_LENGTH || "+-.0123456789".indexOf(plain.charAt(0)) < 0) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(plain);
            return Math.abs((long) number.scale()) > MAX_EXPONENT ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
