package app.bellhop.viewmodel.topics;

import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.viewmodel.base.Texts;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A row of the topic table. Attributes and tags are loaded after the topic is listed. FX thread. */
public final class TopicRow {

    private final Topic topic;
    private final ReadOnlyStringWrapper displayName = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper confirmed = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyIntegerWrapper pending = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyIntegerWrapper deleted = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyStringWrapper encrypted = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper tags = new ReadOnlyStringWrapper("");

    TopicRow(Topic topic) {
        this.topic = topic;
    }

    public Topic topic() {
        return topic;
    }

    public String name() {
        return topic.name();
    }

    public String type() {
        return Texts.get(topic.fifo() ? "topics.fifo" : "topics.standard");
    }

    public ReadOnlyStringProperty displayName() {
        return displayName.getReadOnlyProperty();
    }

    /** -1 if unknown, as for the other counts. */
    public ReadOnlyIntegerProperty confirmed() {
        return confirmed.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty pending() {
        return pending.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty deleted() {
        return deleted.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty encrypted() {
        return encrypted.getReadOnlyProperty();
    }

    /** As a list of {@code name=value}. */
    public ReadOnlyStringProperty tags() {
        return tags.getReadOnlyProperty();
    }

    /** Updates the counts from a listing of the topic's subscriptions. */
    void count(int confirmedNow, int pendingNow) {
        confirmed.set(confirmedNow);
        pending.set(pendingNow);
    }

    /** Shows why the attributes could not be loaded: unknown isn't the same as none. */
    void failed(String sentence) {
        displayName.set("? " + sentence);
        encrypted.set("?");
    }

    void failedTags(String sentence) {
        tags.set("? " + sentence);
    }

    void show(TopicAttributes attributes) {
        displayName.set(attributes.displayName());
        confirmed.set(attributes.confirmed());
        pending.set(attributes.pending());
        deleted.set(attributes.deleted());
        encrypted.set(attributes.encrypted() ? Texts.get("topics.yes") : "");
    }

    void show(Map<String, String> found) {
        tags.set(found.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(", ")));
    }
}
