package app.bellhop.work.alerts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an alert from its runs; kept on disk.
 *
 * @param alert its ID
 * @param definition what it reads and computes: when that changes, it begins anew
 * @param objects a fingerprint of the objects last looked at; empty for none
 * @param over whether the condition was met at the last run: the next message takes a crossing
 * @param published whether a message was published since the condition was met
 * @param last when the last message was published; null for never
 * @param runs the latest, oldest first
 */
public record AlertState(
        String alert,
        String definition,
        String objects,
        boolean over,
        boolean published,
        @Nullable Instant last,
        List<AlertRun> runs) {

    private static final int MAX_RUNS = 200;

    /** Nothing known yet but the runs from before. */
    static AlertState begun(Alert alert, List<AlertRun> runs) {
        return new AlertState(alert.id(), definition(alert), "", false, false, null, runs);
    }

    static String definition(Alert alert) {
        return alert.source() + " " + alert.rule();
    }

    AlertState seen(String fingerprint) {
        return new AlertState(alert, definition, fingerprint, over, published, last, runs);
    }

    /**
     * After a run. A value back on the other side of the threshold arms it again; no value doesn't, but leaves no message
     * waiting.
     */
    AlertState after(AlertRun run) {
        List<AlertRun> more = new ArrayList<>(runs);
        more.add(run);
        List<AlertRun> kept = List.copyOf(more.subList(Math.max(0, more.size() - MAX_RUNS), more.size()));
        return run.value() == null
                ? new AlertState(alert, definition, objects, over && published, published, last, kept)
                : new AlertState(alert, definition, objects, run.over(), run.over() && published, last, kept);
    }

    /** After a run by itself, which publishes if the schedule allows it. */
    AlertState after(AlertRun run, Alert of, ZoneId zone) {
        AlertState next = after(run);
        boolean held = next.over() && !next.published() && !next.due(of, run.at(), zone);
        return held ? after(run.asHeld()) : next;
    }

    AlertState with(List<AlertRun> newRuns) {
        return new AlertState(alert, definition, objects, over, published, last, newRuns);
    }

    AlertRun latest() {
        return runs.get(runs.size() - 1);
    }

    /** After its message was published. */
    AlertState afterPublishing(AlertRun run, Instant now) {
        return new AlertState(
                alert, definition, objects, over, true, now, published(run).runs());
    }

    AlertState published(AlertRun run) {
        return with(runs.stream()
                .map(known -> known.equals(run) ? run.asPublished() : known)
                .toList());
    }

    /** After its message was given up, as no answer came or it was not allowed. */
    AlertState afterGivingUp(Instant now) {
        return new AlertState(alert, definition, objects, over, true, now, runs);
    }

    /** Whether a message is to be published now: the threshold was crossed, and it is no quiet time. */
    boolean due(Alert of, Instant now, ZoneId zone) {
        return over && !published && of.schedule().allows(now, last, zone);
    }
}
