package app.bellhop.cloud.sns;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
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

    /** All topics, without the duplicates that some servers list. */
    default CompletableFuture<List<Topic>> all() {
        List<Topic> found = Collections.synchronizedList(new ArrayList<>());
        return Futures.map(
                listTopics(found::addAll), done -> found.stream().distinct().toList());
    }

    /**
     * Creates a topic or returns the existing one; INVALID if it exists with other attributes
     * (CreateTopic).
     */
    @Changes(ChangeKind.CREATE_TOPIC)
    CompletableFuture<Topic> createTopic(NewTopic topic);

    /** Deletes a topic and its subscriptions; succeeds if it no longer exists (DeleteTopic). */
    @Changes(ChangeKind.DELETE_TOPIC)
    CompletableFuture<Void> deleteTopic(Topic topic);

    /** Policies, counts and settings (GetTopicAttributes). */
    CompletableFuture<TopicAttributes> attributes(Topic topic);

    /** Sets one attribute; an empty value removes it (SetTopicAttributes). */
    @Changes(ChangeKind.CHANGE_TOPIC)
    CompletableFuture<Void> setAttribute(Topic topic, String name, String value);

    /** The tags (ListTagsForResource). */
    CompletableFuture<Map<String, String>> tags(Topic topic);

    /** Adds or overwrites {@code put} and removes {@code remove} (TagResource, UntagResource). */
    @Changes(ChangeKind.CHANGE_TOPIC)
    CompletableFuture<Void> changeTags(Topic topic, Map<String, String> put, List<String> remove);
}
