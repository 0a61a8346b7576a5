package app.bellhop.cloud.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.policy.ReadSources.Source;
import app.bellhop.cloud.policy.ReadVerdict.Audience;
import app.bellhop.cloud.policy.ReadVerdict.Effect;
import app.bellhop.cloud.policy.ReadVerdict.Finding;
import app.bellhop.cloud.policy.ReadVerdict.Origin;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.AclGrant.GranteeType;
import app.bellhop.cloud.s3.S3Location;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who can read an object, from what bucket and object say. */
class ReadAccessTest {

    private static final S3Location OBJECT = new S3Location("data", "public/a.txt");
    private static final AclGrant OWNER = new AclGrant(GranteeType.ID, "me", null, "FULL_CONTROL");
    private static final String PUBLIC = """
            {"Statement": [{"Sid": "Open", "Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": ["s3:Get*"],
             "Resource": "arn:aws:s3:::data/public/*"}]}""";

    private String block = "";
    private String ownership = "";
    private String policy = "";
    private Acl acl = new Acl("me", null, List.of(OWNER));

    private ReadVerdict verdict() {
        return ReadAccess.of(
                OBJECT, new ReadSources(Source.of(block), Source.of(ownership), Source.of(policy), Source.of(acl)));
    }

    private void grant(String group) {
        acl = new Acl("me", null, List.of(OWNER, new AclGrant(GranteeType.GROUP, group, null, "READ")));
    }

    private Finding finding(Origin origin) {
        return verdict().lines().stream()
                .filter(line -> line.origin() == origin)
                .findFirst()
                .orElseThrow()
                .finding();
    }

    @Test
    void nothingSaidMeansTheOwnerOnly() {
        assertEquals(Audience.OWNER_ONLY, verdict().audience());
        assertTrue(verdict().complete());
        assertEquals(4, verdict().lines().size());
    }

    @Test
    void publicPolicyOpensUnlessRestricted() {
        policy = PUBLIC;
        assertEquals(Audience.EVERYBODY, verdict().audience());
        block = "{\"RestrictPublicBuckets\" : true}";
        assertEquals(Audience.OWNER_ONLY, verdict().audience());
        assertEquals(Finding.POLICY_OVERRULED, finding(Origin.POLICY));
    }

    @Test
    void policyForOtherKeysOrActionsIsSilent() {
        policy = PUBLIC.replace("public/", "other/");
        assertEquals(Audience.OWNER_ONLY, verdict().audience());
        assertEquals(Finding.POLICY_SILENT, finding(Origin.POLICY));
        policy = PUBLIC.replace("s3:Get*", "s3:PutObject");
        assertEquals(Audience.OWNER_ONLY, verdict().audience());
    }

    @Test
    void denyForEverybodyWinsOverAll() {
        grant(AclGrant.ALL_USERS);
        policy = PolicyDocument.with(PUBLIC, """
                {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::data/*"}""");
        assertEquals(Audience.NOBODY, verdict().audience());
    }

    @Test
    void denyUnderAConditionClosesOnlyThen() {
        policy = PolicyDocument.with(PUBLIC, PolicyTemplate.DENY_WITHOUT_TLS.statement(Partition.AWS, "data", ""));
        assertEquals(Audience.EVERYBODY, verdict().audience());
        assertTrue(verdict().lines().stream().anyMatch(l -> l.finding() == Finding.POLICY_DENIES_SOME));
    }

    @Test
    void conditionIsTold() {
        policy = PUBLIC.replace(
                "\"Resource\"", "\"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"10.0.0.0/8\"}}, \"Resource\"");
        assertEquals(Audience.EVERYBODY_UNDER_CONDITION, verdict().audience());
        assertTrue(verdict().lines().get(2).detail().contains("10.0.0.0/8"));
    }

    @Test
    void namedAccountIsTold() {
        policy = PolicyDocument.with("", PolicyTemplate.ACCOUNT_READ.statement(Partition.AWS, "data", "123456789012"));
        assertEquals(Audience.NAMED, verdict().audience());
        assertTrue(verdict().lines().get(2).detail().contains("123456789012"));
    }

    @Test
    void allowToAllButSomeIsEverybody() {
        policy = PUBLIC.replace(
                "\"Principal\": {\"AWS\": [\"*\"]}", "\"NotPrincipal\": {\"AWS\": \"arn:aws:iam::1:root\"}");
        assertEquals(Audience.EVERYBODY, verdict().audience());
    }

    @Test
    void aclOpensUnlessIgnoredOrDisabled() {
        grant(AclGrant.ALL_USERS);
        assertEquals(Audience.EVERYBODY, verdict().audience());
        block = "{\"IgnorePublicAcls\":true}";
        assertEquals(Audience.OWNER_ONLY, verdict().audience());
        block = "{\"BlockPublicAcls\":true}";
        assertEquals(Audience.EVERYBODY, verdict().audience(), "only new ones are refused");
        assertEquals(Finding.BLOCKS_NEW_ONLY, finding(Origin.PUBLIC_ACCESS_BLOCK));
        block = "";
        ownership = "{\"Rules\":[{\"ObjectOwnership\":\"BucketOwnerEnforced\"}]}";
        assertEquals(Audience.OWNER_ONLY, verdict().audience());
        assertEquals(Finding.ACL_OVERRULED, finding(Origin.ACL));
    }

    @Test
    void anyAccountAndSingleAccountsAreToldApart() {
        grant(AclGrant.AUTHENTICATED_USERS);
        assertEquals(Audience.AUTHENTICATED, verdict().audience());
        acl = new Acl("me", null, List.of(OWNER, new AclGrant(GranteeType.ID, "you", "Ben", "READ")));
        assertEquals(Audience.NAMED, verdict().audience());
        assertTrue(verdict().lines().get(3).detail().contains("Ben READ"));
    }

    @Test
    void grantToWriteTheAclIsNoGrantToRead() {
        acl = new Acl("me", null, List.of(OWNER, new AclGrant(GranteeType.ID, "you", "Ben", "WRITE_ACP")));
        assertEquals(Audience.OWNER_ONLY, verdict().audience());
    }

    @Test
    void whatCannotBeAskedIsToldAndTheRestStillCounts() {
        CloudException refused = new CloudException(
                ErrorKind.ACCESS_DENIED,
                new Failure(
                        "GetBucketPolicy",
                        "data",
                        "AccessDenied",
                        "",
                        null,
                        new Detail.MissingPermission("s3:GetBucketPolicy", "arn")),
                null);
        grant(AclGrant.ALL_USERS);
        ReadVerdict verdict = ReadAccess.of(
                OBJECT,
                new ReadSources(
                        Source.failed(refused), Source.failed(refused), Source.failed(refused), Source.of(acl)));
        assertEquals(Audience.EVERYBODY, verdict.audience());
        assertFalse(verdict.complete());
        assertEquals(
                3,
                verdict.lines().stream()
                        .filter(l -> l.effect() == Effect.UNKNOWN && l.detail().contains("AccessDenied"))
                        .count());
    }

    @Test
    void policyThatIsNoneIsNotTakenForSilence() {
        policy = "<html>";
        assertFalse(verdict().complete());
        assertEquals(Finding.POLICY_UNREADABLE, finding(Origin.POLICY));
    }

    @Test
    void ignoredPublicAclsLeaveGrantsToNamedAccounts() {
        block = "{\"IgnorePublicAcls\":true}";
        acl = new Acl("me", null, List.of(OWNER, new AclGrant(GranteeType.ID, "you", "Ben", "READ")));
        assertEquals(Audience.NAMED, verdict().audience());
    }

    @Test
    void denyToAllButSomeLetsThoseRead() {
        policy = PolicyDocument.with(PUBLIC, """
                {"Effect": "Deny", "NotPrincipal": {"AWS": "arn:aws:iam::1:root"}, "Action": "s3:*",
                 "Resource": "arn:aws:s3:::data/*"}""");
        assertFalse(verdict().audience() == Audience.NOBODY);
    }

    @Test
    void restrictedBucketBlocksPoliciesThatOnlyLookConditional() {
        block = "{\"RestrictPublicBuckets\":true}";
        String referer = "\"Condition\": {\"StringLike\": {\"aws:Referer\": \"https://x/*\"}}, \"Resource\"";
        policy = PUBLIC.replace("\"Resource\"", referer);
        assertEquals(Audience.OWNER_ONLY, verdict().audience());
        policy = PUBLIC.replace("\"Resource\"", referer.replace("aws:Referer", "aws:SourceVpc"));
        assertEquals(Audience.EVERYBODY_UNDER_CONDITION, verdict().audience());
    }

    @Test
    void denyUnlessFromSomewhereIsACondition() {
        policy = PolicyDocument.with(PUBLIC, """
                {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::data/*",
                 "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}""");
        assertEquals(Audience.EVERYBODY_UNDER_CONDITION, verdict().audience());
    }

    @Test
    void otherPartitionsAreUnderstood() {
        policy = PUBLIC.replace("arn:aws:", "arn:aws-cn:");
        assertEquals(Audience.EVERYBODY, verdict().audience());
    }
}
