package app.bellhop.cloud;

/** What is wrong with how a connection is set up. */
public enum ConnectionProblem implements ProblemCode {
    /** A saved connection names another server than AWS for S3, and none for SNS. */
    NO_SNS_SAVED,
    /** The same for a profile of the AWS files; {0} its name. */
    NO_SNS_PROFILE,
    /** The same for the environment. */
    NO_SNS_ENVIRONMENT,
    /** The connection is anonymous, which SNS does not accept. */
    NO_SNS_ANONYMOUS,
    /** The connection is anonymous: nobody signs links. */
    NO_LINKS_ANONYMOUS,
    /** It is no web address. Not shown: it may hold a password. */
    BAD_ENDPOINT,
    /** {0} and {1} what it may mean. */
    ENDPOINT_WITHOUT_SCHEME,
    /** It has an access key, and no secret is saved for it. */
    NO_SECRET,
    /** The file is none with connections. */
    NO_CONNECTIONS_FILE,
    /** Its host has an underscore, which Java takes for no host name. */
    ENDPOINT_UNDERSCORE,
    /** {0} cannot be a region. */
    BAD_REGION,
    /** The proxy is no web address. Not shown: it may hold a password. */
    BAD_PROXY,
    /** The file {0} has no certificates of authorities. */
    BAD_AUTHORITIES,
    /** The file {0} has no client certificate that the password opens. */
    BAD_CLIENT_CERTIFICATE,
    /** The AWS files or the environment have a value that the SDK refuses; {0} what it says. */
    BAD_SETTING,
    /** The AWS files have no profile {0}. */
    NO_PROFILE,
    /** The AWS file {0} cannot be read. */
    AWS_FILE,
    /** The AWS file {0} has something else than a profile or a property on line {1}. */
    AWS_FILE_LINE,
    /** The AWS file {0} has on line {1} a profile that AWS's SDKs ignore for its name {2}. */
    AWS_FILE_NAME
}
