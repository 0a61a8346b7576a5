package app.bellhop.cloud.signin;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Has the user enter a code of an MFA device. Any thread. */
public interface CodePrompt {

    /** Nobody is there to enter one. */
    CodePrompt NONE = (device, problem) -> CompletableFuture.completedFuture(Optional.empty());

    /**
     * Shows the prompt. Returns at once.
     *
     * @param device the ARN or serial number of the device
     * @param problem what the server said about the previous code; empty for the first
     * @return the code, or empty if the user turned away
     */
    CompletableFuture<Optional<String>> ask(String device, String problem);
}
