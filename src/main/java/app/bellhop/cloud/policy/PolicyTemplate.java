package app.bellhop.cloud.policy;

import app.bellhop.cloud.Partition;
import app.bellhop.cloud.s3.S3Location;
import tools.jackson.databind.json.JsonMapper;

/** Statements for the common cases; each needs a bucket and at most one thing more. */
public enum PolicyTemplate {
    /** Everybody may read what begins with a prefix. */
    PUBLIC_READ(
            (partition, bucket, prefix) -> """
            {"Sid": "PublicRead", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
             "Resource": %s}""".formatted(text(new S3Location(bucket, prefix + "*").arn(partition)))),
    /** Another AWS account may list and read. */
    ACCOUNT_READ((partition, bucket, account) ->
            """
            {"Sid": "AccountRead", "Effect": "Allow", "Principal": {"AWS": %s},
             "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": %s}""".formatted(text(partition.arn("iam", "", account, "root")), bucketAndObjects(partition, bucket))),
    /** Denies everything without TLS. */
    DENY_WITHOUT_TLS((partition, bucket, nothing) -> """
            {"Sid": "DenyWithoutTls", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": %s,
             "Condition": {"Bool": {"aws:SecureTransport": "false"}}}""".formatted(bucketAndObjects(partition, bucket))),
    /** One role may read, write and delete. */
    ROLE_ACCESS((partition, bucket, role) -> """
            {"Sid": "RoleAccess", "Effect": "Allow", "Principal": {"AWS": %s},
             "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"], "Resource": %s}""".formatted(text(role), bucketAndObjects(partition, bucket)));

    private interface Writer {
        String write(Partition partition, String bucket, String parameter);
    }

    private final Writer statement;

    PolicyTemplate(Writer statement) {
        this.statement = statement;
    }

    public String statement(Partition partition, String bucket, String parameter) {
        return statement.write(partition, bucket, parameter);
    }

    private static String bucketAndObjects(Partition partition, String bucket) {
        return "[" + text(new S3Location(bucket, "").arn(partition)) + ", "
                + text(new S3Location(bucket, "*").arn(partition)) + "]";
    }

    private static String text(String plain) {
        return JsonMapper.shared().writeValueAsString(plain);
    }
}
