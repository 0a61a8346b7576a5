package app.bellhop.aws.sns;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Pages;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Subscriptions;
import app.bellhop.cloud.sns.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

public final class AwsSubscriptions implements Subscriptions {

    private final AwsClients clients;
    private final Calls calls;

    public AwsSubscriptions(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    @Override
    public CompletableFuture<Void> list(Topic topic, Consumer<List<Subscription>> page) {
        return calls.pages(
                Operation.ListSubscriptionsByTopic,
                topic.arn(),
                topic.arn(),
                (@Nullable String token) -> clients.sns
                        .get()
                        .listSubscriptionsByTopic(r -> r.topicArn(topic.arn()).nextToken(token)),
                response -> Pages.named(response.nextToken()),
                response -> page.accept(of(topic, response.subscriptions())));
    }

    /** Only those of that topic: a server may list all, and unsubscribing takes the people of another topic off. */
    private static List<Subscription> of(
            Topic topic, List<software.amazon.awssdk.services.sns.model.Subscription> theirs) {
        return ours(theirs.stream()
                .filter(s -> text(s.topicArn()).isEmpty() || topic.arn().equals(s.topicArn()))
                .map(s -> s.toBuilder().topicArn(topic.arn()).build())
                .toList());
    }

    @Override
    public CompletableFuture<Void> listAll(Consumer<List<Subscription>> page) {
        return calls.pages(
                Operation.ListSubscriptions,
                "",
                "*",
                (@Nullable String token) -> clients.sns.get().listSubscriptions(r -> r.nextToken(token)),
                response -> Pages.named(response.nextToken()),
                response -> page.accept(ours(response.subscriptions())));
    }

    private static List<Subscription> ours(List<software.amazon.awssdk.services.sns.model.Subscription> theirs) {
        Map<String, String> once = new HashMap<>(); // Of what repeats, 100,000 rows must not keep a copy each.
        UnaryOperator<String> shared = text -> once.computeIfAbsent(text, same -> same);
        return theirs.stream()
                .filter(s -> Pages.named(s.subscriptionArn()) != null)
                .map(s -> new Subscription(
                        text(s.subscriptionArn()),
                        shared.apply(text(s.topicArn())),
                        shared.apply(text(s.protocol())),
                        text(s.endpoint()),
                        shared.apply(text(s.owner()))))
                .toList();
    }

    private static String text(String orNull) {
        return orNull == null ? "" : orNull;
    }

    @Override
    public CompletableFuture<Subscription> subscribe(Topic topic, NewSubscription wanted) {
        return calls.call(
                Operation.Subscribe,
                topic.arn(),
                topic.arn(),
                () -> clients.sns
                        .get()
                        .subscribe(r -> r.topicArn(topic.arn())
                                .protocol(wanted.protocol())
                                .endpoint(wanted.endpoint())
                                .attributes(wanted.attributes())),
                response -> new Subscription(
                        text(response.subscriptionArn()),
                        topic.arn(),
                        wanted.protocol(),
                        wanted.endpoint(),
                        topic.account()));
    }

    @Override
    public CompletableFuture<Void> unsubscribe(Subscription subscription) {
        return calls.call(
                Operation.Unsubscribe,
                subscription.arn(),
                subscription.topicArn(),
                () -> clients.sns.get().unsubscribe(r -> r.subscriptionArn(subscription.arn())),
                done -> null);
    }

    @Override
    public CompletableFuture<SubscriptionAttributes> attributes(Subscription subscription) {
        return calls.call(
                Operation.GetSubscriptionAttributes,
                subscription.arn(),
                subscription.topicArn(),
                () -> clients.sns.get().getSubscriptionAttributes(r -> r.subscriptionArn(subscription.arn())),
                response -> new SubscriptionAttributes(response.attributes()));
    }

    @Override
    public CompletableFuture<Void> setAttribute(Subscription subscription, String name, String value) {
        return calls.call(
                Operation.SetSubscriptionAttributes,
                subscription.arn(),
                subscription.topicArn(),
                () -> clients.sns
                        .get()
                        .setSubscriptionAttributes(r -> r.subscriptionArn(subscription.arn())
                                .attributeName(name)
                                .attributeValue(taken(name, value))),
                done -> null);
    }

    /** What takes an attribute away differs: an empty policy lets everything through, an empty queue is no value at all. */
    private static @Nullable String taken(String name, String value) {
        if (!value.isEmpty()) {
            return value;
        }
        return name.equals(SubscriptionAttributes.FILTER_POLICY) ? "{}" : null;
    }

    @Override
    public CompletableFuture<Subscription> confirm(Topic topic, String token) {
        return calls.call(
                Operation.ConfirmSubscription,
                topic.arn(),
                topic.arn(),
                () -> clients.sns
                        .get()
                        .confirmSubscription(r -> r.topicArn(topic.arn()).token(token)),
                response -> new Subscription(text(response.subscriptionArn()), topic.arn(), "", "", topic.account()));
    }
}
