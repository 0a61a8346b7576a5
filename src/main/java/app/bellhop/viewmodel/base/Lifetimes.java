package app.bellhop.viewmodel.base;

import app.bellhop.cloud.s3.PresignedUrl;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a presigned URL shall work, in words or as a date. AWS allows seven days at most. */
public final class Lifetimes {

    private static final Pattern AMOUNT = Pattern.compile(
            "(\\d{1,6})\\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?)(?:\\s+|$)",
            Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

    private Lifetimes() {}

    /** Words to seconds, shortest first. */
    public static Map<String, Long> all() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put(Texts.get("presign.15min"), 900L);
        all.put(Texts.get("presign.1h"), 3600L);
        all.put(Texts.get("presign.12h"), 43_200L);
        all.put(Texts.get("presign.1d"), 86_400L);
        all.put(Texts.get("presign.7d"), 604_800L);
        return all;
    }

    /** Reads {@code 90 minutes}, {@code 3 d}, {@code 2026-12-01} or {@code 2026-12-01 18:00}; empty for anything else. */
    public static Optional<Duration> parse(String text, Instant now) {
        String typed = text == null ? "" : text.strip();
        Matcher amount = AMOUNT.matcher(typed);
        Duration sum = Duration.ZERO;
        int read = 0;
        while (amount.find() && amount.start() == read) {
            sum = sum.plus(amount(Long.parseLong(amount.group(1)), amount.group(2)));
            read = amount.end();
        }
        if (read > 0) {
            return read == typed.length() ? positive(sum) : Optional.empty();
        }
        try {
            LocalDateTime end = typed.length() > 10
                    ? LocalDateTime.parse(typed, MINUTE)
                    : LocalDate.parse(typed).plusDays(1).atStartOfDay();
            return positive(Duration.between(now, end.atZone(ZoneId.systemDefault())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration amount(long number, String unit) {
        return switch (unit.toLowerCase(Locale.ROOT).charAt(0)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }

    private static Optional<Duration> positive(Duration lifetime) {
        return Optional.of(lifetime).filter(d -> d.toSeconds() > 0);
    }

    /** The words for a number of seconds. */
    public static String words(long seconds) {
        return all().entrySet().stream()
                .filter(e -> e.getValue() == seconds)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Formats.duration(seconds));
    }

    /** When a link really ends, and why then. */
    public static String end(PresignedUrl url) {
        return Texts.of(url.limit(), Formats.time(url.ends()));
    }

    /** That links were copied, and when they end. */
    public static String copied(int count, PresignedUrl one) {
        return Texts.get("presign.copied", count, end(one));
    }
}
