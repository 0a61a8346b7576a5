package app.bellhop.cloud.metrics;

import java.time.Duration;
import java.time.Instant;

/** How far back usage is shown, and how finely. */
public enum UsagePeriod {
    HOUR(Duration.ofHours(1), Duration.ofMinutes(1)),
    DAY(Duration.ofDays(1), Duration.ofMinutes(15)),
    WEEK(Duration.ofDays(7), Duration.ofHours(1));

    private final Duration length;

    /** What each count covers. Not finer than CloudWatch keeps counts that old. */
    private final Duration step;

    UsagePeriod(Duration length, Duration step) {
        this.length = length;
        this.step = step;
    }

    public Duration step() {
        return step;
    }

    public int steps() {
        return (int) length.dividedBy(step);
    }

    /** When the period begins that holds {@code now} in its last step: on a multiple of the step, as CloudWatch counts. */
    public Instant start(Instant now) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds + seconds)
                .minus(length);
    }
}
