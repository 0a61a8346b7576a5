package app.bellhop.fake;

import app.bellhop.aws.sns.RulerFilterPolicies;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Messages;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.PublishResult;
import app.bellhop.cloud.sns.Sms;
import app.bellhop.cloud.sns.SmsMessage;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Subscriptions;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.cloud.sns.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** SNS in memory; answers at once. What it shall fail with stands in {@link #failures}, by operation. */
public final class FakeSns implements Topics, Subscriptions, Messages, Sms {

    public static final String REGION = "us-east-1";

    /** Answers who lists topics, if it is there. */
    public CompletableFuture<Void> heldTopics;

    /** Answers who lists subscriptions, after the first page, if it is there. */
    public CompletableFuture<Void> heldSubscriptions;

    public final List<Topic> topics = new ArrayList<>();
    public final List<Subscription> subscriptions = new ArrayList<>();
    public final List<String> published = new ArrayList<>();
    public final List<Message> messages = new ArrayList<>();
    public final Map<String, Map<String, String>> attributes = new HashMap<>();
    public final Map<String, Map<String, String>> tags = new HashMap<>();
    public final Set<String> optedOut = new LinkedHashSet<>();

    /** Happens once, while a message is being published. */
    public Runnable whilePublishing = () -> {};

    /** Happens once, while an attribute of a subscription is set. */
    public Runnable whileSetting = () -> {};

    /** Operations that were asked, in order. */
    public final List<String> asked = new ArrayList<>();

    /** What an operation fails with, once for each entry. */
    public final Map<String, List<ErrorKind>> failures = new HashMap<>();

    /** What is known of a failure of the network, or of what was cancelled. */
    public Detail known = Detail.NONE;

    /** Attributes of subscriptions that the server does not take. */
    public final Set<String> refuse = new HashSet<>();

    public final List<Sms.SandboxNumber> sandboxNumbers = new ArrayList<>();

    /** Texts of messages that a batch refuses once. */
    public final List<String> refusedTexts = new ArrayList<>();

    /** Operations that the server does not implement. */
    public final Set<String> missing = new HashSet<>();

    public Sns sns() {
        return new Sns(REGION, this, this, this, this, new RulerFilterPolicies());
    }

    public Topic topic(String name) {
        Topic topic = new Topic("arn:aws:sns:" + REGION + ":123456789012:" + name);
        topics.add(topic);
        return topic;
    }

    public Subscription confirmed(Topic topic, String protocol, String endpoint) {
        Subscription made = new Subscription(
                topic.arn() + ":" + (subscriptions.size() + 1), topic.arn(), protocol, endpoint, "123456789012");
        subscriptions.add(made);
        return made;
    }

    public Subscription pending(Topic topic, String protocol, String endpoint) {
        Subscription made = new Subscription("PendingConfirmation", topic.arn(), protocol, endpoint, "123456789012");
        subscriptions.add(made);
        return made;
    }

    private <T> CompletableFuture<T> answer(String operation, String subject, Supplier<T> value) {
        asked.add(operation);
        if (missing.contains(operation)) {
            return fail(operation, subject, ErrorKind.NOT_SUPPORTED, "405");
        }
        List<ErrorKind> planned = failures.getOrDefault(operation, List.of());
        if (!planned.isEmpty()) {
            return fail(operation, subject, planned.remove(0), "Code");
        }
        return CompletableFuture.completedFuture(value.get());
    }

    private <T> CompletableFuture<T> fail(String operation, String subject, ErrorKind kind, String code) {
        Detail detail = switch (kind) {
            case ACCESS_DENIED -> new Detail.MissingPermission("sns:X", subject);
            case NETWORK, CANCELLED -> known;
            default -> Detail.NONE;
        };
        return CompletableFuture.failedFuture(
                new CloudException(kind, new Failure(operation, subject, code, "", null, detail), null));
    }

    private static Void nothing(Runnable work) {
        work.run();
        return null;
    }

    private Map<String, String> of(String arn) {
        return attributes.computeIfAbsent(arn, key -> new LinkedHashMap<>());
    }

    @Override
    public CompletableFuture<Void> listTopics(Consumer<List<Topic>> page) {
        if (heldTopics != null) {
            page.accept(List.copyOf(topics));
            return heldTopics;
        }
        return answer("ListTopics", "", () -> nothing(() -> page.accept(List.copyOf(topics))));
    }

    @Override
    public CompletableFuture<Topic> createTopic(NewTopic wanted) {
        return answer("CreateTopic", wanted.name(), () -> {
            Topic topic = new Topic("arn:aws:sns:" + REGION + ":123456789012:" + wanted.name());
            if (!topics.contains(topic)) {
                topics.add(topic);
            }
            of(topic.arn()).putAll(wanted.attributes());
            tags.computeIfAbsent(topic.arn(), key -> new LinkedHashMap<>()).putAll(wanted.tags());
            return topic;
        });
    }

    @Override
    public CompletableFuture<Void> deleteTopic(Topic topic) {
        return answer(
                "DeleteTopic",
                topic.arn(),
                () -> nothing(() -> {
                    topics.remove(topic);
                    subscriptions.removeIf(
                            subscription -> subscription.topicArn().equals(topic.arn()));
                }));
    }

    @Override
    public CompletableFuture<TopicAttributes> attributes(Topic topic) {
        return answer("GetTopicAttributes", topic.arn(), () -> {
            Map<String, String> all = new HashMap<>(of(topic.arn()));
            all.put("TopicArn", topic.arn());
            all.put("SubscriptionsConfirmed", String.valueOf(count(topic, Subscription.State.CONFIRMED)));
            all.put("SubscriptionsPending", String.valueOf(count(topic, Subscription.State.PENDING)));
            return new TopicAttributes(all);
        });
    }

    private long count(Topic topic, Subscription.State state) {
        return subscriptions.stream()
                .filter(s -> s.topicArn().equals(topic.arn()) && s.state() == state)
                .count();
    }

    @Override
    public CompletableFuture<Void> setAttribute(Topic topic, String name, String value) {
        return answer(
                "SetTopicAttributes",
                topic.arn(),
                () -> nothing(() -> of(topic.arn()).put(name, value)));
    }

    @Override
    public CompletableFuture<Map<String, String>> tags(Topic topic) {
        return answer("ListTagsForResource", topic.arn(), () -> Map.copyOf(tags.getOrDefault(topic.arn(), Map.of())));
    }

    @Override
    public CompletableFuture<Void> changeTags(Topic topic, Map<String, String> put, List<String> remove) {
        return answer(
                "TagResource",
                topic.arn(),
                () -> nothing(() -> {
                    Map<String, String> now = tags.computeIfAbsent(topic.arn(), key -> new LinkedHashMap<>());
                    now.keySet().removeAll(remove);
                    now.putAll(put);
                }));
    }

    @Override
    public CompletableFuture<Void> list(Topic topic, Consumer<List<Subscription>> page) {
        if (heldSubscriptions != null) {
            page.accept(List.copyOf(subscriptions));
            return heldSubscriptions;
        }
        return answer(
                "ListSubscriptionsByTopic",
                topic.arn(),
                () -> nothing(() -> pages(
                        subscriptions.stream()
                                .filter(s -> s.topicArn().equals(topic.arn()))
                                .toList(),
                        page)));
    }

    private static void pages(List<Subscription> all, Consumer<List<Subscription>> page) {
        for (int i = 0; i < all.size(); i += 100) { // As SNS does.
            page.accept(List.copyOf(all.subList(i, Math.min(all.size(), i + 100))));
        }
    }

    @Override
    public CompletableFuture<Void> listAll(Consumer<List<Subscription>> page) {
        return answer("ListSubscriptions", "", () -> nothing(() -> pages(subscriptions, page)));
    }

    @Override
    public CompletableFuture<Subscription> subscribe(Topic topic, NewSubscription wanted) {
        return answer("Subscribe", topic.arn(), () -> {
            Subscription made = wanted.protocol().startsWith("email")
                    ? pending(topic, wanted.protocol(), wanted.endpoint())
                    : confirmed(topic, wanted.protocol(), wanted.endpoint());
            of(made.arn()).putAll(wanted.attributes());
            return made;
        });
    }

    @Override
    public CompletableFuture<Void> unsubscribe(Subscription subscription) {
        return answer("Unsubscribe", subscription.arn(), () -> nothing(() -> subscriptions.remove(subscription)));
    }

    @Override
    public CompletableFuture<SubscriptionAttributes> attributes(Subscription subscription) {
        return answer(
                "GetSubscriptionAttributes",
                subscription.arn(),
                () -> new SubscriptionAttributes(of(subscription.arn())));
    }

    @Override
    public CompletableFuture<Void> setAttribute(Subscription subscription, String name, String value) {
        boolean refused = refuse.contains(name);
        Runnable now = whileSetting;
        whileSetting = () -> {};
        now.run();
        if (refused) {
            return fail("SetSubscriptionAttributes", subscription.arn(), ErrorKind.INVALID, "InvalidParameter");
        }
        return answer(
                "SetSubscriptionAttributes",
                subscription.arn(),
                () -> nothing(() -> of(subscription.arn()).put(name, value)));
    }

    @Override
    public CompletableFuture<Subscription> confirm(Topic topic, String token) {
        return answer("ConfirmSubscription", topic.arn(), () -> {
            Subscription asked = subscriptions.stream()
                    .filter(s -> s.topicArn().equals(topic.arn()) && s.state() == Subscription.State.PENDING)
                    .findFirst()
                    .orElseThrow();
            subscriptions.remove(asked);
            return confirmed(topic, asked.protocol(), asked.endpoint());
        });
    }

    @Override
    public CompletableFuture<List<PublishResult>> publishBatch(Topic topic, List<Message> batch) {
        return answer(
                "PublishBatch",
                topic.arn(),
                () -> batch.stream()
                        .map(message -> {
                            if (refusedTexts.remove(message.text())) {
                                return new PublishResult("", "InvalidParameter", "Refused");
                            }
                            messages.add(message);
                            return PublishResult.published(String.valueOf(messages.size()));
                        })
                        .toList());
    }

    @Override
    public CompletableFuture<String> publish(Topic topic, Message message) {
        publishing();
        return answer("Publish", topic.arn(), () -> {
            messages.add(message);
            published.add(topic.name() + "|" + message.subject() + "|" + message.body());
            return "id-" + published.size();
        });
    }

    private void publishing() {
        Runnable now = whilePublishing;
        whilePublishing = () -> {};
        now.run();
    }

    @Override
    public CompletableFuture<String> send(String phoneNumber, SmsMessage message) {
        publishing();
        return answer("Publish", phoneNumber, () -> {
            published.add(phoneNumber + "|" + message.text() + "|" + message.type() + "|" + message.senderId());
            return "id-" + published.size();
        });
    }

    @Override
    public CompletableFuture<Boolean> optedOut(String phoneNumber) {
        return answer("CheckIfPhoneNumberIsOptedOut", phoneNumber, () -> optedOut.contains(phoneNumber));
    }

    @Override
    public CompletableFuture<Void> listOptedOut(Consumer<List<String>> page) {
        return answer("ListPhoneNumbersOptedOut", "", () -> nothing(() -> page.accept(List.copyOf(optedOut))));
    }

    @Override
    public CompletableFuture<Void> optIn(String phoneNumber) {
        return answer("OptInPhoneNumber", phoneNumber, () -> nothing(() -> optedOut.remove(phoneNumber)));
    }

    @Override
    public CompletableFuture<Map<String, String>> attributes() {
        return answer("GetSMSAttributes", "", () -> Map.of("MonthlySpendLimit", "1"));
    }

    @Override
    public CompletableFuture<Boolean> sandbox() {
        return answer("GetSMSSandboxAccountStatus", "", () -> true);
    }

    @Override
    public CompletableFuture<Void> listSandbox(Consumer<List<Sms.SandboxNumber>> page) {
        return answer("ListSMSSandboxPhoneNumbers", "", () -> nothing(() -> page.accept(List.copyOf(sandboxNumbers))));
    }

    @Override
    public CompletableFuture<Void> addNumber(String phoneNumber) {
        return answer(
                "CreateSMSSandboxPhoneNumber",
                phoneNumber,
                () -> nothing(() -> sandboxNumbers.add(new Sms.SandboxNumber(phoneNumber, false))));
    }

    @Override
    public CompletableFuture<Void> verifyNumber(String phoneNumber, String code) {
        return answer(
                "VerifySMSSandboxPhoneNumber",
                phoneNumber,
                () -> nothing(() -> sandboxNumbers.replaceAll(
                        n -> n.number().equals(phoneNumber) ? new Sms.SandboxNumber(phoneNumber, true) : n)));
    }

    @Override
    public CompletableFuture<Void> deleteNumber(String phoneNumber) {
        return answer(
                "DeleteSMSSandboxPhoneNumber",
                phoneNumber,
                () -> nothing(() -> sandboxNumbers.removeIf(n -> n.number().equals(phoneNumber))));
    }
}
