package app.bellhop.table.types;

import java.util.List;
import java.util.Map;

/**
 * What is written beside numbers: a currency, a percent sign, or nothing. Numbers with different signs can be computed with, but
 * what comes of it means nothing.
 */
public final class NumberSigns {

    private static final String NONE = "";

    /** Those that have a bit. */
    private static final List<String> USUAL = List.of(
            NONE, "%", "$", "\u20AC", "\u00A3", "\u00A5", "CHF", "\u20B9", "\u20BD", "\u20A9", "\u20BA", "\u20AA",
            "\u20AB", "\u0E3F", "\u20B1", "\u20B4", "\u00A2");

    private static final Map<String, String> SAME =
            Map.of("E", NONE, "USD", "$", "US$", "$", "EUR", "\u20AC", "GBP", "\u00A3", "JPY", "\u00A5");

    private NumberSigns() {}

    /** The sign of a number; empty for none. A code of letters is the same as its symbol, an exponent is none. */
    public static String of(String number) {
        StringBuilder sign = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == '%' || c >= 'A' && c <= 'Z' || Character.getType(c) == Character.CURRENCY_SYMBOL) {
                sign.append(c);
            }
        }
        return SAME.getOrDefault(sign.toString(), sign.toString());
    }

    /** Of a number with something beside it, as bits of {@link ColumnType}; a rare sign has none. */
    static int bits(String number) {
        int place = USUAL.indexOf(of(number));
        return (place < 0 ? 0 : ColumnType.SIGN_BIT << place)
                | (number.indexOf(',') < 0 ? ColumnType.NO_COMMA_BIT : 0)
                | (number.indexOf('.') < 0 ? ColumnType.NO_POINT_BIT : 0);
    }
}
