package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Signing in to IAM Identity Center, for every session of the window. FX thread. */
public final class SignIns {

    /** What signing in mends; each names the profile. */
    private static final Set<CredentialProblem> MENDED =
            Set.of(CredentialProblem.SSO_NOT_SIGNED_IN, CredentialProblem.SSO_EXPIRED, CredentialProblem.SSO_NO_ROLE);

    private final List<Runnable> followers = new ArrayList<>();
    private BiConsumer<String, Runnable> window = (profile, signedIn) -> {};

    /** @param opens shows the window to sign in for a profile, and calls back when that is done */
    public void setWindow(BiConsumer<String, Runnable> opens) {
        window = opens;
    }

    /** Signs in for a profile. Once that is done, whatever waits for credentials goes on, and then {@code next} runs. */
    public void begin(String profile, Runnable next) {
        window.accept(profile, () -> {
            List.copyOf(followers).forEach(Runnable::run);
            next.run();
        });
    }

    /** Calls back whenever the user has signed in. The answer ends that. */
    public Runnable subscribe(Runnable signedIn) {
        followers.add(signedIn);
        return () -> followers.remove(signedIn);
    }

    /** The profile to sign in for, if that mends the failure. */
    public static Optional<String> profile(CloudException e) {
        return e.failure().detail() instanceof Reason reason
                        && reason.code() instanceof CredentialProblem problem
                        && MENDED.contains(problem)
                ? Optional.of(String.valueOf(reason.arguments().get(0)))
                : Optional.empty();
    }
}
