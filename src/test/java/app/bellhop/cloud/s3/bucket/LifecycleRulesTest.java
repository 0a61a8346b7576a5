package app.bellhop.cloud.s3.bucket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LifecycleRulesTest {

    private static JsonNode rules(String document) {
        return JsonMapper.shared().readTree(document).path("Rules");
    }

    @Test
    void firstRuleOfABucketAbortsUploadsUnderEveryKey() {
        String document = LifecycleRules.withAbortAfter("", 5);
        assertEquals(JsonMapper.shared().readTree("""
                {"Rules": [{"ID": "abort-unfinished-uploads", "Filter": {"Prefix": ""}, "Status": "Enabled",
                  "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 5}}]}
                """), JsonMapper.shared().readTree(document));
        assertEquals(OptionalInt.of(5), LifecycleRules.abortsAfter(document));
    }

    @Test
    void otherRulesAndOtherMembersAreKeptAsTheyAre() {
        String before = """
                {"TransitionDefaultMinimumObjectSize": "varies_by_storage_class", "Rules": [
                  {"ID": "a", "Filter": {"And": {"Prefix": "x", "Tags": [{"Key": "k", "Value": "v"}]}},
                   "Status": "Disabled", "NoncurrentVersionExpiration": {"NoncurrentDays": 9}, "Future": {"X": 1}},
                  {"ID": "b", "Filter": {"Prefix": "logs/"}, "Status": "Enabled",
                   "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1}}]}
                """;
        assertEquals(OptionalInt.empty(), LifecycleRules.abortsAfter(before));
        String after = LifecycleRules.withAbortAfter(before, 7);
        assertEquals(rules(before).path(0), rules(after).path(0));
        assertEquals(rules(before).path(1), rules(after).path(1));
        assertEquals(3, rules(after).size());
        assertEquals(
                "varies_by_storage_class",
                JsonMapper.shared()
                        .readTree(after)
                        .path("TransitionDefaultMinimumObjectSize")
                        .asString());
    }

    @Test
    void ruleAddedEarlierIsReplaced() {
        String after = LifecycleRules.withAbortAfter(LifecycleRules.withAbortAfter("", 30), 3);
        assertEquals(1, rules(after).size());
        assertEquals(OptionalInt.of(3), LifecycleRules.abortsAfter(after));
    }

    @Test
    void besideRulesOfTheOldSyntaxItIsOneOfTheOldSyntax() {
        String after = LifecycleRules.withAbortAfter(
                "{\"Rules\": [{\"ID\": \"a\", \"Prefix\": \"x\", \"Status\": \"Enabled\", \"Expiration\": {\"Days\": 1}}]}",
                7);
        assertEquals("", rules(after).path(1).path("Prefix").asString("absent"));
        assertEquals(false, rules(after).path(1).has("Filter"));
    }

    @Test
    void disabledRuleAbortsNothing() {
        assertEquals(OptionalInt.empty(), LifecycleRules.abortsAfter("""
                {"Rules": [{"ID": "a", "Filter": {}, "Status": "Disabled",
                  "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 2}}]}
                """));
    }
}
