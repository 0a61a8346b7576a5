package app.bellhop.cloud.athena;

/**
 * How the queries of a workgroup run.
 *
 * @param output where results are written, {@code s3://…/}; empty if each query says it
 * @param enforced whether queries can't choose another output location
 * @param managed whether Athena keeps results itself, in no bucket of the account
 * @param cutoff the bytes that a query may scan before Athena cancels it; 0 for no limit
 */
public record Workgroup(String name, String output, boolean enforced, boolean managed, long cutoff) {}
