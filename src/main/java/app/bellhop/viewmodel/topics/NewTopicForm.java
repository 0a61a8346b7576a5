package app.bellhop.viewmodel.topics;

import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.viewmodel.base.NameValueRules;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.NameValueLines;
import java.util.HashMap;
import java.util.Map;

final class NewTopicForm {

    static final int MAX_TAGS = 50;
    private static final int MAX_DISPLAY_NAME = 100;

    private final Field<String> name = Field.text(Field.ONLY, Texts.get("newTopic.field"), "");
    private final Field<String> displayName = Field.text("displayName", Texts.get("newTopic.displayName"), "");
    private final Field<Boolean> contentBased = Field.check("contentBased", Texts.get("newTopic.contentBased"), false);
    private final Field<String> tags = Field.longText("tags", Texts.get("newTopic.tags"), "");

    Form form() {
        return Form.of(Texts.get("newTopic.title"), Texts.get("newTopic.text"), Texts.get("newTopic.ok"))
                .fields(name, displayName, contentBased, tags)
                .check(name, typed -> SnsRules.topicName(typed.get(name)) ? "" : Texts.get("newTopic.rule"))
                .check(displayName, typed -> displayNameProblem(typed.get(displayName)))
                .check(
                        contentBased,
                        typed -> typed.get(contentBased) && !new Topic(typed.get(name)).fifo()
                                ? Texts.get("newTopic.contentBasedFifo")
                                : "")
                .check(tags, typed -> NameValueRules.tags("", typed.get(tags), MAX_TAGS));
    }

    static String displayNameProblem(String typed) {
        return typed.length() > MAX_DISPLAY_NAME ? Texts.get("newTopic.badDisplayName") : "";
    }

    NewTopic topic(Answers typed) {
        Map<String, String> attributes = new HashMap<>();
        if (!typed.get(displayName).isBlank()) {
            attributes.put(TopicAttributes.DISPLAY_NAME, typed.get(displayName).strip());
        }
        if (typed.get(contentBased)) {
            attributes.put(TopicAttributes.CONTENT_BASED_DEDUPLICATION, "true");
        }
        return new NewTopic(typed.get(name), attributes, NameValueLines.parse(typed.get(tags)));
    }
}
