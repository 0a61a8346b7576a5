package app.bellhop.aws.s3.bucket;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.WireTest;
import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every section of a bucket's configuration, written and read over the wire as JSON. */
class BucketConfigurationTest extends WireTest {

    private static String example(BucketSection section, String bucket) {
        return switch (section) {
            case POLICY -> """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"},
                 "Action": "s3:GetObject", "Resource": "arn:aws:s3:::%s/*"}]}""".formatted(bucket);
            case PUBLIC_ACCESS_BLOCK -> """
                {"BlockPublicAcls": true, "IgnorePublicAcls": false, "BlockPublicPolicy": false,
                 "RestrictPublicBuckets": true}""";
            case OWNERSHIP -> "{\"Rules\": [{\"ObjectOwnership\": \"ObjectWriter\"}]}";
            case VERSIONING -> "{\"Status\": \"Enabled\"}";
            case WEBSITE -> """
                {"IndexDocument": {"Suffix": "index.html"}, "ErrorDocument": {"Key": "404.html"}, "RoutingRules":
                 [{"Condition": {"KeyPrefixEquals": "old/"}, "Redirect": {"ReplaceKeyPrefixWith": "new/"}}]}""";
            case LOGGING ->
                "{\"LoggingEnabled\": {\"TargetBucket\": \"%s\", \"TargetPrefix\": \"logs/\"}}".formatted(bucket);
            case CORS -> """
                {"CORSRules": [{"AllowedMethods": ["GET", "PUT"], "AllowedOrigins": ["https://a.example"],
                 "MaxAgeSeconds": 300}]}""";
            case LIFECYCLE -> """
                {"Rules": [{"ID": "tmp", "Filter": {"Prefix": "tmp/"}, "Status": "Enabled", "Expiration": {"Days": 3}}]}""";
            case ENCRYPTION ->
                "{\"Rules\": [{\"ApplyServerSideEncryptionByDefault\": {\"SSEAlgorithm\": \"aws:kms\"}}]}";
            case TAGS -> "{\"TagSet\": [{\"Key\": \"department\", \"Value\": \"water & parks\"}]}";
            case NOTIFICATION -> """
                {"TopicConfigurations": [{"Id": "n", "TopicArn": "arn:aws:sns:us-east-1:000000000000:t",
                 "Events": ["s3:ObjectCreated:*"]}]}""";
            case REQUEST_PAYMENT -> "{\"Payer\": \"Requester\"}";
            case OBJECT_LOCK -> """
                {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}}""";
        };
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }

    @ParameterizedTest
    @EnumSource(BucketSection.class)
    void sectionIsWrittenReadAndTakenAway(BucketSection section) throws Exception {
        if (section == BucketSection.OBJECT_LOCK) {
            await(s3.buckets().put(bucket, BucketSection.VERSIONING, "{\"Status\": \"Enabled\"}"));
        }
        String document = example(section, bucket);
        assertEquals(Optional.empty(), s3.buckets().check(section, document));
        Optional<String> before = await(s3.buckets().get(bucket, section));
        await(s3.buckets().put(bucket, section, document));
        JsonNode now = tree(await(s3.buckets().get(bucket, section)).orElseThrow());
        tree(document).properties().forEach(member -> {
            boolean list = member.getValue().isArray() && section != BucketSection.POLICY;
            assertEquals(
                    list ? member.getValue().size() : member.getValue(),
                    list ? now.get(member.getKey()).size() : now.get(member.getKey()));
        });
        if (s3.buckets().operations(section).delete() != null) {
            await(s3.buckets().delete(bucket, section));
            assertEquals(before, await(s3.buckets().get(bucket, section)));
        }
    }

    @Test
    void malformedDocumentIsMarkedAndNotSent() {
        DocumentProblem comma = s3.buckets()
                .check(BucketSection.CORS, "{\n  \"CORSRules\": [\n    {\"AllowedMethods\": [\"GET\"],, }\n  ]\n}")
                .orElseThrow();
        assertEquals(3, comma.line());
        DocumentProblem name = s3.buckets()
                .check(BucketSection.CORS, "{\"CORSRules\": [{\n  \"AllowedMethod\": [\"GET\"]}]}")
                .orElseThrow();
        assertEquals(2, name.line());
        assertTrue(ErrorTexts.sentence(name).contains("AllowedMethods"), name.toString());
        assertTrue(
                s3.buckets().check(BucketSection.LIFECYCLE, "{\"Rules\": {}}").isPresent());
        assertTrue(s3.buckets()
                .check(BucketSection.CORS, "{\"CORSRules\": [{\"MaxAgeSeconds\": \"many\"}]}")
                .isPresent());
        assertTrue(s3.buckets().check(BucketSection.TAGS, "{} {}").isPresent());
        assertTrue(s3.buckets().check(BucketSection.TAGS, "").isPresent());
        assertTrue(s3.buckets().check(BucketSection.POLICY, "{\"Version\"").isPresent());
        assertEquals(
                ErrorKind.INVALID,
                failure(s3.buckets().put(bucket, BucketSection.TAGS, "[]")).kind());
    }

    @Test
    void serverThatRefusesADocumentIsHeard() {
        var e = failure(
                s3.buckets().put(bucket, BucketSection.POLICY, "{\"Version\": \"2012-10-17\", \"Statement\": [{}]}"));
        assertEquals("MalformedPolicy", e.failure().code());
        assertEquals("PutBucketPolicy", e.failure().operation());
    }

    @Test
    void bucketIsMadeAsAskedFor() throws Exception {
        await(s3.objects()
                .createBucket(new NewBucket(
                        bucket + "-new",
                        "eu-west-1",
                        "BucketOwnerEnforced",
                        true,
                        true,
                        Map.of("department", "water"))));
        assertEquals("eu-west-1", await(s3.buckets().facts(bucket + "-new")).region());
        assertTrue(get(BucketSection.OWNERSHIP).contains("BucketOwnerEnforced"));
        assertTrue(get(BucketSection.VERSIONING).contains("Enabled"));
        assertTrue(get(BucketSection.OBJECT_LOCK).contains("Enabled"));
        assertTrue(get(BucketSection.TAGS).contains("water"));
    }

    private String get(BucketSection section) throws Exception {
        return await(s3.buckets().get(bucket + "-new", section)).orElse("nothing");
    }

    @Test
    void missingBucketIsNotTakenForAnUnsetSection() {
        assertEquals(
                "NoSuchBucket",
                failure(s3.buckets().get("no-such-bucket-here", BucketSection.CORS))
                        .failure()
                        .code());
    }
}
