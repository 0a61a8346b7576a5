package app.bellhop.table.excel;

import app.bellhop.table.types.NumberSigns;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** Cells of a workbook as text: numbers with a decimal point, dates and times as in ISO 8601, formulas by their results. */
final class CellText {

    /** What of a number format isn't a placeholder: quoted and escaped text, colors, conditions, padding. */
    private static final Pattern LITERALS =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hmsHMS]+\\])[^\\]]*\\]|;.*", Pattern.DOTALL);

    private static final Pattern DATE = Pattern.compile("(?i)[yd]|^[^hs]*m[^hs]*$");
    private static final Pattern TIME = Pattern.compile("(?i)[hs]|\\[m+\\]");
    private static final Pattern ELAPSED = Pattern.compile("(?i)\\[[hms]+\\]");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    /** As many digits as Excel computes with and shows. */
    private static final MathContext DIGITS = new MathContext(15);

    /** The last day that Excel knows: 9999-12-31. */
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

    /** A locale, which may look like a currency. */
    private static final Pattern LOCALE = Pattern.compile("\\[\\$-[^\\]]*\\]");

    private static final Pattern CURRENCY = Pattern.compile("\\[\\$([^\\]-]+)|(\\p{Sc}|USD|EUR|GBP|CHF|JPY)");

    /** A number format that fills up with zeros. */
    private static final Pattern PADDED = Pattern.compile("0{2,}");

    /** A character that XML can't have, and what looks like one. */
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private enum Kind {
        NUMBER,
        PADDED,
        DATE,
        TIME,
        ELAPSED
    }

    private final Map<String, Kind> kinds = new HashMap<>();
    private final Map<String, String> currencies = new HashMap<>();

    String of(@Nullable Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        if (cell.getValue() instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        if (!(cell.getValue() instanceof BigDecimal number)) {
            return unescaped(cell.getValue().toString());
        }
        Kind kind = kind(cell);
        if (kind == Kind.PADDED) {
            return padded(number(number), cell.getDataFormatString());
        }
        if (kind == Kind.NUMBER || number.signum() < 0 || number.compareTo(LAST_DAY) >= 0) {
            return number(number);
        }
        if (kind == Kind.ELAPSED) {
            return elapsed(number);
        }
        LocalDateTime date = cell.asDate();
        boolean midnight = date.toLocalTime().equals(LocalTime.MIDNIGHT);
        if (kind == Kind.TIME && number.compareTo(BigDecimal.ONE) < 0) {
            return time(date.toLocalTime());
        }
        return DAY.format(date) + (kind == Kind.DATE && midnight ? "" : " " + time(date.toLocalTime()));
    }

    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPE.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))))
                : text;
    }

    /** With the zeros in front that codes have. */
    private static String padded(String number, String format) {
        String zeros = LITERALS.matcher(format).replaceAll("").strip();
        return number.chars().allMatch(Character::isDigit) && number.length() < zeros.length()
                ? zeros.substring(number.length()) + number
                : number;
    }

    /** The currency that a number is shown in; empty for none. */
    String currency(@Nullable Cell cell) {
        if (cell == null || cell.getDataFormatString() == null || !(cell.getValue() instanceof BigDecimal)) {
            return "";
        }
        return currencies.computeIfAbsent(cell.getDataFormatString(), CellText::currency);
    }

    private static String currency(String format) {
        Matcher found = CURRENCY.matcher(LOCALE.matcher(format).replaceAll(""));
        return found.find() ? NumberSigns.of(Objects.requireNonNullElse(found.group(1), found.group())) : "";
    }

    private Kind kind(Cell cell) {
        String format = cell.getDataFormatString();
        Integer id = cell.getDataFormatId();
        if (format == null) {
            // Dates of East Asian versions, whose formats aren't part of the file.
            return id != null && (id >= 27 && id <= 36 || id >= 50 && id <= 58) ? Kind.DATE : Kind.NUMBER;
        }
        return kinds.computeIfAbsent(format, CellText::kind);
    }

    private static Kind kind(String format) {
        if (format.equalsIgnoreCase("General")) {
            return Kind.NUMBER;
        }
        String placeholders = LITERALS.matcher(format).replaceAll("");
        if (ELAPSED.matcher(placeholders).find()) {
            return Kind.ELAPSED;
        }
        boolean time = TIME.matcher(placeholders).find();
        boolean date = DATE.matcher(placeholders).find();
        if (PADDED.matcher(placeholders.strip()).matches()) {
            return Kind.PADDED;
        }
        // With both, the time is shown, too, even at midnight.
        return date ? time ? Kind.TIME : Kind.DATE : time ? Kind.TIME : Kind.NUMBER;
    }

    private static String number(BigDecimal number) {
        BigDecimal shown = number.scale() > 0 ? number.round(DIGITS).stripTrailingZeros() : number;
        return Math.abs((long) shown.scale()) > 40 ? shown.toString() : shown.toPlainString();
    }

    private static String time(LocalTime time) {
        return time.getNano() == 0
                ? String.format(Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond())
                : time.toString();
    }

    private static String elapsed(BigDecimal days) {
        Duration time = Duration.ofSeconds(Math.round(days.doubleValue() * 86_400));
        return String.format(Locale.ROOT, "%02d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
