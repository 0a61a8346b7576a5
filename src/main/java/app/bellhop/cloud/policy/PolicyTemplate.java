package app.bellhop.cloud.policy;

import java.util.function.BiFunction;
import tools.jackson.databind.json.JsonMapper;

/** Statements for the common cases; each needs a bucket and at most one thing more. */
public enum PolicyTemplate {
    /** Everybody may read what begins with a prefix. */
    PUBLIC_READ((bucket, prefix) -> """
            {"Sid": "PublicRead", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
             "Resource": %s}""".formatted(text("arn:aws:s3:::" + bucket + "/" + prefix + "*"))),
    /** Another AWS account may list and read. */
    ACCOUNT_READ(
            (bucket, account) -> """
            {"Sid": "AccountRead", "Effect": "Allow", "Principal": {"AWS": %s},
             "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": %s}""".formatted(text("arn:aws:iam::" + account + ":root"), bucketAndObjects(bucket))),
    /** Nobody may do anything without TLS. */
    DENY_WITHOUT_TLS((bucket, nothing) -> """
            {"Sid": "DenyWithoutTls", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": %s,
             "Condition": {"Bool": {"aws:SecureTransport": "false"}}}""".formatted(bucketAndObjects(bucket))),
    /** One role may read, write and delete. */
    ROLE_ACCESS((bucket, role) -> """
            {"Sid": "RoleAccess", "Effect": "Allow", "Principal": {"AWS": %s},
             "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"], "Resource": %s}""".formatted(text(role), bucketAndObjects(bucket)));

    private final BiFunction<String, String, String> statement;

    PolicyTemplate(BiFunction<String, String, String> statement) {
        this.statement = statement;
    }

    /** The statement as JSON. */
    public String statement(String bucket, String parameter) {
        return statement.apply(bucket, parameter);
    }

    private static String bucketAndObjects(String bucket) {
        return "[" + text("arn:aws:s3:::" + bucket) + ", " + text("arn:aws:s3:::" + bucket + "/*") + "]";
    }

    private static String text(String plain) {
        return JsonMapper.shared().writeValueAsString(plain);
    }
}
