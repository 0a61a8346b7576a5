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
}
