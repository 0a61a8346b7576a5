package app.bellhop.cloud.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.policy.PolicyCheck;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.policy.TopicStatements;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bucket's notifications and a topic's policy, changed in part. */
class BucketNotificationsTest {

    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:t";
    private static final String QUEUE =
            "{\"QueueConfigurations\": [{\"QueueArn\": \"arn:aws:sqs:us-east-1:1:q\", \"Events\": [\"s3:ObjectCreated:*\"]}]}";

    private static TopicEventRule rule(String id, String event, String prefix, String suffix) {
        return new TopicEventRule(id, TOPIC, List.of(event), prefix, suffix);
    }

    @Test
    void ruleComesAndGoesAndTheRestStays() {
        TopicEventRule one = rule("a", "s3:ObjectCreated:*", "in/", ".csv");
        String with = BucketNotifications.with(QUEUE, one);
        assertEquals(List.of(one), BucketNotifications.rules(with));
        assertTrue(with.contains("QueueConfigurations"));
        String without = BucketNotifications.without(with, one);
        assertEquals(List.of(), BucketNotifications.rules(without));
        assertTrue(without.contains("QueueConfigurations"));
        assertEquals("", BucketNotifications.without(BucketNotifications.with("", one), one));
    }

    @Test
    void rulesThatCouldRingTwiceAreInTheWay() {
        String document = BucketNotifications.with("", rule("a", "s3:ObjectCreated:*", "in/", ""));
        assertTrue(BucketNotifications.conflict(document, rule("b", "s3:ObjectCreated:Put", "in/2026/", ""))
                .isPresent());
        assertTrue(BucketNotifications.conflict(document, rule("b", "s3:ObjectCreated:*", "", ".csv"))
                .isPresent());
        assertTrue(BucketNotifications.conflict(document, rule("b", "s3:ObjectCreated:*", "out/", ""))
                .isEmpty());
        assertTrue(BucketNotifications.conflict(document, rule("b", "s3:ObjectRemoved:*", "in/", ""))
                .isEmpty());
    }

    /** As S3 refuses them: one object could match both, of an event that both are about. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "s3:ObjectCreated:*||| s3:ObjectCreated:*||| true",
                "s3:ObjectCreated:*|images||s3:ObjectCreated:*|images/||true",
                "s3:ObjectCreated:*|images/|.jpg|s3:ObjectCreated:*|images/|.png|false",
                "s3:ObjectCreated:*|images/|.jpg|s3:ObjectCreated:*|images/|pg|true",
                "s3:ObjectCreated:*|images/|.jpg|s3:ObjectCreated:*|docs/|.jpg|false",
                "s3:ObjectCreated:*|images/||s3:ObjectCreated:*||.jpg|true",
                "s3:ObjectCreated:Put|||s3:ObjectCreated:Post|||false",
                "s3:ObjectCreated:Put|||s3:ObjectCreated:*|||true",
                "s3:ObjectRemoved:*|||s3:ObjectRemoved:DeleteMarkerCreated|||true",
                "s3:ObjectRemoved:*|||s3:ObjectRestore:*|||false",
                "s3:ObjectTagging:Put|a||s3:ObjectTagging:*|ab||true",
                "s3:ObjectCreated:*|A/||s3:ObjectCreated:*|a/||false"
            })
    void overlaps(
            String event,
            String prefix,
            String suffix,
            String otherEvent,
            String otherPrefix,
            String otherSuffix,
            boolean refused) {
        TopicEventRule one = rule("a", event, text(prefix), text(suffix));
        TopicEventRule other = rule("b", otherEvent.strip(), text(otherPrefix), text(otherSuffix));
        for (String kind : List.of("Topic", "Queue", "LambdaFunction")) {
            String document = BucketNotifications.with("", one)
                    .replace("TopicConfigurations", kind + "Configurations")
                    .replace("TopicArn", kind + "Arn");
            assertEquals(refused, BucketNotifications.conflict(document, other).isPresent(), kind);
        }
        assertEquals(refused, other.overlaps(one));
    }

    private static String text(String cell) {
        return cell == null ? "" : cell.strip();
    }

    @Test
    void statementIsFoundWhateverItsName() {
        String statement = TopicStatements.bucketPublishes(TOPIC, "123456789012", "data");
        String policy = PolicyDocument.with("", statement);
        assertEquals("BucketPublishes", TopicStatements.find(policy, statement).orElseThrow());
        String renamed = policy.replace("BucketPublishes", "Mine");
        assertEquals("Mine", TopicStatements.find(renamed, statement).orElseThrow());
        assertFalse(TopicStatements.find(PolicyDocument.without(renamed, "Mine"), statement)
                .isPresent());
        assertFalse(TopicStatements.find("", statement).isPresent());
    }

    @Test
    void topicPoliciesAreChecked() {
        String policy = PolicyDocument.with("", TopicStatements.accountPublishes(TOPIC, "210987654321"));
        assertTrue(PolicyCheck.ofTopic(policy, TOPIC).isEmpty());
        var problem =
                PolicyCheck.ofTopic(policy.replace(":t\"", ":other\""), TOPIC).orElseThrow();
        assertTrue(problem.reason().toString().contains(TOPIC), problem.toString());
        assertTrue(problem.line() > 1);
        assertTrue(PolicyCheck.ofTopic(policy.replace("sns:Publish", "s3:GetObject"), TOPIC)
                .orElseThrow()
                .reason()
                .toString()
                .contains("SNS"));
        assertEquals(1, PolicyCheck.ofTopic("{", TOPIC).orElseThrow().line());
    }
}
