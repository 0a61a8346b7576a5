package app.bellhop.viewmodel;

import app.bellhop.cloud.SnsRules;
import app.bellhop.cloud.Topic;
import app.bellhop.cloud.Topics;
import java.nio.charset.StandardCharsets;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The publish form: a subject and a message to the topic that is selected. FX thread. */
public final class PublishViewModel {

    private final Topics topics;
    private final Workbench bench;
    private final ReadOnlyObjectProperty<Topic> topic;
    private final StringProperty subject = new SimpleStringProperty("");
    private final StringProperty message = new SimpleStringProperty("");
    private final BooleanProperty publishing = new SimpleBooleanProperty();

    PublishViewModel(Topics topics, Workbench bench, ReadOnlyObjectProperty<Topic> topic) {
        this.topics = topics;
        this.bench = bench;
        this.topic = topic;
    }

    public StringProperty subject() {
        return subject;
    }

    public StringProperty message() {
        return message;
    }

    /** Where it goes, in words. */
    public StringBinding target() {
        return Bindings.createStringBinding(
                () -> topic.get() == null
                        ? Texts.get("publish.noTopic")
                        : Texts.get("publish.to", topic.get().name()),
                topic);
    }

    /** What is wrong with what was typed, or how much of the room is used. */
    public StringBinding hint() {
        return Bindings.createStringBinding(this::hintNow, subject, message);
    }

    private String hintNow() {
        if (!subjectFits()) {
            return Texts.get("publish.badSubject", subject.get().length());
        }
        int bytes = message.get().getBytes(StandardCharsets.UTF_8).length;
        return bytes > SnsRules.MAX_MESSAGE_BYTES
                ? Texts.get("publish.tooLong", Formats.bytes(bytes))
                : Texts.get("publish.used", Formats.bytes(bytes));
    }

    /** Whether the hint tells of a mistake. */
    public BooleanBinding wrong() {
        return Bindings.createBooleanBinding(
                () -> !subjectFits() || !message.get().isEmpty() && !SnsRules.message(message.get()), subject, message);
    }

    private boolean subjectFits() {
        return SnsRules.subject(subject.get());
    }

    /** Publish, enabled when all is well. */
    public Command command() {
        BooleanBinding ready = Bindings.createBooleanBinding(
                () -> topic.get() != null && !publishing.get() && subjectFits() && SnsRules.message(message.get()),
                topic,
                publishing,
                subject,
                message);
        return new Command(
                "publishButton", Texts.get("command.publish"), "fth-send", "Shortcut+Enter", ready, this::publish);
    }

    private void publish() {
        publishing.set(true);
        Topic to = topic.get();
        var answer = topics.publish(to, subject.get(), message.get());
        answer.whenCompleteAsync((id, e) -> publishing.set(false), bench.ui());
        bench.then(
                answer,
                id -> {
                    bench.notice().set(Texts.get("publish.done", to.name(), id));
                    subject.set("");
                    message.set("");
                },
                null);
    }
}
