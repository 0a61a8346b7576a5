package app.bellhop.aws.credentials;

import app.bellhop.cloud.signin.CodePrompt;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * What finding credentials may need beside the AWS files.
 *
 * @param tokens of IAM Identity Center
 * @param codes has the user enter MFA codes
 * @param executor for what blocks; not that of the FX thread
 * @param http reaches STS and IAM Identity Center as the connection's other servers are reached; null for the SDK's own
 * @param fips whether AWS's validated STS is asked
 * @param dualstack whether AWS's STS for IPv6 is asked
 */
public record SignInTools(
        SsoTokens tokens,
        CodePrompt codes,
        Executor executor,
        @Nullable SdkHttpClient http,
        boolean fips,
        boolean dualstack) {

    public SignInTools(SsoTokens tokens, CodePrompt codes, Executor executor) {
        this(tokens, codes, executor, null, false, false);
    }

    /** The same, through that client and at those endpoints. */
    public SignInTools through(SdkHttpClient client, boolean useFips, boolean useDualstack) {
        return new SignInTools(tokens, codes, executor, client, useFips, useDualstack);
    }

    /** Those of the user, where nobody enters codes. */
    public static SignInTools unattended(Executor executor) {
        return new SignInTools(SsoTokens.ofUser(), CodePrompt.NONE, executor);
    }
}
