package app.bellhop.cloud.sns;

import app.bellhop.cloud.DocumentProblem;
import java.util.Optional;

/** What subscriptions' filter policies mean. Nothing is sent. */
public interface FilterPolicies {

    /**
     * The first thing wrong with a policy, with its line and column; empty when SNS would take it.
     *
     * @param bodyScope whether it looks at the message's JSON body: only then may keys be nested
     */
    Optional<DocumentProblem> check(String policy, boolean bodyScope);

    /**
     * Whether a policy lets a message through.
     *
     * @param policy as JSON; blank lets everything through
     * @param bodyScope whether it looks at the message's JSON body rather than at its attributes; a body that is no JSON
     *     object passes no policy
     */
    boolean accepts(String policy, boolean bodyScope, Message message);
}
