package app.bellhop.aws.credentials;

import app.bellhop.cloud.signin.CodePrompt;
import java.util.concurrent.Executor;

/**
 * What finding credentials may need beside the AWS files.
 *
 * @param tokens of IAM Identity Center
 * @param codes has the user enter MFA codes
 * @param executor for what blocks; not that of the FX thread
 */
public record SignInTools(SsoTokens tokens, CodePrompt codes, Executor executor) {

    /** Those of the user, where nobody enters codes. */
    public static SignInTools unattended(Executor executor) {
        return new SignInTools(SsoTokens.ofUser(), CodePrompt.NONE, executor);
    }
}
