package app.bellhop.work.events;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.policy.TopicStatements;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.sns.BucketNotifications;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.cloud.sns.TopicEventRule;
import app.bellhop.cloud.sns.Topics;
import app.bellhop.work.WorkProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Lets a bucket publish its events to a topic: reads, changes and writes the bucket's notification configuration and the
 * topic's access policy (GetBucketNotificationConfiguration, GetTopicAttributes and their counterparts). Any thread.
 */
public final class BucketEventConfigurator {

    private final BucketConfiguration buckets;
    private final Topics topics;

    public BucketEventConfigurator(BucketConfiguration buckets, Topics topics) {
        this.buckets = buckets;
        this.topics = topics;
    }

    /**
     * A change to be reviewed before it is written.
     *
     * @param topic null if it's only about EventBridge
     * @param adds whether it adds a rule or turns EventBridge on; otherwise it removes one or turns it off
     * @param bucketBefore the notification configuration as JSON; empty for none
     * @param policyBefore the topic's policy; empty for none
     * @param conflict a rule that covers some of the same objects: S3 refuses overlapping rules
     * @param allowed whether the topic's policy allows the bucket to publish already
     * @param kmsKey the key that encrypts the topic, which S3 must be allowed to use; empty for none
     */
    public record Change(
            String bucket,
            @Nullable Topic topic,
            boolean adds,
            String bucketBefore,
            String bucketAfter,
            String policyBefore,
            String policyAfter,
            Optional<TopicEventRule> conflict,
            boolean allowed,
            String kmsKey) {

        /** Whether it also has to change the topic's policy. */
        public boolean changesPolicy() {
            return !policyBefore.equals(policyAfter);
        }
    }

    /**
     * Where a bucket's events go.
     *
     * @param rules those that publish to topics
     * @param eventBridge whether all events go to EventBridge
     */
    public record Setup(List<TopicEventRule> rules, boolean eventBridge) {}

    /** Where a bucket's events go now. */
    public CompletableFuture<Setup> setup(String bucket) {
        return Futures.map(
                configuration(bucket),
                document -> new Setup(BucketNotifications.rules(document), BucketNotifications.eventBridge(document)));
    }

    /** What turning EventBridge on or off would change. */
    public CompletableFuture<Change> eventBridge(String bucket, boolean on) {
        return Futures.map(
                configuration(bucket),
                before -> new Change(
                        bucket,
                        null,
                        on,
                        before,
                        BucketNotifications.withEventBridge(before, on),
                        "",
                        "",
                        Optional.empty(),
                        false,
                        ""));
    }

    private CompletableFuture<String> configuration(String bucket) {
        return Futures.map(buckets.get(bucket, BucketSection.NOTIFICATION), found -> found.orElse(""));
    }

    /** The topic's attributes; none if the server has none. */
    private CompletableFuture<TopicAttributes> attributes(Topic topic) {
        return Futures.recover(
                topics.attributes(topic), e -> e.kind() == ErrorKind.NOT_SUPPORTED, new TopicAttributes(Map.of()));
    }

    /** The topic's policy, pretty-printed; empty if the server has none. */
    private CompletableFuture<String> policy(@Nullable Topic topic) {
        return topic == null
                ? CompletableFuture.completedFuture("")
                : Futures.map(attributes(topic), found -> PolicyDocument.pretty(found.policy()));
    }

    /** What adding a rule would change. */
    public CompletableFuture<Change> adding(String bucket, Topic topic, TopicEventRule rule) {
        String statement = TopicStatements.bucketPublishes(topic.arn(), topic.account(), bucket);
        return Futures.then(
                configuration(bucket),
                before -> Futures.map(attributes(topic), found -> {
                    String policy = PolicyDocument.pretty(found.policy());
                    Optional<TopicEventRule> conflict = BucketNotifications.conflict(before, rule);
                    String after = BucketNotifications.with(before, rule);
                    String policyAfter = PolicyDocument.with(policy, statement);
                    boolean there = TopicStatements.find(policy, statement).isPresent();
                    return new Change(
                            bucket,
                            topic,
                            true,
                            before,
                            after,
                            policy,
                            there ? policy : policyAfter,
                            conflict,
                            there,
                            found.kmsKey());
                }));
    }

    /** What removing a rule would change: the bucket's last rule for a topic takes the policy statement with it. */
    public CompletableFuture<Change> removing(String bucket, TopicEventRule rule) {
        Topic topic = new Topic(rule.topicArn());
        String statement = TopicStatements.bucketPublishes(topic.arn(), topic.account(), bucket);
        return Futures.then(
                configuration(bucket),
                before -> Futures.map(
                        Futures.recover(policy(topic), e -> e.kind() == ErrorKind.NOT_FOUND, ""), policy -> {
                            String after = BucketNotifications.without(before, rule);
                            boolean last = BucketNotifications.rules(after).stream()
                                    .noneMatch(r -> r.topicArn().equals(topic.arn()));
                            String policyAfter = TopicStatements.find(policy, statement)
                                    .filter(sid -> last && !sid.isEmpty())
                                    .map(sid -> PolicyDocument.without(policy, sid))
                                    .orElse(policy);
                            return new Change(
                                    bucket,
                                    topic,
                                    false,
                                    before,
                                    after,
                                    policy,
                                    policyAfter,
                                    Optional.empty(),
                                    false,
                                    "");
                        }));
    }

    /** Writes it, unless someone else changed the bucket or the policy since it was read: CONFLICT. */
    public CompletableFuture<Void> write(Change change) {
        return Futures.then(
                configuration(change.bucket()),
                now -> Futures.then(
                        Futures.recover(policy(change.topic()), e -> e.kind() == ErrorKind.NOT_FOUND, ""), policy -> {
                            if (!now.equals(change.bucketBefore()) || !policy.equals(change.policyBefore())) {
                                return CompletableFuture.failedFuture(CloudException.because(
                                        ErrorKind.CONFLICT,
                                        "PutBucketNotificationConfiguration",
                                        change.bucket(),
                                        WorkProblem.CHANGED_SINCE_REVIEW));
                            }
                            // S3 sends a test event when a rule is added, so the policy must allow it first, and is
                            // removed last.
                            return change.adds()
                                    ? Futures.then(
                                            writePolicy(change),
                                            changed -> changed
                                                    ? orRestore(change, writeBucket(change))
                                                    : writeBucket(change))
                                    : Futures.then(
                                            writeBucket(change),
                                            done -> Futures.map(writePolicy(change), changed -> null));
                        }));
    }

    /** Restores the topic's policy if changing the bucket fails; a rule whose answer was lost still needs it. */
    private CompletableFuture<Void> orRestore(Change change, CompletableFuture<Void> written) {
        return Futures.orElse(
                written,
                e -> e.unanswered()
                        ? Futures.then(
                                configuration(change.bucket()),
                                now -> now.equals(change.bucketBefore())
                                        ? restored(change, e)
                                        : CompletableFuture.completedFuture(null))
                        : restored(change, e));
    }

    /** Fails with what refused the rule, and says if the policy that was written for it is left. */
    private CompletableFuture<Void> restored(Change change, CloudException refused) {
        CompletableFuture<Void> restored = change.policyBefore().isBlank()
                ? CompletableFuture.failedFuture(refused)
                : topics.setAttribute(
                        Objects.requireNonNull(change.topic()), TopicAttributes.POLICY, change.policyBefore());
        return Futures.handle(restored, (done, e) -> {
            throw e == null
                    ? refused
                    : CloudException.because(
                            ErrorKind.CONFLICT,
                            "SetTopicAttributes",
                            change.bucket(),
                            WorkProblem.POLICY_LEFT,
                            refused);
        });
    }

    /** Whether the policy was changed: a server without policies needs none. */
    private CompletableFuture<Boolean> writePolicy(Change change) {
        if (!change.changesPolicy()) {
            return CompletableFuture.completedFuture(false);
        }
        CompletableFuture<Boolean> written = Futures.map(
                topics.setAttribute(
                        Objects.requireNonNull(change.topic()), TopicAttributes.POLICY, change.policyAfter()),
                done -> true);
        return Futures.recover(written, e -> e.kind() == ErrorKind.NOT_SUPPORTED, false);
    }

    private CompletableFuture<Void> writeBucket(Change change) {
        return change.bucketAfter().isBlank()
                ? buckets.delete(change.bucket(), BucketSection.NOTIFICATION)
                : buckets.put(change.bucket(), BucketSection.NOTIFICATION, change.bucketAfter());
    }
}
