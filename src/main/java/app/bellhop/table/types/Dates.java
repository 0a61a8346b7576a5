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
    private static final String WEEKDAY = "sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?,? )?";
    private static final String DATE = "(?<a>[0-9]{1,4})(?<s>[-/.])(?<b>[0-9]{1,2})\\k<s>(?<c>[0-9]{1,4})"
            + "|(?:(?<w>" + WEEKDAY + "(?<d>[0-9]{1,2})\\.?[ /-](?<m>" + MONTH + ")[ ,/-]{1,2}(?<y>[0-9]{4}|[0-9]{2})"
            + "|(?<d3>[0-9]{2})(?<m3>[a-z]{3})(?<y3>[0-9]{4})"
            + "|(?:(?<w2>" + WEEKDAY + "(?<m2>" + MONTH + ") (?<d2>[0-9]{1,2}),? (?<y2>[0-9]{4})";
    /** As long as the longest month with its year. */
    private static final int MONTH_LENGTH = 14;

    private static final Pattern MONTH_OF_YEAR = Pattern.compile(
            "(?<m>" + MONTH + ")(?:[ /-](?<y>[0-9]{4})|[-'](?<z>[0-9]{2}))"
                    + "|(?<n>[0-9]{1,2})/(?<ny>(?:1[89]|20)[0-9]{2})",
            Pattern.CASE_INSENSITIVE);
    private static final String TIME =
            "(?<h>[0-9]{1,2}):(?<min>[0-9]{2})(?::(?<sec>[0-9]{2})(?<f>[.,][0-9]{1,9})?)?(?: ?(?<half>[ap])\\.?m\\.?)?";
    private static final String ZONE = "(?: ?(?:(?<z>z|utc|gmt)|(?<o>[+-][0-9]{2}(?::?[0-9]{2})?)))?";
    private static final Pattern DATE_AND_TIME = Pattern.compile(
            "(?:(?<date>" + DATE + ")(?:(?:t|,? +|:)(?<time>" + TIME + ZONE + "))?)|(?<only>"
                    + TIME.replaceAll("<(\\w+)>", "<$1x>").replace("{1,2}):", "{1,4}):") + ")",
            Pattern.CASE_INSENSITIVE);

    /** What an ISO date can be. */
    static final int ISO_BITS = (ColumnType.DATE_BIT | ColumnType.DATE_TIME_BIT) << DateOrder.YEAR_FIRST.ordinal();

    /** What an ISO date with a time can be. */
    static final int ISO_TIME_BITS = ColumnType.DATE_TIME_BIT << DateOrder.YEAR_FIRST.ordinal();

    private Dates() {}

    /** The types that a cell can have, if it is a date or a time, as bits of {@link ColumnType}. */
    static int possible(String cell) {
        if (isoDateTime(cell)) {
            return ISO_TIME_BITS;
        }
        if (!begins(cell)) {
            return 0;
        }
        if (monthOfYear(cell) != null) {
            return ISO_BITS;
        }
        Matcher found = DATE_AND_TIME.matcher(inside(cell));
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

    /** Whether it is a time without a date. */
    static boolean time(String cell) {
        String plain = Blanks.strip(cell);
        return !plain.isEmpty() && possible(plain) == ColumnType.TIME_BIT;
    }

    /** Seconds since 1970 in UTC, or since midnight if it is a time only; null if it is neither. */
    static @Nullable BigDecimal seconds(String cell, DateOrder order) {
        String plain = Blanks.strip(cell);
        if (order == DateOrder.YEAR_FIRST && (iso(plain) || isoDateTime(plain))) {
            return isoSeconds(plain);
        }
        LocalDate month = order == DateOrder.YEAR_FIRST ? monthOfYear(plain) : null;
        if (month != null) {
            return BigDecimal.valueOf(month.toEpochDay() * SECONDS_OF_DAY);
        }
        Matcher found = DATE_AND_TIME.matcher(inside(plain));
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

    /** The first day of such as Nov 2026, Nov-26 or 11/2026; null for all else. */
    static @Nullable LocalDate monthOfYear(String cell) {
        Matcher found = MONTH_OF_YEAR.matcher(cell);
        if (cell.length() < 6 || cell.length() > MONTH_LENGTH || !found.matches()) {
            return null;
        }
        if (found.group("n") != null) {
            return date(Integer.parseInt(found.group("ny")), Integer.parseInt(found.group("n")), 1);
        }
        String digits = found.group("y") == null ? found.group("z") : found.group("y");
        return date(year(digits), month(found.group("m")), 1);
    }

    /** 0 if there is none. */
    private static int month(String name) {
        return MONTHS.indexOf(name.toLowerCase(Locale.ROOT).substring(0, 3)) + 1;
    }

    /** Without the brackets that logs put around times. */
    private static String inside(String cell) {
        return cell.startsWith("[") && cell.endsWith("]") ? cell.substring(1, cell.length() - 1) : cell;
    }

    private static boolean begins(String cell) {
        char first = Character.toLowerCase(cell.charAt(0));
        return cell.length() >= 4 && (first >= '0' && first <= '9' || "jfmasondtw[".indexOf(first) >= 0);
    }

    /** By hand, as most dates are written so: {@code 2026-11-24}. */
    static boolean iso(String cell) {
        return cell.length() == 10 && beginsWithIso(cell);
    }

    private static boolean beginsWithIso(String cell) {
        if (cell.length() < 10 || cell.charAt(4) != '-' || cell.charAt(7) != '-') {
            return false;
        }
        int year = digits(cell, 0, 4);
        int month = digits(cell, 5, 2);
        int day = digits(cell, 8, 2);
        return year >= 0 && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || exists(year, month, day));
    }

    /** By hand, too: {@code 2026-11-24T10:00:00.123Z}, also with a blank, without seconds, or with an offset. */
    static boolean isoDateTime(String cell) {
        if (cell.length() < 16 || cell.charAt(10) != 'T' && cell.charAt(10) != ' ' || !beginsWithIso(cell)) {
            return false;
        }
        int hour = digits(cell, 11, 2);
        int minute = digits(cell, 14, 2);
        if (hour < 0 || hour > 23 || cell.charAt(13) != ':' || minute < 0 || minute > 59) {
            return false;
        }
        int at = 16;
        if (cell.length() >= 19 && cell.charAt(16) == ':') {
            int second = digits(cell, 17, 2);
            if (second < 0 || second > 60) {
                return false;
            }
            at = 19;
        }
        return at == cell.length() || at + 1 == cell.length() && cell.charAt(at) == 'Z';
    }

    /** The number of so many digits; -1 if there are others. */
    private static int digits(String cell, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            char c = cell.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static BigDecimal isoSeconds(String cell) {
        long days = LocalDate.of(digits(cell, 0, 4), digits(cell, 5, 2), digits(cell, 8, 2))
                .toEpochDay();
        long time = cell.length() == 10 ? 0 : digits(cell, 11, 2) * 3600L + digits(cell, 14, 2) * 60L;
        long second = cell.length() >= 19 ? digits(cell, 17, 2) : 0;
        return BigDecimal.valueOf(days * SECONDS_OF_DAY + time + second);
    }

    private static boolean exists(int year, int month, int day) {
        return day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static @Nullable LocalDate date(Matcher found, DateOrder order) {
        if (found.group("a") == null) {
            String form = found.group("d") != null ? "" : found.group("d3") != null ? "3" : "2";
            LocalDate date = order != DateOrder.YEAR_FIRST
                    ? null // There is only one way to read it.
                    : date(
                            year(found.group("y" + form)),
                            month(found.group("m" + form)),
                            Integer.parseInt(found.group("d" + form)));
            return date != null && on(date, form.equals("3") ? null : found.group("w" + form)) ? date : null;
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

    /** Whether a date is on a day of the week, if that is named. */
    private static boolean on(LocalDate date, @Nullable String weekday) {
        return weekday == null || date.getDayOfWeek().name().regionMatches(true, 0, weekday, 0, 3);
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
        boolean lasts = half == null && second != null && suffix.equals("x"); // A duration may be longer than a day.
        if (hour > 23 && !lasts || minute > 59 || second != null && Integer.parseInt(second) > 60) {
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
