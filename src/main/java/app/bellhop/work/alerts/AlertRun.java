package app.bellhop.work.alerts;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of an alert, and its figures.
 *
 * @param value null if no row had one
 * @param over whether the value met the alert's condition
 * @param published whether a message was published for it
 * @param held whether its message waits for the end of quiet hours or of the time between two messages
 * @param mixed two numbers that counted although their currencies, or percent signs, differ; empty if there are none
 * @param unlike the first row that may be a total or a note, and may have counted; empty if there is none
 */
public record AlertRun(
        Instant at,
        @Nullable BigDecimal value,
        long rows,
        long matched,
        long unusable,
        boolean over,
        boolean published,
        boolean held,
        String mixed,
        String unlike) {

    public AlertRun {
        mixed = mixed == null ? "" : mixed; // Older versions saved none.
        unlike = unlike == null ? "" : unlike;
    }

    /** A run that has not published. */
    public static AlertRun of(Instant at, AlertRule rule, AggregateResult result) {
        boolean over = result.value() != null && rule.isMetBy(result.value());
        return new AlertRun(
                at,
                result.value(),
                result.rows(),
                result.matched(),
                result.unusable(),
                over,
                false,
                false,
                result.mixed(),
                result.unlike());
    }

    AlertRun asPublished() {
        return new AlertRun(at, value, rows, matched, unusable, over, true, false, mixed, unlike);
    }

    AlertRun asHeld() {
        return new AlertRun(at, value, rows, matched, unusable, over, published, true, mixed, unlike);
    }
}
