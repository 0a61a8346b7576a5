package app.bellhop.cloud.policy;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.policy.ReadSources.Source;
import app.bellhop.cloud.policy.ReadVerdict.Audience;
import app.bellhop.cloud.policy.ReadVerdict.Effect;
import app.bellhop.cloud.policy.ReadVerdict.Finding;
import app.bellhop.cloud.policy.ReadVerdict.Line;
import app.bellhop.cloud.policy.ReadVerdict.Origin;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.S3Location;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Works out who may read an object, as S3 does: a Deny first, then what policy and ACL open and the bucket lets through. */
public final class ReadAccess {

    private static final String READ = "s3:GetObject";
    private static final Pattern TIED =
            Pattern.compile("aws:Source(Ip|Vpc|Vpce|Arn|Account|Owner)|aws:Principal(OrgID|Arn|Account)"
                    + "|aws:userid|s3:DataAccessPoint(Account|Arn)|aws:CalledVia");

    private final S3Location object;
    private final List<Line> lines = new ArrayList<>();
    private final Set<Audience> opened = EnumSet.noneOf(Audience.class);
    private boolean complete = true;
    private boolean mayBeOpen;
    private boolean denied;
    private boolean policyBlocked;
    private boolean policyPublic;
    private boolean publicAclsIgnored;
    private boolean aclsDisabled;
    private boolean denyUnderCondition;

    private ReadAccess(S3Location object) {
        this.object = object;
    }

    /** The verdict from what is known. */
    public static ReadVerdict of(S3Location object, ReadSources sources) {
        ReadAccess access = new ReadAccess(object);
        access.publicAccessBlock(sources.publicAccessBlock());
        access.ownership(sources.ownership());
        access.policy(sources.policy());
        access.acl(sources.acl());
        return access.verdict();
    }

    private ReadVerdict verdict() {
        Audience audience = denied
                ? Audience.NOBODY
                // They stand in order, the widest first.
                : opened.stream().findFirst().orElse(mayBeOpen ? Audience.UNKNOWN : Audience.OWNER_ONLY);
        if (audience == Audience.EVERYBODY && denyUnderCondition) {
            audience = Audience.EVERYBODY_UNDER_CONDITION;
        }
        return new ReadVerdict(audience, complete, List.copyOf(lines));
    }

    private void add(Origin origin, Effect effect, Finding finding, String detail) {
        lines.add(new Line(origin, effect, finding, detail));
    }

    private <T> Optional<T> answered(Origin origin, Source<T> source) {
        source.failure().ifPresent(e -> {
            complete = false;
            // A server without policies or ACLs opens nothing by them.
            mayBeOpen |= e.kind() != ErrorKind.NOT_SUPPORTED && (origin == Origin.POLICY || origin == Origin.ACL);
            String code =
                    e.failure().code() == null ? e.kind().name() : e.failure().code();
            add(origin, Effect.UNKNOWN, Finding.FAILED, e.failure().operation() + ": " + code);
        });
        return source.value();
    }

    private void publicAccessBlock(Source<String> source) {
        answered(Origin.PUBLIC_ACCESS_BLOCK, source).ifPresent(json -> {
            policyBlocked = on(json, "RestrictPublicBuckets");
            publicAclsIgnored = on(json, "IgnorePublicAcls");
            if (policyBlocked || publicAclsIgnored) {
                Finding finding = policyBlocked ? Finding.BLOCKS_POLICY : Finding.BLOCKS_ACLS;
                add(
                        Origin.PUBLIC_ACCESS_BLOCK,
                        Effect.CLOSES,
                        policyBlocked && publicAclsIgnored ? Finding.BLOCKS_BOTH : finding,
                        "");
            } else {
                boolean some = on(json, "BlockPublicAcls") || on(json, "BlockPublicPolicy");
                add(Origin.PUBLIC_ACCESS_BLOCK, Effect.NOTHING, some ? Finding.BLOCKS_NEW_ONLY : Finding.NOT_SET, "");
            }
        });
    }

    private static boolean on(String json, String flag) {
        return json.replaceAll("\\s", "").contains("\"" + flag + "\":true");
    }

    private void ownership(Source<String> source) {
        answered(Origin.OWNERSHIP, source).ifPresent(json -> {
            if (json.contains("BucketOwnerEnforced")) {
                aclsDisabled = true;
                add(Origin.OWNERSHIP, Effect.CLOSES, Finding.ACLS_DISABLED, "");
            } else {
                add(Origin.OWNERSHIP, Effect.NOTHING, Finding.ACLS_ENABLED, "");
            }
        });
    }

    private void policy(Source<String> source) {
        Optional<String> text = answered(Origin.POLICY, source);
        if (text.isEmpty()) {
            return;
        }
        if (text.get().isBlank()) {
            add(Origin.POLICY, Effect.NOTHING, Finding.NOT_SET, "");
            return;
        }
        Optional<PolicyDocument> policy = PolicyDocument.parse(text.get());
        if (policy.isEmpty()) {
            complete = false;
            mayBeOpen = true;
            add(Origin.POLICY, Effect.UNKNOWN, Finding.POLICY_UNREADABLE, "");
            return;
        }
        policyPublic = policy.get().statements().stream().anyMatch(ReadAccess::isPublic);
        int before = lines.size();
        policy.get().statements().stream()
                .filter(s -> s.covers(READ, object.arn(Partition.AWS)))
                .forEach(s -> {
                    if (s.allow()) {
                        allows(s);
                    } else {
                        denies(s);
                    }
                });
        if (lines.size() == before) {
            add(Origin.POLICY, Effect.NOTHING, Finding.POLICY_SILENT, "");
        }
    }

    /** AWS calls a statement public unless a condition ties it to fixed networks, accounts or organizations. */
    private static boolean isPublic(PolicyStatement s) {
        return s.allow() && s.everybody() && !TIED.matcher(s.condition()).find();
    }

    private void allows(PolicyStatement s) {
        if (policyBlocked && (isPublic(s) || !s.everybody() && policyPublic)) {
            // Under RestrictPublicBuckets, a public policy gives no access to other accounts, named or not.
            add(Origin.POLICY, Effect.NOTHING, Finding.POLICY_OVERRULED, s.sid());
        } else if (!s.everybody()) {
            opened.add(Audience.NAMED);
            add(
                    Origin.POLICY,
                    Effect.OPENS,
                    Finding.POLICY_ALLOWS_NAMED,
                    s.principals().stream().limit(5).collect(Collectors.joining(", ")));
        } else if (s.conditional()) {
            opened.add(Audience.EVERYBODY_UNDER_CONDITION);
            add(Origin.POLICY, Effect.OPENS, Finding.POLICY_ALLOWS_UNDER_CONDITION, s.condition());
        } else {
            opened.add(Audience.EVERYBODY);
            add(Origin.POLICY, Effect.OPENS, Finding.POLICY_ALLOWS_EVERYBODY, s.sid());
        }
    }

    private void denies(PolicyStatement s) {
        boolean all = s.everybody() && !s.conditional() && !s.not().principal();
        denied = denied || all;
        // Requiring https excludes no one.
        denyUnderCondition = denyUnderCondition
                || s.everybody() && s.conditional() && !s.condition().contains("aws:SecureTransport");
        String named = (s.not().principal() ? "NotPrincipal " : "") + String.join(", ", s.principals());
        add(
                Origin.POLICY,
                Effect.CLOSES,
                all ? Finding.POLICY_DENIES_EVERYBODY : Finding.POLICY_DENIES_SOME,
                all ? s.sid() : s.conditional() ? s.condition() : named);
    }

    private void acl(Source<Acl> source) {
        Optional<Acl> found = answered(Origin.ACL, source);
        if (found.isEmpty()) {
            return;
        }
        Acl acl = found.get();
        boolean everybody = acl.grantsGroup(AclGrant.ALL_USERS, "READ");
        boolean authenticated = acl.grantsGroup(AclGrant.AUTHENTICATED_USERS, "READ");
        boolean counts = !publicAclsIgnored && !aclsDisabled;
        if ((everybody || authenticated) && !counts) {
            add(Origin.ACL, Effect.NOTHING, Finding.ACL_OVERRULED, "");
        } else if (everybody) {
            opened.add(Audience.EVERYBODY);
            add(Origin.ACL, Effect.OPENS, Finding.ACL_EVERYBODY, "");
        } else if (authenticated) {
            opened.add(Audience.AUTHENTICATED);
            add(Origin.ACL, Effect.OPENS, Finding.ACL_AUTHENTICATED, "");
        }
        if (!named(acl).isEmpty() && !aclsDisabled) {
            opened.add(Audience.NAMED);
            add(Origin.ACL, Effect.OPENS, Finding.ACL_NAMED, named(acl));
        } else if (!everybody && !authenticated) {
            add(Origin.ACL, Effect.NOTHING, Finding.ACL_OWNER, "");
        }
    }

    /** The other grantees that can read; other permissions concern the ACL, not the object. */
    private static String named(Acl acl) {
        return acl.grants().stream()
                .filter(g -> !acl.isOwner(g))
                .filter(g -> g.type() != AclGrant.GranteeType.GROUP)
                .filter(g -> g.permission().equals("READ") || g.permission().equals("FULL_CONTROL"))
                .map(g -> (g.name() == null ? g.grantee() : g.name()) + " " + g.permission())
                .limit(5)
                .collect(Collectors.joining(", "));
    }
}
