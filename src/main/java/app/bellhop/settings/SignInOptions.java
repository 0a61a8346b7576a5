package app.bellhop.settings;

import org.jspecify.annotations.Nullable;

/**
 * How a connection gets from its credentials to those that sign its requests.
 *
 * @param anonymous whether requests are not signed at all, as for public buckets
 * @param roleArn a role to assume with the credentials, or null
 * @param externalId that the role asks for, or null
 * @param mfaSerial the ARN or serial number of the MFA device that the role asks for, or null
 * @param roleSessionName or null for one of Bellhop's
 */
public record SignInOptions(
        boolean anonymous,
        @Nullable String roleArn,
        @Nullable String externalId,
        @Nullable String mfaSerial,
        @Nullable String roleSessionName) {

    /** The credentials sign the requests themselves. */
    public static final SignInOptions DIRECT = new SignInOptions(false, null, null, null, null);
}
