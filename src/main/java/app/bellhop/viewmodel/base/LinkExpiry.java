package app.bellhop.viewmodel.base;

import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.viewmodel.form.Field;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * When a presigned URL expires: some time after it is signed, or at a moment. AWS allows seven days at most.
 *
 * @param after null when it expires at a moment
 * @param at null when it expires some time after it is signed
 */
public record LinkExpiry(@Nullable Duration after, @Nullable Instant at) {

    private static final Pattern AMOUNT = Pattern.compile(
            "(\\d{1,6})\\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?)(?:\\s+|$)",
            Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Duration MOMENT_PASSED = Duration.ofHours(1);

    public static LinkExpiry afterSeconds(long seconds) {
        return new LinkExpiry(Duration.ofSeconds(seconds), null);
    }

    /** What choosers offer, shortest first. */
    public static List<LinkExpiry> choices() {
        return LongStream.of(900, 3600, 43_200, 86_400, 604_800)
                .mapToObj(LinkExpiry::afterSeconds)
                .toList();
    }

    public static Field<LinkExpiry> field(String name, String label, long seconds) {
        return Field.editableChoice(
                name,
                label,
                afterSeconds(seconds),
                choices(),
                LinkExpiry::words,
                text -> parse(text, Instant.now()),
                Texts.get("presign.badLifetime"));
    }

    /**
     * Reads what choosers offer, {@code 90 minutes}, {@code 3 d}, {@code 2026-12-01} or {@code 2026-12-01 18:00}; empty for
     * anything else, and for what has passed.
     */
    public static Optional<LinkExpiry> parse(@Nullable String text, Instant now) {
        String typed = text == null ? "" : text.strip();
        Optional<LinkExpiry> offered = choices().stream()
                .filter(choice -> choice.words().equals(typed))
                .findFirst();
        return offered.isPresent() ? offered : amounts(typed).or(() -> moment(typed, now));
    }

    private static Optional<LinkExpiry> amounts(String typed) {
        Matcher amount = AMOUNT.matcher(typed);
        Duration sum = Duration.ZERO;
        int read = 0;
        while (amount.find() && amount.start() == read) {
            sum = sum.plus(amount(Long.parseLong(amount.group(1)), amount.group(2)));
            read = amount.end();
        }
        return read == typed.length() && sum.toSeconds() > 0
                ? Optional.of(new LinkExpiry(sum, null))
                : Optional.empty();
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

    private static Optional<LinkExpiry> moment(String typed, Instant now) {
        try {
            LocalDateTime end = typed.length() > 10
                    ? LocalDateTime.parse(typed, MINUTE)
                    : LocalDate.parse(typed).plusDays(1).atStartOfDay();
            Instant at = end.atZone(ZoneId.systemDefault()).toInstant();
            return Duration.between(now, at).toSeconds() > 0 ? Optional.of(new LinkExpiry(null, at)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How long a link works that is signed at that time: an hour when the moment has passed meanwhile. */
    public Duration from(Instant now) {
        if (at == null) {
            return Objects.requireNonNull(after);
        }
        Duration left = Duration.between(now, at);
        return left.toSeconds() > 0 ? left : MOMENT_PASSED;
    }

    /** How long a link works that is signed now. */
    public Duration fromNow() {
        return from(Instant.now());
    }

    /** As choosers show it, and {@link #parse} reads it back. */
    public String words() {
        return at == null
                ? words(Objects.requireNonNull(after).toSeconds())
                : MINUTE.format(at.atZone(ZoneId.systemDefault()));
    }

    private static String words(long seconds) {
        return switch ((int) Math.min(seconds, Integer.MAX_VALUE)) {
            case 900 -> Texts.get("presign.15min");
            case 3600 -> Texts.get("presign.1h");
            case 43_200 -> Texts.get("presign.12h");
            case 86_400 -> Texts.get("presign.1d");
            case 604_800 -> Texts.get("presign.7d");
            default -> Formats.duration(seconds);
        };
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
