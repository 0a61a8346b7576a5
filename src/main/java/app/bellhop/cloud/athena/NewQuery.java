package app.bellhop.cloud.athena;

/**
 * A query to run.
 *
 * @param sql one statement, without a semicolon at its end
 * @param output where the result is written, {@code s3://…/}; empty for the workgroup's own location
 */
public record NewQuery(String sql, String database, String workgroup, String output) {}
