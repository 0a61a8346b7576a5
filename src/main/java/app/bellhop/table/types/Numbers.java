package app.bellhop.table.types;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cells as numbers: with thousands separators, currencies, percent signs, and in parentheses if negative. */
public final class Numbers {

    private static final int MAX_LENGTH = 60;
    private static final int MAX_EXPONENT = 300;

    private static final String CURRENCY = Currencies.ANY;
    private static final String BLANK = "[ \\u00A0\\u202F]?";
    private static final String SIGN = "(?<sign>[+-]?|[\\u2212-]" + BLANK + ")";

    /** A number with what may stand around it. */
    private static final Pattern DRESSED = Pattern.compile("(?:" + CURRENCY + BLANK + "(?=\\())?(?<open>\\(?)" + SIGN
            + "(?:" + CURRENCY + BLANK
            + ")?(?<second>[+\\u2212-]?)(?<digits>[0-9.,][0-9.,' \\u00A0\\u202F\\u2019]*?)(?<last>[\\u2212-]?)" + BLANK
            + "(?:%|" + CURRENCY
            + ")?(?<close>\\)?)");

    private static final Pattern POINT = Pattern.compile(
            "[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+|[1-9][0-9]{0,2}(?:([,' \\u00A0\\u202F\\u2019])[0-9]{3})(?:\\1[0-9]{3})*(?:\\.[0-9]+)?"
                    + "|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\\.[0-9]+)?");
    private static final Pattern COMMA = Pattern.compile(
            "[0-9]+(?:,[0-9]*)?|,[0-9]+|[1-9][0-9]{0,2}(?:([.' \\u00A0\\u202F\\u2019])[0-9]{3})(?:\\1[0-9]{3})*(?:,[0-9]+)?");

    /** As spreadsheets write it where a comma begins the fraction; with a point, that is simple. */
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?[0-9]+,[0-9]+[eE][+-]?[0-9]{1,3}");

    /** A minus behind a number without a fraction, or before a blank, may be a dash, or part of a grade. */
    private static final Pattern FRACTION = Pattern.compile(".*[.,][0-9]{2,}");

    /** In a code for a room, a product, a ticket or a version, or the name of a column, the letters are no currency. */
    private static final Pattern CODE = Pattern.compile("[^0-9]*\\b(?:R" + BLANK + "-?(?:[0-9]+|[0-9]*[.,][0-9])|PHP"
            + BLANK + "[0-9](?:[.,][0-9])?|(?!USD|EUR|GBP|CHF|JPY)(?:[A-Z]{3}-?|[A-Z]{2}-)[0-9]+)|.*[0-9]" + BLANK
            + "R");

    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{8,14}");
    private static final Pattern BLANKS = Pattern.compile(BLANK.replace("?", ""));
    private static final Pattern ADDRESS =
            Pattern.compile("(?:1[0-9]{2}|2[0-5][0-9]|[1-9][0-9]?)(?:\\.(?:1[0-9]{2}|2[0-5][0-9]|000)){3}");

    private Numbers() {}

    /**
     * The number in a cell; null if it isn't a number, or one too long to compute with.
     *
     * @param decimalComma whether a comma, and not a point, begins the fraction
     */
    public static @Nullable BigDecimal parse(String cell, boolean decimalComma) {
        String plain = ForeignDigits.western(Blanks.strip(cell), decimalComma);
        if (plain.isEmpty() || plain.length() > MAX_LENGTH) {
            return null;
        }
        if (simple(plain) != 0 && !(decimalComma && plain.indexOf('.') >= 0)) {
            return decimal(plain);
        }
        if (decimalComma && SCIENTIFIC.matcher(plain).matches()) {
            return decimal(plain.replace(',', '.'));
        }
        Matcher dressed = DRESSED.matcher(plain);
        if (!dressed.matches()) {
            return null;
        }
        String digits = dressed.group("digits");
        if (!(decimalComma ? COMMA : POINT).matcher(digits).matches()) {
            return decimalComma && POINT.matcher(plain).matches() ? decimal(plain) : null;
        }
        boolean parentheses = !dressed.group("open").isEmpty();
        if (!sound(dressed)) {
            return null;
        }
        String clean =
                decimalComma ? digits.replaceAll("[^0-9,]", "").replace(',', '.') : digits.replaceAll("[^0-9.]", "");
        BigDecimal number = decimal(clean);
        boolean negative =
                parentheses || Stream.of("sign", "second", "last").anyMatch(sign -> minus(dressed.group(sign)));
        return number == null || !negative ? number : number.negate();
    }

    private static boolean minus(String sign) {
        return !sign.isEmpty() && sign.charAt(0) != '+';
    }

    /**
     * Whether parentheses come in pairs, and there is one sign only: --5 is no number. Neither is +49 123 456 789, which is a
     * telephone number, nor 192.168.100.200, which is an address.
     */
    private static boolean sound(Matcher dressed) {
        String digits = dressed.group("digits");
        String sign = dressed.group("sign");
        boolean dash = sign.length() > 1 && sign.charAt(0) == '-';
        return !(sign.equals("+") && BLANKS.matcher(digits).find())
                && !(dash && !FRACTION.matcher(digits).matches())
                && !ADDRESS.matcher(digits).matches()
                && !CODE.matcher(dressed.group()).matches()
                && dressed.group("open").isEmpty() == dressed.group("close").isEmpty()
                && Stream.of("sign", "second", "last")
                                .filter(name -> !dressed.group(name).isEmpty())
                                .count()
                        < 2
                && (dressed.group("last").isEmpty()
                        || dressed.group("open").isEmpty()
                                && FRACTION.matcher(digits).matches());
    }

    private static @Nullable BigDecimal decimal(String plain) {
        try {
            BigDecimal number = new BigDecimal(plain);
            return Math.abs((long) number.scale()) > MAX_EXPONENT ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The types that a cell can have, if it is a number, as bits of {@link ColumnType}. A code with leading zeros isn't. */
    static int possible(String written) {
        int simple = simple(written);
        if (simple != 0) {
            return coded(written) ? 0 : ColumnType.plain(simple);
        }
        String cell = ForeignDigits.western(written, false);
        char first = cell.charAt(0);
        boolean begins = first >= '0' && first <= '9'
                || "+-\u2212(.,".indexOf(first) >= 0
                || Currencies.before(cell)
                || Character.getType(first) == Character.CURRENCY_SYMBOL;
        if (!begins) {
            return 0;
        }
        if (SCIENTIFIC.matcher(cell).matches()) {
            return ColumnType.COMMA_BIT | NumberSigns.bits(cell, cell);
        }
        Matcher dressed = DRESSED.matcher(cell);
        if (!dressed.matches() || !sound(dressed)) {
            return 0;
        }
        String digits = dressed.group("digits");
        int types = (POINT.matcher(digits).matches() ? ColumnType.POINT_BIT : 0)
                | (COMMA.matcher(digits).matches() ? ColumnType.COMMA_BIT : 0);
        return coded(digits) || types == 0 ? 0 : types | NumberSigns.bits(cell, digits);
    }

    /** Whether it begins with zeros as codes do, or is a telephone number with a country code. */
    private static boolean coded(String cell) {
        if (cell.charAt(0) == '+' && PHONE.matcher(cell).matches()) {
            return true;
        }
        int at = cell.charAt(0) == '-' || cell.charAt(0) == '+' ? 1 : 0;
        return cell.length() > at + 1
                && cell.charAt(at) == '0'
                && cell.charAt(at + 1) >= '0'
                && cell.charAt(at + 1) <= '9';
    }

    /** By hand: ten million cells are inspected, and a regular expression would take ten times as long. */
    private static int simple(String cell) {
        int i = cell.charAt(0) == '-' || cell.charAt(0) == '+' ? 1 : 0;
        int begin = i;
        int digits = 0;
        int point = -1;
        for (; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return digits > 0 && (c == 'e' || c == 'E') && exponent(cell, i + 1) ? ColumnType.POINT_BIT : 0;
            }
        }
        if (digits == 0) {
            return 0;
        }
        if (point < 0) {
            return ColumnType.INTEGER_BIT | ColumnType.POINT_BIT | ColumnType.COMMA_BIT;
        }
        boolean thousands =
                point > begin && point <= begin + 3 && cell.length() - point == 4 && cell.charAt(begin) != '0';
        return ColumnType.POINT_BIT | (thousands ? ColumnType.COMMA_BIT : 0);
    }

    private static boolean exponent(String cell, int from) {
        int i = from < cell.length() && (cell.charAt(from) == '-' || cell.charAt(from) == '+') ? from + 1 : from;
        int digits = cell.length() - i;
        return digits >= 1 && digits <= 3 && cell.chars().skip(i).allMatch(c -> c >= '0' && c <= '9');
    }
}
