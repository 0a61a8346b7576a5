package app.bellhop.aws.credentials;

import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.Reason;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out why a profile gave no credentials. The SDK's exceptions differ in their words only. */
public final class CredentialFailures {

    private static final Pattern PROCESS_SAID =
            Pattern.compile("non-zero exit value \\(\\d+\\) with error message: (.*)", Pattern.DOTALL);
    private static final int MAX_SAID = 300;

    private CredentialFailures() {}

    public static Optional<Reason> reason(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            if (message.contains("The SSO session") || message.contains("Unable to load SSO token") || ssoToken(t)) {
                return Optional.of(Reason.of(CredentialProblem.SSO_EXPIRED));
            }
            if (message.contains("login_session")) {
                return Optional.of(Reason.of(CredentialProblem.LOGIN_SESSION));
            }
            if (message.contains("The source profile of")) {
                return Optional.of(Reason.of(CredentialProblem.NO_SOURCE));
            }
            if (message.contains("process-based credentials")) {
                return Optional.of(process(t));
            }
        }
        return Optional.empty();
    }

    /** The token of an older profile is a file that signing in writes. */
    private static boolean ssoToken(Throwable e) {
        Path folder = e instanceof NoSuchFileException missing
                ? Path.of(missing.getFile()).getParent()
                : null;
        return folder != null && folder.endsWith(Path.of(".aws", "sso", "cache"));
    }

    private static Reason process(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            Matcher said = PROCESS_SAID.matcher(String.valueOf(t.getMessage()));
            if (said.find()) {
                String words = said.group(1).strip();
                return Reason.of(
                        CredentialProblem.PROCESS_FAILED, words.substring(0, Math.min(words.length(), MAX_SAID)));
            }
        }
        return Reason.of(CredentialProblem.PROCESS_UNREADABLE);
    }
}
