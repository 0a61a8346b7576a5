package app.bellhop.viewmodel.base;

import app.bellhop.batch.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and dates as the computer's region writes them. English has as many ways to write a date as regions, so an English
 * one is 2026-12-31 18:00, as dates are typed into fields everywhere.
 */
public final class Formats {

    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int MILLIS = 1000;
    private static final int SECONDS = 60;

    private Formats() {}

    private static Locale region() {
        return Locale.getDefault(Locale.Category.FORMAT);
    }

    /** {@code 1536} as {@code 1.5 KB}; a KB has 1,024 bytes. */
    public static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(region(), unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }

    /** {@code 1234567} as {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(region(), "%,d", number);
    }

    /** A date and time in the computer's own time zone; nothing for null. */
    public static String time(@Nullable Instant instant) {
        DateTimeFormatter format =
                english() ? TIME : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
        return instant == null ? "" : regional(format).format(instant.atZone(ZoneId.systemDefault()));
    }

    private static boolean english() {
        String language = region().getLanguage();
        return language.isEmpty() || language.equals("en");
    }

    private static DateTimeFormatter regional(DateTimeFormatter format) {
        return format.localizedBy(region());
    }

    /** The time of a moment today with its seconds, date and time of another day. */
    public static String clock(Instant instant) {
        ZonedDateTime then = instant.atZone(ZoneId.systemDefault());
        if (!then.toLocalDate().equals(LocalDate.now())) {
            return time(instant);
        }
        return regional(english() ? CLOCK : DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM))
                .format(then);
    }

    /** {@code 340} milliseconds as {@code 340 ms}, {@code 1234} as {@code 1.2 s}. */
    public static String millis(long millis) {
        if (millis < MILLIS) {
            return millis + " ms";
        }
        return millis < SECONDS * MILLIS
                ? String.format(region(), "%.1f s", millis / (double) MILLIS)
                : duration(millis / MILLIS);
    }

    /** The time of a moment today, the day of another date, in English without its year if that is this one. */
    public static String shortTime(Instant instant) {
        return shortTime(instant, LocalDate.now());
    }

    static String shortTime(Instant instant, LocalDate today) {
        LocalDateTime then = LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
        boolean isToday = then.toLocalDate().equals(today);
        if (english()) {
            return isToday
                    ? then.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString()
                    : then.getYear() == today.getYear()
                            ? DAY.format(then)
                            : then.toLocalDate().toString();
        }
        return regional(
                        isToday
                                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM))
                .format(then);
    }

    /** {@code 3725} seconds as {@code 1 h 2 min}. */
    public static String duration(long seconds) {
        Duration d = Duration.ofSeconds(seconds);
        if (d.toDays() > 0) {
            return join(d.toDays(), "d", d.toHoursPart(), "h");
        }
        if (d.toHours() > 0) {
            return join(d.toHours(), "h", d.toMinutesPart(), "min");
        }
        return d.toMinutes() > 0 ? join(d.toMinutes(), "min", d.toSecondsPart(), "s") : seconds + " s";
    }

    /** How much is done, at what rate, and the time left, as far as that is known. */
    public static String progress(Progress progress) {
        return progress(progress, count(progress.done()), Formats::count);
    }

    /** The same where bytes are counted. */
    public static String progressOfBytes(Progress progress) {
        return progress(progress, bytes(progress.done()), Formats::bytes);
    }

    private static String progress(Progress progress, String done, LongFunction<String> amount) {
        if (progress.total() < 0) {
            return done;
        }
        String total = amount.apply(progress.total());
        return progress.secondsLeft() < 0
                ? Texts.get("progress.of", done, total)
                : Texts.get(
                        "progress.rate",
                        done,
                        total,
                        amount.apply(Math.round(progress.rate())),
                        duration(progress.secondsLeft()));
    }

    /** How much was found so far of what is being counted. */
    public static String found(Progress progress) {
        return Texts.get("progress.found", progress.done());
    }

    private static String join(long large, String largeUnit, int small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
