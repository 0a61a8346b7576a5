package app.bellhop.table;

import java.util.Locale;

/** The type that all cells of a column have in common. Empty cells fit any type. */
public enum ColumnType {
    INTEGER,
    DECIMAL,
    DATE,
    BOOLEAN,
    TEXT;

    private static final int MAX_LENGTH = 40;
    private static final int INTEGER_BIT = 1;
    private static final int DECIMAL_BIT = 2;
    private static final int DATE_BIT = 4;
    private static final int BOOLEAN_BIT = 8;

    /** The possible types of a column before any cell was seen, as bits. */
    public static final int ANY = INTEGER_BIT | DECIMAL_BIT | DATE_BIT | BOOLEAN_BIT;

    /** Whether it can be summed. */
    public boolean number() {
        return this == INTEGER || this == DECIMAL;
    }

    /** The type for these bits; {@link #TEXT} if no cell was seen. */
    public static ColumnType of(int possible) {
        if (possible == ANY) {
            return TEXT;
        }
        if ((possible & INTEGER_BIT) != 0) {
            return INTEGER;
        }
        if ((possible & DECIMAL_BIT) != 0) {
            return DECIMAL;
        }
        if ((possible & DATE_BIT) != 0) {
            return DATE;
        }
        return (possible & BOOLEAN_BIT) != 0 ? BOOLEAN : TEXT;
    }

    /** The types that a cell can have, as bits. */
    public static int possible(String cell) {
        if (cell.isEmpty()) {
            return ANY;
        }
        if (cell.length() > MAX_LENGTH) {
            return 0;
        }
        char first = cell.charAt(0);
        if (first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.') {
            return date(cell) ? DATE_BIT : numbers(cell);
        }
        String lower = cell.toLowerCase(Locale.ROOT);
        return lower.equals("true") || lower.equals("false") || lower.equals("yes") || lower.equals("no")
                ? BOOLEAN_BIT
                : 0;
    }

    /** By hand: ten million cells are inspected, and a regular expression would take ten times as long. */
    private static int numbers(String cell) {
        int i = cell.charAt(0) == '-' || cell.charAt(0) == '+' ? 1 : 0;
        int digits = 0;
        boolean point = false;
        for (; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return digits > 0 && (c == 'e' || c == 'E') && exponent(cell, i + 1) ? DECIMAL_BIT : 0;
            }
        }
        return digits == 0 ? 0 : point ? DECIMAL_BIT : INTEGER_BIT | DECIMAL_BIT;
    }

    private static boolean exponent(String cell, int from) {
        int i = from < cell.length() && (cell.charAt(from) == '-' || cell.charAt(from) == '+') ? from + 1 : from;
        int digits = cell.length() - i;
        return digits >= 1 && digits <= 3 && cell.chars().skip(i).allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@code 2026-11-24}, with or without a time. */
    private static boolean date(String cell) {
        if (cell.length() < 10 || cell.charAt(4) != '-' || cell.charAt(7) != '-') {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (i != 4 && i != 7 && (cell.charAt(i) < '0' || cell.charAt(i) > '9')) {
                return false;
            }
        }
        return cell.length() == 10 || cell.charAt(10) == 'T' || cell.charAt(10) == ' ';
    }
}
