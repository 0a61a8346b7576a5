package app.bellhop.table.types;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cells as dates, times and both. Only dates that exist. */
final class Dates {

    private static final int SECONDS_OF_DAY = 24 * 60 * 60;

    /** Years of two digits up to this are of this century. */
    private static final int LAST_OF_CENTURY = 69;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
                    + "|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String DATE = "(?<a>[0-9]{1,4})(?<s>[-/.])(?<b>[0-9]{1,2})\\k<s>(?<c>[0-9]{1,4})"
            + "|(?<d>[0-9]{1,2})\\.?[ -](?<m>" + MONTH + ")[ ,-]{1,2}(?<y>[0-9]{4}|[0-9]{2})"
            + "|(?<m2>" + MONTH + ") (?<d2>[0-9]{1,2}),? (?<y2>[0-9]{4})";
    private static final String TIME =
            "(?<h>[0-9]{1,2}):(?<min>[0-9]{2})(?::(?<sec>[0-9]{2})(?<f>[.,][0-9]{1,9})?)?(?: ?(?<half>[ap])\\.?m\\.?)?";
    private static final String ZONE = "(?: ?(?:(?<z>z|utc|gmt)|(?<o>[+-][0-9]{2}(?::?[0-9]{2})?)))?";
    private static final Pattern DATE_AND_TIME = Pattern.compile(
            "(?:(?<date>" + DATE + ")(?:(?:t|,? +)(?<time>" + TIME + ZONE + "))?)|(?<only>"
                    + TIME.replaceAll("<(\\w+)>", "<$1x>") + ")",
            Pattern.CASE_INSENSITIVE);

    private Dates() {}

    /** The types that a cell can have, if it is a date or a time, as bits of {@link ColumnType}. */
    static int possible(String cell) {
        if (iso(cell)) {
            return (ColumnType.DATE_BIT | ColumnType.DATE_TIME_BIT) << DateOrder.YEAR_FIRST.ordinal();
        }
        if (!begins(cell)) {
            return 0;
        }
        Matcher found = DATE_AND_TIME.matcher(cell);
        if (!found.matches()) {
            return 0;
        }
        if (found.group("only") != null) {
            return timeOfDay(found, "x") == null ? 0 : ColumnType.TIME_BIT;
        }
        boolean timed = found.group("time") != null;
        if (timed && timeOfDay(found, "") == null) {
            return 0;
        }
        int bits = 0;
        for (DateOrder order : DateOrder.values()) {
            if (date(found, order) != null) {
                bits |= (timed ? ColumnType.DATE_TIME_BIT : ColumnType.DATE_BIT | ColumnType.DATE_TIME_BIT)
                        << order.ordinal();
            }
        }
        return bits;
    }

    /** Seconds since 1970 in UTC, or since midnight if it is a time only; null if it is neither. */
    static @Nullable BigDecimal seconds(String cell, DateOrder order) {
        String plain = cell.strip();
        Matcher found = DATE_AND_TIME.matcher(plain);
        if (plain.isEmpty() || !begins(plain) || !found.matches()) {
            return null;
        }
        if (found.group("only") != null) {
            return timeOfDay(found, "x");
        }
        LocalDate date = date(found, order);
        BigDecimal time = found.group("time") == null ? BigDecimal.ZERO : timeOfDay(found, "");
        if (date == null || time == null) {
            return null;
        }
        return time.add(BigDecimal.valueOf(date.toEpochDay() * SECONDS_OF_DAY - offset(found)));
    }

    private static boolean begins(String cell) {
        char first = Character.toLowerCase(cell.charAt(0));
        return cell.length() >= 4 && (first >= '0' && first <= '9' || "jfmasond".indexOf(first) >= 0);
    }

    /** By hand, as most dates are written so: {@code 2026-11-24}. */
    private static boolean iso(String cell) {
        if (cell.length() != 10 || cell.charAt(4) != '-' || cell.charAt(7) != '-') {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (i != 4 && i != 7 && (cell.charAt(i) < '0' || cell.charAt(i) > '9')) {
                return false;
            }
        }
        int month = (cell.charAt(5) - '0') * 10 + cell.charAt(6) - '0';
        int day = (cell.charAt(8) - '0') * 10 + cell.charAt(9) - '0';
        return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || exists(cell, month, day));
    }

    private static boolean exists(String cell, int month, int day) {
        return day
                <= YearMonth.of(Integer.parseInt(cell.substring(0, 4)), month).lengthOfMonth();
    }

    private static @Nullable LocalDate date(Matcher found, DateOrder order) {
        if (found.group("a") == null) {
            boolean dayFirst = found.group("d") != null;
            String month =
                    found.group(dayFirst ? "m" : "m2").toLowerCase(Locale.ROOT).substring(0, 3);
            return order != DateOrder.YEAR_FIRST
                    ? null // There is only one way to read it.
                    : date(
                            year(found.group(dayFirst ? "y" : "y2")),
                            MONTHS.indexOf(month) + 1,
                            Integer.parseInt(found.group(dayFirst ? "d" : "d2")));
        }
        String first = found.group("a");
        String last = found.group("c");
        int middle = Integer.parseInt(found.group("b"));
        if (order == DateOrder.YEAR_FIRST) {
            return first.length() == 4 && last.length() <= 2
                    ? date(Integer.parseInt(first), middle, Integer.parseInt(last))
                    : null;
        }
        boolean shortYear =
                last.length() == 2 && first.length() <= 2 && !found.group("s").equals("-");
        if (first.length() > 2 || last.length() != 4 && !shortYear) {
            return null;
        }
        int one = Integer.parseInt(first);
        return order == DateOrder.DAY_FIRST ? date(year(last), middle, one) : date(year(last), one, middle);
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() > 2 ? year : year <= LAST_OF_CENTURY ? 2000 + year : 1900 + year;
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** In seconds; null if there is no such time. */
    private static @Nullable BigDecimal timeOfDay(Matcher found, String suffix) {
        int hour = Integer.parseInt(found.group("h" + suffix));
        int minute = Integer.parseInt(found.group("min" + suffix));
        String second = found.group("sec" + suffix);
        String half = found.group("half" + suffix);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        if (hour > 23 || minute > 59 || second != null && Integer.parseInt(second) > 60) {
            return null;
        }
        String fraction = found.group("f" + suffix);
        BigDecimal time =
                BigDecimal.valueOf(hour * 3600L + minute * 60L + (second == null ? 0 : Integer.parseInt(second)));
        return fraction == null ? time : time.add(new BigDecimal("0." + fraction.substring(1)));
    }

    private static long offset(Matcher found) {
        String offset = found.group("o");
        if (offset == null) {
            return 0;
        }
        try {
            return ZoneOffset.of(offset).getTotalSeconds();
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
