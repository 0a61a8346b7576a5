package app.bellhop.viewmodel.start;

import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.Texts;

/**
 * A row of the start screen.
 *
 * @param description distinguishes it from other connections
 * @param icon an Ikonli literal
 */
public record ConnectionRow(Connection connection, String name, String description, String icon) {

    static ConnectionRow of(Connection c) {
        return new ConnectionRow(c, c.name(), describe(c), icon(c.source()));
    }

    private static String describe(Connection c) {
        return switch (c.source()) {
            case DEMO -> Texts.get("connection.demo");
            case PROFILE ->
                c.region() == null
                        ? Texts.get("connection.profile")
                        : Texts.get("connection.profileRegion", c.region());
            case ENVIRONMENT ->
                c.endpoint() == null
                        ? Texts.get("connection.environment")
                        : Texts.get("connection.environmentEndpoint", c.endpoint());
            case SAVED -> c.endpoint() == null ? Texts.get("connection.aws") : c.endpoint();
        };
    }

    private static String icon(Connection.Source source) {
        return switch (source) {
            case DEMO -> "fth-play-circle";
            case PROFILE -> "fth-user";
            case ENVIRONMENT -> "fth-terminal";
            case SAVED -> "fth-server";
        };
    }

    boolean saved() {
        return connection.source() == Connection.Source.SAVED;
    }
}
