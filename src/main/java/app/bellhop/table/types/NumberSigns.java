package app.bellhop.table.types;

import java.util.List;
import java.util.regex.Pattern;

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

    private static final Pattern LETTERS = Pattern.compile("\\p{L}+\\.?");

    private NumberSigns() {}

    /** The sign of a number; empty for none. A code or a word is the same as its symbol, an exponent is none. */
    public static String of(String number) {
        StringBuilder sign = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == '%' || Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL) {
                sign.append(c);
            }
        }
        return sign.length() == 1 && (sign.charAt(0) == 'e' || sign.charAt(0) == 'E')
                ? NONE
                : Currencies.usual(sign.toString());
    }

    /** A number without the letters beside it, and the dots behind these. */
    public static String without(String number) {
        return LETTERS.matcher(number).replaceAll("");
    }

    /** Of a number with something beside it, as bits of {@link ColumnType}; a rare sign has none. */
    static int bits(String number, String digits) {
        int place = USUAL.indexOf(of(number));
        return (place < 0 ? 0 : ColumnType.SIGN_BIT << place)
                | (digits.indexOf(',') < 0 ? ColumnType.NO_COMMA_BIT : 0)
                | (digits.indexOf('.') < 0 ? ColumnType.NO_POINT_BIT : 0);
    }
}
