package app.bellhop.cloud;

/** Why a profile of the AWS files, or a role, gives no credentials. */
public enum CredentialProblem implements ProblemCode {
    /** Profile {0} names no source of credentials. */
    NONE_IN_PROFILE,
    /** Profile {0} is not signed in to IAM Identity Center. */
    SSO_NOT_SIGNED_IN,
    /** The session of profile {0} at IAM Identity Center has ended. */
    SSO_EXPIRED,
    /** The server says that they have expired, before their time. The next request uses new ones. */
    EXPIRED_EARLY,
    /** What profile {0} says about IAM Identity Center lacks the start URL or the region. */
    SSO_INCOMPLETE,
    /** Profile {0} names no account or no role to use. */
    SSO_NO_ROLE,
    /** The user does not have the role {0} in the account {1}. */
    SSO_ROLE_REFUSED,
    /** The code of a sign-in was not approved in time. */
    SIGN_IN_TOO_LATE,
    /** IAM Identity Center refuses a sign-in; {0} what it says. */
    SIGN_IN_REFUSED,
    /** Its credential_process failed; {0} what that said. */
    PROCESS_FAILED,
    /** Its credential_process failed without a word; {0} its exit code. */
    PROCESS_SILENT,
    /** The credential_process of profile {0} has not ended after {1} seconds. */
    PROCESS_TIMEOUT,
    /** Its credential_process printed something else than credentials. */
    PROCESS_UNREADABLE,
    /** Profile {0} uses aws login, and has no session, or one that has ended. */
    LOGIN_SESSION,
    /** Its role is refused; {0} what the server says. */
    ROLE_REFUSED,
    /** The code of the MFA device {0} was not entered. */
    NO_MFA_CODE,
    /** The profile that the role of profile {0} is taken with is missing, or has none itself. */
    NO_SOURCE,
    /** The profiles that the role of profile {0} is taken with lead back to it, and none has keys. */
    SOURCE_CIRCLE
}
