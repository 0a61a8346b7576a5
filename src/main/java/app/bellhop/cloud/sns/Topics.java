package app.bellhop.cloud.sns;

import app.bellhop.cloud.Futures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** SNS topics. Futures as in {@link app.bellhop.cloud.s3.ObjectStore}. */
public interface Topics {

    /** All topics, a page of up to 100 at a time (ListTopics). */
    CompletableFuture<Void> listTopics(Consumer<List<Topic>> page);

    /** All topics at once, each once: some servers list the same ARN twice. */
    default CompletableFuture<List<Topic>> all() {
        List<Topic> found = Collections.synchronizedList(new ArrayList<>());
        return Futures.map(
                listTopics(found::addAll), done -> found.stream().distinct().toList());
    }

    /**
     * Makes a topic, or answers with the one of that name; one that is there with other attributes is INVALID
     * (CreateTopic).
     */
    CompletableFuture<Topic> createTopic(NewTopic topic);

    /** Deletes a topic and its subscriptions; one that is gone already is no error (DeleteTopic). */
    CompletableFuture<Void> deleteTopic(Topic topic);

    /** Policies, counts and settings (GetTopicAttributes). */
    CompletableFuture<TopicAttributes> attributes(Topic topic);

    /** Changes one attribute; an empty value takes it away (SetTopicAttributes). */
    CompletableFuture<Void> setAttribute(Topic topic, String name, String value);

    /** The tags (ListTagsForResource). */
    CompletableFuture<Map<String, String>> tags(Topic topic);

    /** Adds and overwrites {@code put}, takes {@code remove} away (TagResource, UntagResource). */
    CompletableFuture<Void> changeTags(Topic topic, Map<String, String> put, List<String> remove);
}
