package app.bellhop.viewmodel.start;

import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook.Color;
import app.bellhop.viewmodel.base.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A row of the start screen.
 *
 * @param description distinguishes it from other connections
 * @param icon an Ikonli literal
 * @param heading of the group that it is the first of, or empty
 */
public record ConnectionRow(Connection connection, String name, String description, String icon, String heading) {

    /** Those whose name, group or address contains a text, in their groups. */
    static List<ConnectionRow> of(List<Connection> connections, String search) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<ConnectionRow> rows = new ArrayList<>();
        String last = "";
        // Stable: within a group, connections stay in their order.
        for (Connection c : connections.stream()
                .filter(c -> matches(c, wanted))
                .sorted(Comparator.comparingInt(ConnectionRow::rank)
                        .thenComparing(ConnectionRow::group, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(ConnectionRow::group))
                .toList()) {
            String group = group(c);
            rows.add(new ConnectionRow(c, c.name(), describe(c), icon(c.source()), group.equals(last) ? "" : group));
            last = group;
        }
        return rows;
    }

    private static boolean matches(Connection c, String wanted) {
        return Stream.of(c.name(), group(c), describe(c), c.accessKeyId())
                .anyMatch(text -> text != null && text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** What is built in comes first, then the user's groups, then what is in none. */
    private static int rank(Connection c) {
        if (c.look().group() != null) {
            return 1;
        }
        if (c.saved()) {
            return 2;
        }
        return c.source() == Connection.Source.PROFILE ? 3 : 0;
    }

    private static String group(Connection c) {
        return switch (rank(c)) {
            case 1 -> String.valueOf(c.look().group());
            case 2 -> Texts.get("connections.saved");
            case 3 -> Texts.get("connections.profiles");
            default -> "";
        };
    }

    private static String describe(Connection c) {
        return switch (c.source()) {
            case DEMO -> Texts.get("connection.demo");
            case PROFILE -> profile(c);
            case ENVIRONMENT ->
                c.endpoint() == null
                        ? Texts.get("connection.environment")
                        : Texts.get("connection.environmentEndpoint", c.endpoint());
            case SAVED -> c.endpoint() == null ? aws(c) : c.endpoint();
        };
    }

    private static String aws(Connection c) {
        String aws = Texts.get("connection.aws");
        return c.region() == null ? aws : Texts.get("connection.profileMore", aws, c.region());
    }

    private static String profile(Connection c) {
        String profile = c.saved() ? Texts.get("connectionForm.profile", c.profile()) : Texts.get("connection.profile");
        String more = c.endpoint() == null ? c.region() : c.endpoint();
        return more == null ? profile : Texts.get("connection.profileMore", profile, more);
    }

    private static String icon(Connection.Source source) {
        return switch (source) {
            case DEMO -> "fth-play-circle";
            case PROFILE -> "fth-user";
            case ENVIRONMENT -> "fth-terminal";
            case SAVED -> "fth-server";
        };
    }

    /** The color that marks it, as the stylesheet names it; empty for none. */
    public String color() {
        return color(connection);
    }

    static String color(Connection connection) {
        Color color = connection.look().color();
        return color == null ? "" : color.name().toLowerCase(Locale.ROOT);
    }

    boolean saved() {
        return connection.saved();
    }

    /** Why it cannot be edited; empty if it can. */
    public String notEditable() {
        if (saved()) {
            return "";
        }
        return switch (connection.source()) {
            case PROFILE -> Texts.get("connections.notEditable.profile");
            case ENVIRONMENT -> Texts.get("connections.notEditable.environment");
            case DEMO, SAVED -> Texts.get("connections.notEditable.demo");
        };
    }
}
