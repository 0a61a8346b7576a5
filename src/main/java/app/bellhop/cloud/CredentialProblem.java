package app.bellhop.cloud;

/** Why a profile of the AWS files gives no credentials. */
public enum CredentialProblem implements ProblemCode {
    /** The session of IAM Identity Center has ended, or was never begun. */
    SSO_EXPIRED,
    /** Its credential_process failed; {0} what that said. */
    PROCESS_FAILED,
    /** Its credential_process printed something else than credentials. */
    PROCESS_UNREADABLE,
    /** It is signed in with aws login. */
    LOGIN_SESSION,
    /** Its role is refused; {0} what the server says. */
    ROLE_REFUSED,
    /** The profile that its role is taken from is missing, or has none itself. */
    NO_SOURCE
}
