package app.bellhop.viewmodel.transfers;

import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.LinkExpiry;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.Optional;

/** Asks what to publish when the transfers are done, and to which topic. */
final class WhenDoneForm {

    private final Field<Topic> topic;
    private final Field<String> subject = Field.text(
            "subject", Texts.get("whenDone.subject"), Texts.get("whenDone.subjectText", "{count}", "{place}"));
    private final Field<String> message = Field.longText(
            "message",
            Texts.get("publishSms.message"),
            Texts.get("whenDone.messageText", "{count}", "{bytes}", "{place}", "{links}"));
    private final Field<LinkExpiry> expiry;

    WhenDoneForm(List<Topic> topics, long presignSeconds) {
        topic = Field.editableChoice(
                "topic",
                Texts.get("whenDone.topic"),
                topics.isEmpty() ? null : topics.get(0),
                topics,
                Topic::name,
                WhenDoneForm::typed,
                Texts.get("whenDone.noTopic"));
        expiry = LinkExpiry.field("lifetime", Texts.get("presign.linkField"), presignSeconds);
    }

    private static Optional<Topic> typed(String text) {
        return Topic.isArn(text.strip()) ? Optional.of(new Topic(text.strip())) : Optional.empty();
    }

    Form form() {
        return Form.of(Texts.get("whenDone.title"), Texts.get("whenDone.text"), Texts.get("whenDone.ok"))
                .details(Texts.get("whenDone.placeholders", "{count}", "{failed}", "{bytes}", "{place}", "{links}"))
                .fields(topic, subject, message, expiry)
                .check(
                        subject,
                        typed -> SnsRules.subject(typed.get(subject))
                                ? ""
                                : Texts.get(
                                        "publish.badSubject", typed.get(subject).length()))
                .check(message, typed -> SnsRules.message(typed.get(message)) ? "" : Texts.get("publish.badMessage"));
    }

    /**
     * A message to publish.
     *
     * @param subject may contain placeholders
     * @param message may contain placeholders
     * @param expiry of the links in the message
     */
    record Publication(Topic topic, String subject, String message, LinkExpiry expiry) {}

    Publication publication(Answers typed) {
        return new Publication(typed.get(topic), typed.get(subject), typed.get(message), typed.get(expiry));
    }
}
