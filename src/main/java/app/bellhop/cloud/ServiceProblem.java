package app.bellhop.cloud;

/** What a service's error means where its code alone does not say what to do. */
public enum ServiceProblem implements ProblemCode {
    /** The object is in an archive. */
    ARCHIVED,
    /** A policy denies it expressly: another that allows it changes nothing. {0} the service's sentence. */
    EXPLICIT_DENY,
    /** The policy of the VPC endpoint does not allow it. {0} the service's sentence. */
    VPC_ENDPOINT,
    /** A policy that limits permissions does not allow it: one that gives them changes nothing. {0} the service's sentence. */
    LIMITED,
    /** It would make something public, which a setting of the bucket or the account forbids. {0} the service's sentence. */
    BLOCKED_PUBLIC_ACCESS,
    /** The object is under retention or a legal hold. {0} the service's sentence. */
    OBJECT_LOCKED,
    /** Versions of the bucket are only deleted with an MFA code. {0} the service's sentence. */
    MFA_REQUIRED,
    /** Whoever reads the bucket pays for it. */
    REQUESTER_PAYS,
    /** The server signs for the region {0}. */
    OTHER_REGION,
    /** The server sends requests on to {0}, where the credentials don't go. */
    REDIRECTED,
    /** The server sends requests on, and does not say where to. */
    REDIRECTED_NOWHERE,
    /** The account has no access to the service of keys. */
    KMS_OPT_IN,
    KMS_DISABLED,
    /** The key is about to be deleted, or has no material. */
    KMS_UNUSABLE,
    KMS_NOT_FOUND,
    /** The server wants the bucket in the host name. */
    HOST_STYLE_ONLY,
    /** A new bucket has not got the object ownership {0}. */
    OWNERSHIP_IGNORED,
    /** Nobody is removed from a topic while others could not be subscribed to it. */
    SUBSCRIBE_FAILED,
    /** The SDK finds no address for it. {0} what it says. */
    NO_ENDPOINT,
    /** A change was not allowed, or taken back before it was. */
    NOT_SENT,
    /** An answer to a request without a body has no reason either. */
    NO_REASON
}
