package app.bellhop.viewmodel.subscriptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CallsAround;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Subscriptions;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FakeSns;
import app.bellhop.viewmodel.main.BellTestBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filter policies that are not saved as they were meant. */
class FilterPolicyTest extends BellTestBase {

    private Topic streets;
    private Subscription sub;

    @BeforeEach
    void subscribe() {
        streets = sns.topic("streets");
        sub = sns.confirmed(streets, "sms", "+14155550100");
    }

    @Test
    void aScopeThatCannotBeChangedBackIsTold() {
        sns.refuse.add("FilterPolicy");
        CallsAround calls = (method, arguments, send) -> {
            Object answer = send.get();
            sns.refuse.add("FilterPolicyScope");
            return answer;
        };
        FilterPolicyViewModel model = new FilterPolicyViewModel(
                new Sns(
                        FakeSns.REGION,
                        sns,
                        calls.around(Subscriptions.class, sns),
                        sns,
                        sns,
                        sns.sns().filterPolicies()),
                test.context,
                sub,
                new SubscriptionAttributes(Map.of()),
                () -> {});
        model.bodyScope().set(true);
        model.save();
        assertTrue(
                model.failure().get().contains("couldn’t be changed back"),
                model.failure().get());
        assertFalse(model.saving().get());
    }

    @Test
    void aRefusedPolicyLeavesTheScopeAsItWas() {
        choose(streets);
        bell.subscriptions().selected().setAll(sub);
        run("filterPolicy");
        FilterPolicyViewModel model = test.dialogs.screen(FilterPolicyViewModel.class);
        model.bodyScope().set(true);
        // The scope is taken, the policy refused.
        sns.failures.put("SetSubscriptionAttributes", new ArrayList<>());
        sns.refuse.add("FilterPolicy");
        model.save();
        assertFalse(model.saved().get());
        assertEquals("MessageAttributes", sns.attributes.get(sub.arn()).get("FilterPolicyScope"));
        sns.refuse.clear();
        model.save();
        assertTrue(model.saved().get());
        assertEquals("MessageBody", sns.attributes.get(sub.arn()).get("FilterPolicyScope"));
    }

    private FilterPolicyViewModel filterPolicy(String key, String value) {
        Map<String, String> attributes = new HashMap<>(Map.of("FilterPolicy", "{\"a\": [\"x\"]}"));
        attributes.put(key, value);
        sns.attributes.put(sub.arn(), attributes);
        choose(streets);
        bell.subscriptions().selected().setAll(sub);
        run("filterPolicy");
        return test.dialogs.screen(FilterPolicyViewModel.class);
    }

    @Test
    void aPolicyWhoseScopeIsRefusedIsTakenBack() {
        FilterPolicyViewModel model = filterPolicy("FilterPolicyScope", "MessageBody");
        model.bodyScope().set(false);
        model.text().set("{\"b\": [\"y\"]}");
        sns.refuse.add("FilterPolicyScope");
        model.save();
        assertFalse(model.failure().get().isEmpty());
        assertEquals("{\"a\": [\"x\"]}", sns.attributes.get(sub.arn()).get("FilterPolicy"));
    }

    @Test
    void aPolicyThatCannotBeTakenBackIsTold() {
        FilterPolicyViewModel model = filterPolicy("FilterPolicyScope", "MessageBody");
        model.bodyScope().set(false);
        model.text().set("{\"b\": [\"y\"]}");
        sns.refuse.add("FilterPolicyScope");
        sns.whileSetting = () -> sns.refuse.add("FilterPolicy");
        model.save();
        assertTrue(
                model.failure().get().contains("couldn’t be changed back"),
                model.failure().get());
        model.close();
        assertEquals(
                "{\"b\": [\"y\"]}",
                bell.subscriptions().shown().get(0).details().get().filterPolicy());
    }

    @Test
    void whatIsTypedDuringASaveStays() {
        FilterPolicyViewModel model = filterPolicy("x", "");
        sns.whileSetting = () -> model.text().set("{\"c\": [\"z\"]}");
        model.text().set("{\"b\": [\"y\"]}");
        model.save();
        assertEquals("{\"b\": [\"y\"]}", sns.attributes.get(sub.arn()).get("FilterPolicy"));
        assertFalse(model.saved().get(), "the window stays");
        model.save();
        assertTrue(model.saved().get());
    }

    @Test
    void aSaveThatFailsAfterTheWindowWasClosedIsTold() {
        FilterPolicyViewModel model = filterPolicy("x", "");
        sns.whileSetting = model::close;
        sns.refuse.add("FilterPolicy");
        model.save();
        assertTrue(test.error().contains("InvalidParameter"), test.error());
    }

    @Test
    void deliverySettingsThatAreChangedInPartAreShown() {
        choose(streets);
        Subscription web = sns.confirmed(streets, "https", "https://example.org");
        bell.subscriptions().reload();
        bell.subscriptions().selected().setAll(web);
        SubscriptionRow row = bell.subscriptions().shown().get(1);
        bell.subscriptions().loadDetails(row);
        sns.refuse.add("RedrivePolicy");
        test.dialogs.answer(Map.of("raw", "true", "queue", "arn:aws:sqs:us-east-1:1:dead"));
        run("deliverySettings");
        assertTrue(test.error().contains("InvalidParameter"), test.error());
        assertEquals("Yes", row.details().get().raw());
    }
}
