package app.bellhop.fake;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * What a {@link FaultProxy} does to one request.
 *
 * @param amount of the kind: milliseconds, bytes per second, a position in the body, or a status
 */
public record Fault(Kind kind, long amount) {

    /** What is done. */
    public enum Kind {
        NONE,
        /** Nothing happens for that many milliseconds, then all is well. */
        DELAY,
        /** The answer's body comes at that many bytes per second. */
        THROTTLE,
        /** The answer's body comes byte by byte, each after that many milliseconds. */
        TRICKLE,
        /** The request is answered with that status and never reaches the server. */
        STATUS,
        /** The connection is closed without an answer; the server never sees the request. */
        DROP,
        /** The connection is closed after that many bytes of the request's body. */
        CUT_REQUEST,
        /** The connection is closed after that many bytes of the answer's body. */
        CUT_ANSWER,
        /** One byte of the request's body, at that position, is another. */
        CORRUPT_REQUEST,
        /** One byte of the answer's body, at that position, is another. */
        CORRUPT_ANSWER,
        /** After that many bytes of the answer's body nothing comes any more; the connection stays open. */
        STALL
    }

    public static final Fault NONE = new Fault(Kind.NONE, 0);

    public static Fault of(Kind kind, long amount) {
        return new Fault(kind, amount);
    }

    /**
     * A rule that does something to that share of the requests, the same for the same seed and order of requests.
     *
     * @param share from 0 to 1
     * @param faults from which one is drawn
     */
    public static Function<FaultProxy.Request, Fault> random(long seed, double share, List<Fault> faults) {
        Random random = new Random(seed);
        return request -> {
            synchronized (random) {
                return random.nextDouble() < share ? faults.get(random.nextInt(faults.size())) : NONE;
            }
        };
    }
}
