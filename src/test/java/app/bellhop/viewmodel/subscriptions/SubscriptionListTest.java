package app.bellhop.viewmodel.subscriptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.viewmodel.main.BellTestBase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of subscriptions: of one topic or all, filtered, sorted, stopped. */
class SubscriptionListTest extends BellTestBase {

    private Topic streets;
    private Topic water;

    @BeforeEach
    void topics() {
        streets = sns.topic("streets");
        water = sns.topic("water");
    }

    private List<String> endpoints() {
        return bell.subscriptions().shown().stream()
                .map(row -> row.subscription().endpoint())
                .toList();
    }

    /** Where nothing is listed, the sentence stands in place of the list. */
    @Test
    void whatStaysListedWithoutAnAnswerIsSaidToBeSo() {
        sns.confirmed(streets, "sms", "+14155550100");
        choose(streets);
        sns.missing.add("ListSubscriptionsByTopic");
        bell.subscriptions().reload();
        assertEquals(List.of("+14155550100"), endpoints());
        assertTrue(test.error().contains("ListSubscriptionsByTopic"), test.error());
        bell.subscriptions().reload();
        assertEquals(List.of(), endpoints(), "known not to be supported: the sentence is shown in their place");
        assertTrue(
                bell.subscriptions().placeholder().get().contains("ListSubscriptionsByTopic"),
                bell.subscriptions().placeholder().get());

        sns.missing.add("ListTopics");
        bell.reload();
        assertEquals(2, bell.topics().shown().size());
        assertTrue(test.error().contains("ListTopics"), test.error());
    }

    @Test
    void subscriptionsOfADeletedTopicLeaveTheListOfAll() {
        sns.confirmed(streets, "sms", "+14155550100");
        sns.confirmed(water, "sms", "+14155550101");
        bell.subscriptions().everyTopic().set(true);
        choose(streets);
        assertEquals(List.of("+14155550100", "+14155550101"), endpoints());
        test.dialogs.answer(Map.of());
        run("deleteTopics");
        assertEquals(List.of("+14155550101"), endpoints());
    }

    /** A listing of all topics does not tell: it leaves out what other accounts subscribed. */
    @Test
    void countsOfATopicThatIsNotListedAloneFollow() {
        Subscription sms = sns.confirmed(streets, "sms", "+14155550100");
        sns.confirmed(water, "sms", "+14155550101");
        bell.subscriptions().everyTopic().set(true);
        choose(streets);
        assertEquals(1, confirmed("streets"));
        bell.subscriptions().selected().setAll(sms);
        test.dialogs.answer(Map.of());
        run("unsubscribe");
        assertEquals(List.of("+14155550101"), endpoints());
        assertEquals(0, confirmed("streets"));
        test.dialogs.answer(Map.of("protocol", "sms", "endpoint", "+14155550102"));
        run("newSubscription");
        assertEquals(1, confirmed("streets"));
    }

    private int confirmed(String topic) {
        return bell.topics().shown().stream()
                .filter(row -> row.name().equals(topic))
                .findFirst()
                .orElseThrow()
                .confirmed()
                .get();
    }

    @Test
    void anErrorStandsInTheBannerOrInPlaceOfTheList() {
        sns.failures.put("ListSubscriptionsByTopic", new ArrayList<>(List.of(ErrorKind.INVALID)));
        choose(streets);
        String error = test.error();
        assertTrue(error.contains("ListSubscriptionsByTopic"), error);
        assertEquals("", bell.subscriptions().placeholder().get());
        test.context.errors().dismiss();
        assertEquals(error, bell.subscriptions().placeholder().get());
    }

    @Test
    void subscriptionsThatAreStillBeingSortedAreNotSaidToMatchNothing() {
        sns.confirmed(streets, "sms", "+14155550100");
        test.hold();
        choose(streets);
        assertEquals("Loading…", bell.subscriptions().placeholder().get());
        test.letGo();
        assertEquals(List.of("+14155550100"), endpoints());
    }

    /** V31, as for buckets. */
    @Test
    void slowListingCanBeStoppedAndIsShownToBeIncomplete() {
        sns.confirmed(streets, "sms", "+14155550100");
        sns.heldSubscriptions = new CompletableFuture<>();
        choose(streets);
        run("stopSubscriptions");
        assertTrue(sns.heldSubscriptions.isCancelled());
        assertEquals(List.of("+14155550100"), endpoints());
        assertEquals(
                "1 subscription (incomplete list)",
                bell.subscriptions().status().get());
        sns.heldSubscriptions = new CompletableFuture<>();
        bell.subscriptions().reload();
        sns.heldSubscriptions.completeExceptionally(FakeObjectStore.failure(ErrorKind.NETWORK, "SlowDown"));
        assertEquals(
                "1 subscription (incomplete list)",
                bell.subscriptions().status().get());
        sns.heldSubscriptions = null;
        bell.subscriptions().reload();
        assertEquals("1 subscription", bell.subscriptions().status().get());
    }

    @Test
    void aSubscriptionListedTwiceIsOne() {
        sns.confirmed(streets, "sms", "+14155550100");
        sns.subscriptions.add(sns.subscriptions.get(0));
        choose(streets);
        assertEquals(List.of("+14155550100"), endpoints());
        assertEquals(1, bell.topics().shown().get(0).confirmed().get());
    }

    /** Rows that the filter hides are shown until it has been worked out: nobody on them may be unsubscribed. */
    @Test
    void onlyThoseThatTheFilterTypedJustNowShowsAreUnsubscribed() {
        sns.confirmed(streets, "email", "stays@x.org");
        sns.confirmed(streets, "email", "goes@x.org");
        sns.confirmed(water, "email", "goes@x.org");
        choose(streets);
        bell.subscriptions().everyTopic().set(true);
        test.hold();
        bell.subscriptions().filter().set("goes");
        assertEquals(3, endpoints().size());
        test.dialogs.answer(Map.of());
        run("unsubscribeShown");
        assertEquals(
                "goes@x.org (streets), goes@x.org (water)",
                test.dialogs.last().details().get(1));
        test.letGo();
        assertEquals(
                List.of("stays@x.org"),
                sns.subscriptions.stream().map(Subscription::endpoint).toList());
    }

    @Test
    void manyPagesAreSwappedInAtOnce() {
        for (int i = 0; i < 1_050; i++) {
            sns.confirmed(streets, i % 2 == 0 ? "sms" : "email", "endpoint" + i);
        }
        bell.subscriptions().protocols().setAll("email");
        List<Integer> sizes = new ArrayList<>();
        bell.subscriptions().shown().addListener((ListChangeListener<SubscriptionRow>)
                change -> sizes.add(change.getList().size()));
        choose(streets);
        assertEquals(List.of(50, 525), sizes, "the first page, then all others");
        assertEquals("525 of 1,050", bell.subscriptions().status().get());
        bell.subscriptions().reload();
        assertEquals(2, sizes.size(), "the same rows stay");
    }

    @Test
    void rowsAreSortedByWhatIsClickedAndThenStayInTheirOrder() {
        sns.confirmed(streets, "sms", "+14155550102");
        sns.confirmed(streets, "email", "b@x.org");
        sns.confirmed(streets, "sms", "+14155550101");
        choose(streets);
        bell.subscriptions()
                .sort(() -> Comparator.comparing(row -> row.subscription().protocol()));
        assertEquals(List.of("b@x.org", "+14155550102", "+14155550101"), endpoints());
        sns.confirmed(streets, "email", "a@x.org");
        bell.subscriptions().reload();
        assertEquals(List.of("b@x.org", "a@x.org", "+14155550102", "+14155550101"), endpoints());
    }

    @Test
    void allTopicsAreListedAndFiltered() {
        sns.confirmed(streets, "sms", "+14155550100");
        sns.confirmed(water, "sms", "+14155550101");
        sns.confirmed(water, "sqs", "arn:aws:sqs:us-east-1:1:q");
        choose(streets);
        bell.subscriptions().everyTopic().set(true);
        assertEquals(3, endpoints().size());
        bell.subscriptions().protocols().setAll("sms");
        assertEquals(List.of("+14155550100", "+14155550101"), endpoints());
        assertEquals("2 of 3", bell.subscriptions().status().get());
        bell.subscriptions().filter().set("WATER");
        assertEquals(List.of("+14155550101"), endpoints());
        test.dialogs.answer(Map.of());
        run("unsubscribeShown");
        assertTrue(test.dialogs.last().details().get(0).contains("1 sms"));
        assertEquals(2, sns.subscriptions.size());
        bell.subscriptions().everyTopic().set(false);
        bell.subscriptions().filter().set("fire");
        assertEquals(
                "No subscription matches the filter.",
                bell.subscriptions().placeholder().get());
        bell.subscriptions().filter().set("");
        assertEquals(List.of("+14155550100"), endpoints());
    }
}
