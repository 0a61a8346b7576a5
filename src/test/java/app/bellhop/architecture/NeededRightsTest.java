package app.bellhop.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.Partition;
import app.bellhop.cloud.policy.LeastPolicy;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.policy.UseCase;
import app.bellhop.cloud.s3.S3Location;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy for chosen features allows what Bellhop sends then, and no more. */
class NeededRightsTest {

    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:alerts";

    private static Set<String> actions(UseCase... features) {
        return Arrays.stream(features)
                .flatMap(feature -> feature.operations().stream())
                .map(operation -> operation.iamAction)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the code sends is read from the code. */
    @ParameterizedTest
    @CsvSource({
        "BROWSE, ObjectStore.list",
        "BROWSE, ObjectStore.listBuckets",
        "DOWNLOAD, ObjectStore.download",
        "DOWNLOAD, ObjectContent.read",
        "UPLOAD, ObjectStore.upload",
        "UPLOAD, ObjectStore.createFolder",
        "UPLOAD, IncompleteUploads.abort",
        "DELETE, ObjectStore.deleteUnchanged",
        "SHARE, Sharing.putAcl",
        "SHARE, Sharing.acl",
        "VERSIONS, ObjectVersions.list",
        "RESTORE, ObjectProperties.restore",
        "CREATE_BUCKETS, ObjectStore.createBucket",
        "CREATE_BUCKETS, ObjectStore.deleteBucket",
        "BUCKET_SETTINGS, BucketConfiguration.policyIsPublic",
        "TOPICS, Topics.changeTags",
        "PUBLISH, Messages.publish",
        "SUBSCRIPTIONS, Subscriptions.subscribe",
        "SMS, Sms.send",
        "LISTEN, TemporaryQueues.create",
        "LISTEN, TemporaryQueues.find",
        "DEAD_LETTERS, DeadLetterQueues.look",
        "USAGE, Metrics.usage",
        "ATHENA, Athena.workgroup",
        "ATHENA, Athena.start",
        "ATHENA, Athena.execution",
        "ATHENA, Athena.stop"
    })
    void aFeatureAllowsWhatItSends(UseCase feature, String method) {
        Set<String> sent = ChangesTest.requests()
                .filter(request -> ChangesTest.name(request).equals(method))
                .flatMap(request -> ChangesTest.sent(request).stream())
                .map(name -> Operation.valueOf(name).iamAction)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(!sent.isEmpty(), method);
        assertTrue(actions(feature).containsAll(sent), () -> feature + " lacks some of " + sent);
    }

    @Test
    void everyActionOfTheFeaturesIsAllowedAndNoOther() {
        for (UseCase feature : UseCase.values()) {
            String policy = LeastPolicy.of(Partition.AWS, List.of(feature), List.of(), List.of());
            Set<String> allowed = PolicyDocument.parse(policy).orElseThrow().statements().stream()
                    .flatMap(statement -> statement.actions().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(actions(feature), allowed, feature.name());
        }
    }

    @Test
    void objectsBucketsAndTopicsAreNamedAsNarrowlyAsIamTakesThem() {
        String policy = LeastPolicy.of(
                new Partition("aws-cn", "amazonaws.com.cn"),
                List.of(UseCase.BROWSE, UseCase.DOWNLOAD, UseCase.PUBLISH),
                List.of(new S3Location("photos", "2026/"), new S3Location("logs", "")),
                List.of(TOPIC));
        assertEquals(PolicyDocument.pretty("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["s3:ListAllMyBuckets", "s3express:ListAllMyDirectoryBuckets",
                   "sns:ListTopics"], "Resource": "*"},
                  {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws-cn:s3:::photos",
                   "Condition": {"StringLike": {"s3:prefix": "2026/*"}}},
                  {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws-cn:s3:::logs"},
                  {"Effect": "Allow", "Action": ["s3:GetBucketLocation", "s3:GetBucketRequestPayment"],
                   "Resource": ["arn:aws-cn:s3:::photos", "arn:aws-cn:s3:::logs"]},
                  {"Effect": "Allow", "Action": "s3:GetObject",
                   "Resource": ["arn:aws-cn:s3:::photos/2026/*", "arn:aws-cn:s3:::logs/*"]},
                  {"Effect": "Allow", "Action": ["sns:GetTopicAttributes", "sns:Publish"], "Resource": "%s"}]}
                """.formatted(TOPIC)), PolicyDocument.pretty(policy));
    }

    @Test
    void aDirectoryBucketNeedsASession() {
        String policy = LeastPolicy.of(
                Partition.AWS,
                List.of(UseCase.DOWNLOAD, UseCase.DELETE),
                List.of(new S3Location("logs--use1-az4--x-s3", "2026/")),
                List.of());
        assertEquals(PolicyDocument.pretty("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "s3express:CreateSession",
                   "Resource": "arn:aws:s3express:*:*:bucket/logs--use1-az4--x-s3"}]}
                """), PolicyDocument.pretty(policy));
    }
}
