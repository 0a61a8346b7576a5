package app.bellhop.settings;

import org.jspecify.annotations.Nullable;

/**
 * How a connection is shown and what is asked before it changes anything.
 *
 * @param color of its tab and its row, or null for none
 * @param group that it is listed under, or null
 * @param defaultPlace the {@code s3://} place that it opens with, or null
 * @param askBeforeWrites whether each change is confirmed first, as for production
 */
public record ConnectionLook(
        @Nullable Color color,
        @Nullable String group,
        @Nullable String defaultPlace,
        boolean askBeforeWrites) {

    /** Nothing chosen. */
    public static final ConnectionLook PLAIN = new ConnectionLook(null, null, null, false);

    /** The colors to choose from; the theme says how each looks. */
    public enum Color {
        RED,
        ORANGE,
        YELLOW,
        GREEN,
        TEAL,
        BLUE,
        PURPLE,
        GRAY
    }
}
