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

/** One line of the topic table; what a list does not tell comes later. FX thread. */
public final class TopicRow {

    private final Topic topic;
    private final ReadOnlyStringWrapper displayName = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper confirmed = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyIntegerWrapper pending = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyIntegerWrapper deleted = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyStringWrapper encrypted = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper tags = new ReadOnlyStringWrapper("");
    private boolean guarded;
    private String problem = "";

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

    /** Whether it is protected from being deleted. */
    public boolean guarded() {
        return guarded;
    }

    void guard(boolean now) {
        guarded = now;
    }

    public ReadOnlyStringProperty displayName() {
        return displayName.getReadOnlyProperty();
    }

    /** -1 where it is not known, as with the others. */
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

    /** {@code name=value}, one after the other. */
    public ReadOnlyStringProperty tags() {
        return tags.getReadOnlyProperty();
    }

    /** What a listing of its subscriptions has shown. */
    void count(int confirmedNow, int pendingNow) {
        confirmed.set(confirmedNow);
        pending.set(pendingNow);
    }

    /** Why its attributes are not known; empty where they are. */
    public String problem() {
        return problem;
    }

    void failed(String sentence) {
        problem = sentence;
    }

    void show(TopicAttributes attributes) {
        problem = "";
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
