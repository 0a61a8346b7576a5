package app.bellhop.table.types;

import java.util.Locale;
import java.util.Set;

/** The type that all cells of a column have in common. Empty cells fit any type. */
public enum ColumnType {
    INTEGER,
    DECIMAL,
    DATE,
    TIME,
    DATE_TIME,
    BOOLEAN,
    TEXT;

    private static final int MAX_LENGTH = 40;
    private static final Set<String> BOOLEANS = Set.of("true", "false", "yes", "no", "t", "f", "y", "n");

    static final int INTEGER_BIT = 1;
    static final int POINT_BIT = 1 << 1;
    static final int COMMA_BIT = 1 << 2;
    static final int TIME_BIT = 1 << 3;
    private static final int BOOLEAN_BIT = 1 << 4;

    /** The first of three bits, one for each {@link DateOrder}. */
    static final int DATE_BIT = 1 << 5;

    /** The same for dates with a time. */
    static final int DATE_TIME_BIT = 1 << 8;

    /** Of numbers without a comma. */
    static final int NO_COMMA_BIT = 1 << 11;

    /** Of numbers without a point. */
    static final int NO_POINT_BIT = 1 << 12;

    /** The first of the bits for {@link NumberSigns}: that of numbers without any. */
    static final int SIGN_BIT = 1 << 13;

    private static final int NUMBER = INTEGER_BIT | POINT_BIT | COMMA_BIT;

    /** All bits but those that only say how numbers are written. */
    private static final int TYPES = NO_COMMA_BIT - 1;

    /** The possible types of a column before any cell was seen, as bits. */
    public static final int ANY = Integer.MAX_VALUE;

    /** Whether it can be summed. */
    public boolean number() {
        return this == INTEGER || this == DECIMAL;
    }

    /** The types that cells have in common. */
    public static int common(int possible, int types) {
        int both = possible & types;
        return (both & TYPES) == 0 ? 0 : both;
    }

    /** Whether numbers have different {@link NumberSigns}, or a comma and a point of which both may begin the fraction. */
    public static boolean mixed(int possible) {
        return (possible & NUMBER) != 0
                && (possible < SIGN_BIT
                        || ambiguousNumbers(possible) && (possible & (NO_COMMA_BIT | NO_POINT_BIT)) == 0);
    }

    /** Whether separators of numbers could be those of thousands or of fractions. */
    public static boolean ambiguousNumbers(int possible) {
        return possible != ANY && (possible & NUMBER) == (POINT_BIT | COMMA_BIT);
    }

    /** Whether numbers have fractions, or thousands, that can be read in one way only: with a decimal comma, or else without. */
    public static boolean written(int possible, boolean decimalComma) {
        return possible != ANY && (possible & NUMBER) == (decimalComma ? COMMA_BIT : POINT_BIT);
    }

    /** The type for these bits; {@link #TEXT} if no cell was seen. */
    public static ColumnType of(int possible) {
        if (possible == ANY) {
            return TEXT;
        }
        if ((possible & NUMBER) != 0) {
            return (possible & INTEGER_BIT) != 0 ? INTEGER : DECIMAL;
        }
        if ((possible & DATE_BIT * 7) != 0) {
            return DATE;
        }
        if ((possible & DATE_TIME_BIT * 7) != 0) {
            return DATE_TIME;
        }
        return (possible & TIME_BIT) != 0 ? TIME : (possible & BOOLEAN_BIT) != 0 ? BOOLEAN : TEXT;
    }

    /**
     * The format for these bits.
     *
     * @param decimalComma what a comma means where both are possible, as in 1,234
     * @param order the order of dates where several are possible, as in 03/04/2026
     */
    public static CellFormat format(int possible, boolean decimalComma, DateOrder order) {
        ColumnType type = of(possible);
        int dates = type == DATE ? possible / DATE_BIT : possible / DATE_TIME_BIT;
        boolean comma = (possible & COMMA_BIT) != 0 && ((possible & POINT_BIT) == 0 || decimalComma);
        return new CellFormat(type, comma, order(dates & 7, order), EmptyValues.USUAL);
    }

    private static DateOrder order(int possible, DateOrder preferred) {
        if ((possible & 1 << preferred.ordinal()) != 0) {
            return preferred;
        }
        for (DateOrder order : DateOrder.values()) {
            if ((possible & 1 << order.ordinal()) != 0) {
                return order;
            }
        }
        return preferred;
    }

    /** Whether dates of a column could be read in several orders. */
    public static boolean ambiguousDates(int possible) {
        ColumnType type = of(possible);
        int orders = type == DATE ? possible / DATE_BIT & 7 : type == DATE_TIME ? possible / DATE_TIME_BIT & 7 : 0;
        return Integer.bitCount(orders) > 1;
    }

    /** The types that a plain number can have, as bits: one with a decimal point and without other signs, or zeros in front. */
    public static int possible(long unscaled, int scale) {
        boolean thousands = scale == 3 && Math.abs(unscaled) < 1_000_000 && Math.abs(unscaled) >= 1000;
        return plain(scale == 0 ? NUMBER : POINT_BIT | (thousands ? COMMA_BIT : 0));
    }

    /** The same for one of digits and perhaps a point. */
    static int plain(int types) {
        return types | SIGN_BIT | NO_COMMA_BIT | ((types & INTEGER_BIT) != 0 ? NO_POINT_BIT : 0);
    }

    /** Whether a cell is a number, a date or a time, or true or false in full. A month of a year rather names a column. */
    public static boolean value(String cell) {
        String plain = Blanks.strip(cell);
        return plain.length() > 1
                ? possible(plain) != 0 && Dates.monthOfYear(plain) == null
                : !plain.isEmpty() && (possible(plain) & ~BOOLEAN_BIT) != 0;
    }

    /** The types that a cell can have, as bits; with the usual values for empty cells. */
    public static int possible(String cell) {
        return possible(cell, EmptyValues.USUAL);
    }

    /** The types that a cell can have, as bits. */
    public static int possible(String cell, EmptyValues empties) {
        if (cell.isEmpty()) {
            return ANY;
        }
        int last = cell.length() - 1;
        if (Blanks.blank(cell.charAt(0)) || Blanks.blank(cell.charAt(last))) {
            return possible(Blanks.strip(cell), empties);
        }
        boolean usual = empties == EmptyValues.USUAL; // None of them is a number.
        if (!usual && empties.texts().contains(cell)) {
            return ANY;
        }
        if (last >= MAX_LENGTH) {
            return 0;
        }
        // The cheapest first: ten million cells are inspected.
        if (Dates.iso(cell)) {
            return Dates.ISO_BITS;
        }
        char first = cell.charAt(0);
        int numbers = last > 9 && first <= '9' && cell.charAt(4) == '-' ? 0 : Numbers.possible(cell);
        if (numbers != 0) {
            return numbers;
        }
        if (usual && empties.texts().contains(cell)) {
            return ANY;
        }
        if (last < 5 && first > '9' && BOOLEANS.contains(cell.toLowerCase(Locale.ROOT))) {
            return BOOLEAN_BIT;
        }
        return Dates.possible(cell);
    }
}
