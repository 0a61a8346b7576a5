package app.bellhop.demo.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.*;

/** What a bucket is made with, and each of its documents: put, got, deleted, and refused when it makes no sense. */
class EmbeddedBucketDocumentsTest extends EmbeddedS3Base {

    @Test
    void theRegionIsTold() {
        String west = newBucket();
        s3.createBucket(r -> r.bucket(west)
                .createBucketConfiguration(c -> c.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
        assertEquals("eu-west-1", s3.getBucketLocation(r -> r.bucket(west)).locationConstraintAsString());
        assertEquals("eu-west-1", s3.headBucket(r -> r.bucket(west)).bucketRegion());
        assertEquals("us-east-1", s3.headBucket(r -> r.bucket(bucket)).bucketRegion());
    }

    @Test
    void theTagsThatABucketIsMadeWithAreKept() {
        String made = newBucket();
        s3.createBucket(r -> r.bucket(made)
                .createBucketConfiguration(c -> c.tags(tagging("team", "roads").tagSet())));
        assertEquals(
                "roads",
                s3.getBucketTagging(r -> r.bucket(made)).tagSet().get(0).value());
    }

    @ParameterizedTest
    @EnumSource(value = ObjectOwnership.class, names = "UNKNOWN_TO_SDK_VERSION", mode = EnumSource.Mode.EXCLUDE)
    void theOwnershipThatABucketIsMadeWithIsKept(ObjectOwnership ownership) {
        String made = newBucket();
        s3.createBucket(r -> r.bucket(made).objectOwnership(ownership));
        assertEquals(
                ownership,
                s3.getBucketOwnershipControls(r -> r.bucket(made))
                        .ownershipControls()
                        .rules()
                        .get(0)
                        .objectOwnership());
    }

    @Test
    void aBucketsAclIsSetByNameAndByDocument() {
        assertEquals(1, s3.getBucketAcl(r -> r.bucket(bucket)).grants().size());
        s3.putBucketAcl(r -> r.bucket(bucket).acl(BucketCannedACL.PUBLIC_READ_WRITE));
        var acl = s3.getBucketAcl(r -> r.bucket(bucket));
        assertEquals(3, acl.grants().size());
        s3.putBucketAcl(r -> r.bucket(bucket)
                .accessControlPolicy(
                        p -> p.owner(acl.owner()).grants(acl.grants().subList(0, 2))));
        assertEquals(2, s3.getBucketAcl(r -> r.bucket(bucket)).grants().size());
        s3.putBucketAcl(r -> r.bucket(bucket).grantRead("uri=\"http://acs.amazonaws.com/groups/s3/LogDelivery\""));
        assertEquals(
                "http://acs.amazonaws.com/groups/s3/LogDelivery",
                s3.getBucketAcl(r -> r.bucket(bucket)).grants().get(1).grantee().uri());
    }

    @Test
    void aBucketThatEnforcesItsOwnershipHasNoAcls() {
        String made = newBucket();
        s3.createBucket(r -> r.bucket(made).objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED));
        s3.putObject(
                r -> r.bucket(made).key("x").acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL),
                RequestBody.fromString("x"));
        String code = "AccessControlListNotSupported";
        assertRefused(
                400, code, () -> s3.putObjectAcl(r -> r.bucket(made).key("x").acl(ObjectCannedACL.PRIVATE)));
        assertRefused(400, code, () -> s3.putBucketAcl(r -> r.bucket(made).acl(BucketCannedACL.PUBLIC_READ)));
        assertRefused(
                400,
                code,
                () -> s3.putObject(
                        r -> r.bucket(made).key("x").acl(ObjectCannedACL.PUBLIC_READ), RequestBody.fromString("x")));
        s3.putObjectAcl(r -> r.bucket(made).key("x").acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL));
        assertEquals(1, s3.getBucketAcl(r -> r.bucket(made)).grants().size());
        assertEquals(1, s3.getObjectAcl(r -> r.bucket(made).key("x")).grants().size());
    }

    @Test
    void ownershipIsNotEnforcedOverAnAclThatGrants() {
        s3.putBucketAcl(r -> r.bucket(bucket).acl(BucketCannedACL.PUBLIC_READ));
        assertRefused(400, "InvalidBucketAclWithObjectOwnership", () -> own(ObjectOwnership.BUCKET_OWNER_ENFORCED));
        s3.putBucketAcl(r -> r.bucket(bucket).acl(BucketCannedACL.PRIVATE));
        own(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        s3.deleteBucketOwnershipControls(r -> r.bucket(bucket));
        assertRefused(
                404, "OwnershipControlsNotFoundError", () -> s3.getBucketOwnershipControls(r -> r.bucket(bucket)));
    }

    private void own(ObjectOwnership ownership) {
        s3.putBucketOwnershipControls(
                r -> r.bucket(bucket).ownershipControls(c -> c.rules(o -> o.objectOwnership(ownership))));
    }

    @Test
    void websiteComesAndGoes() {
        s3.putBucketWebsite(r -> r.bucket(bucket)
                .websiteConfiguration(w -> w.indexDocument(i -> i.suffix("index.html"))
                        .errorDocument(e -> e.key("404.html"))
                        .routingRules(rule -> rule.condition(c -> c.keyPrefixEquals("docs/"))
                                .redirect(d -> d.replaceKeyPrefixWith("documents/")))));
        var website = s3.getBucketWebsite(r -> r.bucket(bucket));
        assertEquals("index.html", website.indexDocument().suffix());
        assertEquals("documents/", website.routingRules().get(0).redirect().replaceKeyPrefixWith());
        s3.putBucketWebsite(r -> r.bucket(bucket)
                .websiteConfiguration(w ->
                        w.redirectAllRequestsTo(t -> t.hostName("example.com").protocol("https"))));
        s3.deleteBucketWebsite(r -> r.bucket(bucket));
        assertRefused(404, "NoSuchWebsiteConfiguration", () -> s3.getBucketWebsite(r -> r.bucket(bucket)));
        assertRefused(
                400,
                "InvalidArgument",
                () -> s3.putBucketWebsite(
                        r -> r.bucket(bucket).websiteConfiguration(w -> w.indexDocument(i -> i.suffix("a/b")))));
        assertRefused(
                400,
                "MalformedXML",
                () -> s3.putBucketWebsite(
                        r -> r.bucket(bucket).websiteConfiguration(w -> w.errorDocument(e -> e.key("404.html")))));
    }

    @Test
    void corsComesAndGoes() {
        cors("GET", "https://*.example.com");
        assertEquals(
                "GET",
                s3.getBucketCors(r -> r.bucket(bucket))
                        .corsRules()
                        .get(0)
                        .allowedMethods()
                        .get(0));
        s3.deleteBucketCors(r -> r.bucket(bucket));
        assertRefused(404, "NoSuchCORSConfiguration", () -> s3.getBucketCors(r -> r.bucket(bucket)));
        assertRefused(400, "InvalidRequest", () -> cors("PATCH", "*"));
        assertRefused(400, "InvalidRequest", () -> cors("GET", "*.*"));
    }

    private void cors(String method, String origin) {
        s3.putBucketCors(r -> r.bucket(bucket)
                .corsConfiguration(
                        c -> c.corsRules(rule -> rule.allowedMethods(method).allowedOrigins(origin))));
    }

    @Test
    void lifecycleComesAndGoes() {
        lifecycle(rule -> rule.filter(f -> f.prefix("log/")).expiration(e -> e.days(3)));
        var rule = s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket))
                .rules()
                .get(0);
        assertEquals(3, rule.expiration().days());
        s3.deleteBucketLifecycle(r -> r.bucket(bucket));
        assertRefused(
                404, "NoSuchLifecycleConfiguration", () -> s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket)));
        assertRefused(400, "InvalidRequest", () -> lifecycle(r -> r.filter(f -> f.prefix(""))));
        assertRefused(400, "MalformedXML", () -> lifecycle(r -> r.expiration(e -> e.days(3))));
    }

    private void lifecycle(java.util.function.Consumer<LifecycleRule.Builder> what) {
        s3.putBucketLifecycleConfiguration(r -> r.bucket(bucket)
                .lifecycleConfiguration(
                        l -> l.rules(rule -> what.accept(rule.id("r").status(ExpirationStatus.ENABLED)))));
    }

    @Test
    void taggingComesAndGoes() {
        s3.putBucketTagging(r -> r.bucket(bucket).tagging(tagging("team", "roads")));
        assertEquals(
                "roads",
                s3.getBucketTagging(r -> r.bucket(bucket)).tagSet().get(0).value());
        s3.deleteBucketTagging(r -> r.bucket(bucket));
        assertRefused(404, "NoSuchTagSet", () -> s3.getBucketTagging(r -> r.bucket(bucket)));
        assertRefused(
                400,
                "InvalidTag",
                () -> s3.putBucketTagging(r -> r.bucket(bucket).tagging(tagging("aws:x", ""))));
        put("x", "x");
        assertRefused(
                400,
                "BadRequest",
                () -> s3.putObject(
                        r -> r.bucket(bucket).key("x").tagging("a&b&c&d&e&f&g&h&i&j&k"), RequestBody.fromString("x")));
    }

    @Test
    void publicAccessBlockAndEncryptionComeAndGo() {
        s3.putPublicAccessBlock(r -> r.bucket(bucket).publicAccessBlockConfiguration(c -> c.blockPublicAcls(true)));
        var block = s3.getPublicAccessBlock(r -> r.bucket(bucket)).publicAccessBlockConfiguration();
        assertTrue(block.blockPublicAcls());
        s3.deletePublicAccessBlock(r -> r.bucket(bucket));
        assertRefused(
                404, "NoSuchPublicAccessBlockConfiguration", () -> s3.getPublicAccessBlock(r -> r.bucket(bucket)));
        encrypt("aws:kms");
        assertEquals("aws:kms", encryption());
        s3.deleteBucketEncryption(r -> r.bucket(bucket));
        assertEquals("AES256", encryption());
        assertRefused(400, "MalformedXML", () -> encrypt("ROT13"));
    }

    private void encrypt(String algorithm) {
        s3.putBucketEncryption(r -> r.bucket(bucket)
                .serverSideEncryptionConfiguration(
                        c -> c.rules(e -> e.applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(algorithm)))));
    }

    private String encryption() {
        return s3.getBucketEncryption(r -> r.bucket(bucket))
                .serverSideEncryptionConfiguration()
                .rules()
                .get(0)
                .applyServerSideEncryptionByDefault()
                .sseAlgorithmAsString();
    }

    @Test
    void whatCannotBeDeletedIsPutAnew() {
        s3.putBucketRequestPayment(r -> r.bucket(bucket).requestPaymentConfiguration(c -> c.payer(Payer.REQUESTER)));
        assertEquals(
                Payer.REQUESTER,
                s3.getBucketRequestPayment(r -> r.bucket(bucket)).payer());
        s3.putBucketNotificationConfiguration(r -> r.bucket(bucket)
                .notificationConfiguration(n -> n.topicConfigurations(t -> t.id("t")
                        .topicArn("arn:aws:sns:us-east-1:000000000000:t")
                        .events(Event.S3_OBJECT_CREATED))));
        assertEquals(
                "t",
                s3.getBucketNotificationConfiguration(r -> r.bucket(bucket))
                        .topicConfigurations()
                        .get(0)
                        .id());
        s3.putBucketNotificationConfiguration(r -> r.bucket(bucket).notificationConfiguration(n -> {}));
        assertFalse(s3.getBucketNotificationConfiguration(r -> r.bucket(bucket)).hasTopicConfigurations());
        assertEquals(null, s3.getBucketVersioning(r -> r.bucket(bucket)).status());
        keepVersions();
        assertEquals(
                BucketVersioningStatus.ENABLED,
                s3.getBucketVersioning(r -> r.bucket(bucket)).status());
        assertRefused(
                400,
                "MalformedXML",
                () -> s3.putBucketVersioning(r -> r.bucket(bucket).versioningConfiguration(v -> v.status("Maybe"))));
        s3.putBucketLogging(r -> r.bucket(bucket)
                .bucketLoggingStatus(
                        l -> l.loggingEnabled(e -> e.targetBucket(bucket).targetPrefix(""))));
        assertEquals(
                bucket,
                s3.getBucketLogging(r -> r.bucket(bucket)).loggingEnabled().targetBucket());
        s3.putBucketLogging(r -> r.bucket(bucket).bucketLoggingStatus(l -> {}));
        assertEquals(null, s3.getBucketLogging(r -> r.bucket(bucket)).loggingEnabled());
        assertRefused(
                400,
                "InvalidTargetBucketForLogging",
                () -> s3.putBucketLogging(r -> r.bucket(bucket)
                        .bucketLoggingStatus(l ->
                                l.loggingEnabled(e -> e.targetBucket("nowhere").targetPrefix("")))));
    }

    @Test
    void whatTheDemoDoesNotKnowLeavesTheBucketAlone() {
        assertRefused(
                501,
                "NotImplemented",
                () -> s3.deleteBucketIntelligentTieringConfiguration(
                        r -> r.bucket(bucket).id("i")));
        s3.headBucket(r -> r.bucket(bucket));
    }

    @Test
    void aPolicyComesAndGoes() {
        String policy = statement("\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\""
                + "arn:aws:s3:::" + bucket + "/*\"");
        s3.putBucketPolicy(r -> r.bucket(bucket).policy(policy));
        assertEquals(policy, s3.getBucketPolicy(r -> r.bucket(bucket)).policy());
        assertTrue(
                s3.getBucketPolicyStatus(r -> r.bucket(bucket)).policyStatus().isPublic());
        s3.deleteBucketPolicy(r -> r.bucket(bucket));
        assertRefused(404, "NoSuchBucketPolicy", () -> s3.getBucketPolicy(r -> r.bucket(bucket)));
        assertRefused(404, "NoSuchBucketPolicy", () -> s3.getBucketPolicyStatus(r -> r.bucket(bucket)));
    }

    private static String statement(String fields) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{" + fields + "}]}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Missing required field Effect|'Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::B/*'",
                "Invalid effect: Maybe|'Effect':'Maybe','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::B/*'",
                "Missing required field Principal|'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::B/*'",
                "Missing required field Action|'Effect':'Allow','Principal':'*','Resource':'arn:aws:s3:::B/*'",
                "Missing required field Resource|'Effect':'Allow','Principal':'*','Action':'s3:GetObject'",
                "Policy has invalid resource|'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::other/*'",
                "Policy has invalid resource|'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'B'",
                "Policy has invalid action|'Effect':'Allow','Principal':'*','Action':'read','Resource':'arn:aws:s3:::B/*'",
                "Invalid principal in policy|'Effect':'Allow','Principal':'me','Action':'s3:*','Resource':'arn:aws:s3:::B'",
                "Unknown field Foo|'Foo':1,'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::B'",
            })
    void aPolicyThatMakesNoSenseIsRefused(String message, String fields) {
        String policy = statement(fields.replace('\'', '"').replace(":::B", ":::" + bucket));
        S3Exception e = org.junit.jupiter.api.Assertions.assertThrows(
                S3Exception.class,
                () -> s3.putBucketPolicy(r -> r.bucket(bucket).policy(policy)));
        assertEquals("MalformedPolicy", e.awsErrorDetails().errorCode());
        assertEquals(message, e.awsErrorDetails().errorMessage());
        assertEquals(400, e.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<CORSConfiguration>", "no XML", "<Other/>", "<CORSConfiguration/>"})
    void aDocumentThatIsNoneIsRefused(String body) throws Exception {
        ExecutionInterceptor other = new ExecutionInterceptor() {
            @Override
            public Optional<RequestBody> modifyHttpContent(
                    Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
                // As long as what the client announced.
                String length = context.httpRequest()
                        .firstMatchingHeader("Content-Length")
                        .orElseThrow();
                return Optional.of(RequestBody.fromString(("%-" + length + "s").formatted(body)));
            }
        };
        try (S3Client client = S3Client.builder()
                .endpointOverride(server.demo.s3Endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.demo.accessKeyId(), server.demo.secretAccessKey())))
                .overrideConfiguration(c -> c.addExecutionInterceptor(other))
                .build()) {
            assertRefused(
                    400,
                    "MalformedXML",
                    () -> client.putBucketCors(r -> r.bucket(bucket)
                            .corsConfiguration(c -> c.corsRules(
                                    rule -> rule.allowedMethods("GET").allowedOrigins("*")))));
        }
    }

    @Test
    void aPolicyIsJson() {
        assertRefused(
                400,
                "MalformedPolicy",
                () -> s3.putBucketPolicy(r -> r.bucket(bucket).policy("no")));
        assertRefused(
                400,
                "MalformedPolicy",
                () -> s3.putBucketPolicy(r -> r.bucket(bucket).policy("{}")));
    }
}
