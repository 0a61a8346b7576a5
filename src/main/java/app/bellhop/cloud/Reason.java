package app.bellhop.cloud;

import java.util.List;

/**
 * A problem that Bellhop itself detected.
 *
 * @param arguments the values for the placeholders of its message: texts, numbers, {@link Bytes}, lists of constants that have texts, other failures
 */
public record Reason(ProblemCode code, List<Object> arguments) implements Detail {

    /** A size, shown with its unit. */
    public record Bytes(long count) {}

    public static Reason of(ProblemCode code, Object... arguments) {
        return new Reason(code, List.of(arguments));
    }
}
