package app.bellhop.cloud.policy;

import java.util.List;

/**
 * Who can read an object, and why.
 *
 * @param complete whether all sources could be read; if not, the audience may be larger or smaller
 * @param lines what each source contributes
 */
public record ReadVerdict(Audience audience, boolean complete, List<Line> lines) {

    /** Whom the object is open to, beside the owner and those whom the owner's own IAM policies let in. */
    public enum Audience {
        EVERYBODY,
        /** Everybody who meets a condition of the policy. */
        EVERYBODY_UNDER_CONDITION,
        /** Everybody with any AWS account. */
        AUTHENTICATED,
        /** Accounts, roles or users that are named. */
        NAMED,
        OWNER_ONLY,
        /** What was read opens it to nobody else, but what could not be read may. */
        UNKNOWN,
        /** The policy denies it to everyone. */
        NOBODY
    }

    /** Where a line comes from. */
    public enum Origin {
        PUBLIC_ACCESS_BLOCK,
        OWNERSHIP,
        POLICY,
        ACL
    }

    /** What a line does to the audience. */
    public enum Effect {
        OPENS,
        CLOSES,
        NOTHING,
        UNKNOWN
    }

    /**
     * One source's part.
     *
     * @param finding which sentence tells it
     * @param detail what the sentence names: a statement, principals, flags, a failure; may be empty
     */
    public record Line(Origin origin, Effect effect, Finding finding, String detail) {}

    /** What was found; each is a sentence for people. */
    public enum Finding {
        NOT_SET,
        BLOCKS_POLICY,
        BLOCKS_ACLS,
        BLOCKS_BOTH,
        BLOCKS_NEW_ONLY,
        ACLS_DISABLED,
        ACLS_ENABLED,
        POLICY_ALLOWS_EVERYBODY,
        POLICY_ALLOWS_UNDER_CONDITION,
        POLICY_ALLOWS_NAMED,
        POLICY_DENIES_EVERYBODY,
        POLICY_DENIES_SOME,
        POLICY_SILENT,
        POLICY_UNREADABLE,
        POLICY_OVERRULED,
        ACL_EVERYBODY,
        ACL_AUTHENTICATED,
        ACL_NAMED,
        ACL_OWNER,
        ACL_OVERRULED,
        FAILED
    }
}
