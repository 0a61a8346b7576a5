package app.bellhop.work.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a watched alert may publish.
 *
 * @param everyMinutes at most one message in so many minutes; 0 for no limit
 * @param quietFrom when quiet hours begin, as {@code 22:00} in local time; empty for none
 * @param quietTo when they end; may be on the next day
 */
public record AlertSchedule(int everyMinutes, String quietFrom, String quietTo) {

    /** At any time. */
    public static final AlertSchedule ALWAYS = new AlertSchedule(0, "", "");

    /** The time of day in a text such as {@code 7:30} or {@code 22}; empty if it isn't one. */
    public static Optional<LocalTime> time(String text) {
        String plain = text.strip().replaceFirst("^(\\d{1,2})$", "$1:00").replaceFirst("^(\\d):", "0$1:");
        try {
            return Optional.of(LocalTime.parse(plain));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** @param last when the alert published last; null for never */
    boolean allows(Instant now, @Nullable Instant last, ZoneId zone) {
        // A last time yet to come is of a clock that was wrong.
        boolean soon = last != null && !now.isBefore(last) && now.isBefore(last.plus(Duration.ofMinutes(everyMinutes)));
        return !soon && !quiet(now.atZone(zone).toLocalTime());
    }

    private boolean quiet(LocalTime now) {
        Optional<LocalTime> from = time(quietFrom);
        Optional<LocalTime> to = time(quietTo);
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
            return false;
        }
        boolean after = !now.isBefore(from.get());
        boolean before = now.isBefore(to.get());
        return from.get().isBefore(to.get()) ? after && before : after || before;
    }
}
