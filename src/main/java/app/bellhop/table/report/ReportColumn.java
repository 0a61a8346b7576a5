package app.bellhop.table.report;

import app.bellhop.table.json.JsonText;
import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.DateOrder;
import app.bellhop.table.types.NumberSigns;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of a column in HTML, with what they are sorted by where that isn't their text. */
final class ReportColumn {

    /** Dates, with a time or without, that the page's script reads as they are, other than fractions finer than its milliseconds. */
    private static final Pattern ISO = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d(?:[ T]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d\\d:\\d\\d)?)?");

    /** Others that it reads where a column has their order. */
    private static final Pattern DAY =
            Pattern.compile("\\d{1,2}([/.-])\\d{1,2}\\1\\d{4}(?: \\d{1,2}:\\d\\d(?::\\d\\d)?(?: [AP]M)?)?");

    /** What it takes out of a number that has a point. */
    private static final Pattern NOISE = Pattern.compile("[A-Z]{2,}|[^0-9.eE+-]");

    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    /** What of a number is neither its sign nor what stands around it. */
    private static final Pattern DIGITS = Pattern.compile("[.,]?[0-9](?:[0-9.,' \\u00A0\\u202F\\u2019]*[0-9])?[.,]?");

    private final String name;
    private final CellFormat format;
    private final ReportOptions options;
    private final @Nullable DecimalFormat numbers;

    ReportColumn(String name, CellFormat format, ReportOptions options) {
        this.name = name;
        this.format = format;
        this.options = options;
        this.numbers = numbers(options.cells());
    }

    private static @Nullable DecimalFormat numbers(CellStyle style) {
        Integer decimals = style.decimals();
        if (decimals == null && !style.grouped()) {
            return null;
        }
        DecimalFormat numbers = new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        numbers.setGroupingUsed(style.grouped());
        numbers.setGroupingSize(3);
        numbers.setRoundingMode(RoundingMode.HALF_UP);
        numbers.setMinimumFractionDigits(decimals == null ? 0 : decimals);
        numbers.setMaximumFractionDigits(decimals == null ? Integer.MAX_VALUE : decimals);
        return numbers;
    }

    String name() {
        return name;
    }

    boolean number() {
        return format.type().number();
    }

    /** Whether its cells are numbers, dates or times. */
    boolean ordered() {
        return format.ordered();
    }

    /** What the page's script sorts it by. */
    String sort() {
        if (!ordered()) {
            return "text";
        }
        if (days()) {
            return format.dates() == DateOrder.DAY_FIRST ? "dmy" : "mdy";
        }
        return format.decimalComma() && numbers == null ? "comma" : "number";
    }

    private boolean days() {
        return dates() && format.dates() != DateOrder.YEAR_FIRST;
    }

    private boolean dates() {
        return format.type() == ColumnType.DATE || format.type() == ColumnType.DATE_TIME;
    }

    /** The cell with its opening tag. @param base what its links are relative to */
    String cell(String text, LinkBase base) {
        if (format.empty(text)) {
            String shown = text.isBlank() || !options.cells().empty().isEmpty()
                    ? options.cells().empty()
                    : text;
            return begin(shown, null) + Html.text(shown);
        }
        BigDecimal value = ordered() ? format.typed(text) : null;
        String shown = value != null && numbers != null && number() ? styled(text, value, numbers) : text;
        return begin(shown, value) + (options.links() ? Html.linked(shown, base) : Html.text(shown));
    }

    /** The tag, with the value where the page's script would take another from the text, or one where there is none. */
    private String begin(String shown, @Nullable BigDecimal value) {
        if (value == null) {
            return ordered() && DIGIT.matcher(shown).find() ? "<td data-value>" : "<td>";
        }
        return sortsItself(shown, value) ? "<td>" : "<td data-value=" + value.toPlainString() + ">";
    }

    /** With its currency or percent sign: 5 % is no 5. */
    private static String styled(String text, BigDecimal value, DecimalFormat numbers) {
        return NumberSigns.of(text).isEmpty()
                ? numbers.format(value)
                : DIGITS.matcher(text).replaceFirst(Matcher.quoteReplacement(numbers.format(value.abs())));
    }

    /** Whether the page's script sorts the cell rightly by its text alone. */
    private boolean sortsItself(String shown, BigDecimal value) {
        if (dates()) {
            return ISO.matcher(shown).matches() || days() && DAY.matcher(shown).matches();
        }
        String point = sort().equals("comma") ? shown.replace(".", "").replaceFirst(",", ".") : shown.replace(",", "");
        String digits = NOISE.matcher(point).replaceAll("");
        return JsonText.number(digits) && new BigDecimal(digits).compareTo(value) == 0;
    }
}
