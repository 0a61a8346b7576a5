package app.bellhop.cloud.activity;

import java.util.List;
import java.util.stream.Stream;

/**
 * Calls of one batch: all with the same operation, place and result, and none long after the one before.
 *
 * @param id the later, the higher
 * @param calls the oldest first, as far as they are kept; at least one
 * @param count how many there were
 * @param endedAt when the last one ended, in epoch milliseconds
 * @param weight about how much memory the calls take, in characters
 */
public record CallRun(long id, List<ApiCall> calls, int count, long endedAt, long weight) {

    /** More are counted only. */
    static final int MAX_CALLS = 1000;

    static final long MAX_WEIGHT = 500_000;

    /** What follows later than that, in milliseconds, is another batch. */
    private static final long MAX_GAP = 1000;

    static CallRun of(long id, ApiCall call) {
        return new CallRun(id, List.of(call), 1, call.endedAt(), call.weight());
    }

    public ApiCall first() {
        return calls.get(0);
    }

    boolean takes(ApiCall call) {
        return first().isLike(call) && call.startedAt() - endedAt <= MAX_GAP;
    }

    CallRun and(ApiCall call) {
        long end = Math.max(endedAt, call.endedAt());
        long more = weight + call.weight();
        return calls.size() < Math.min(count + 1, MAX_CALLS) && more <= MAX_WEIGHT
                ? new CallRun(id, Stream.concat(calls.stream(), Stream.of(call)).toList(), count + 1, end, more)
                : new CallRun(id, calls, count + 1, end, weight);
    }
}
