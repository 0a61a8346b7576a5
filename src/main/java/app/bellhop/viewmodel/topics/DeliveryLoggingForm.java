package app.bellhop.viewmodel.topics;

import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form for delivery status logging: for each protocol, who may write the logs, and how many successes are logged. */
final class DeliveryLoggingForm {

    /** What the attributes of a protocol begin with. */
    private static final List<String> PROTOCOLS = List.of("HTTP", "SQS", "Lambda", "Firehose", "Application");

    private static final int MAX_RATE = 100;

    private final Topic topic;
    private final Map<String, List<TopicSetting<String>>> settings = new LinkedHashMap<>();

    DeliveryLoggingForm(Topic topic, TopicAttributes now) {
        this.topic = topic;
        for (String protocol : PROTOCOLS) {
            settings.put(
                    protocol,
                    List.of(
                            TopicSetting.text(
                                    now, protocol + "SuccessFeedbackRoleArn", Texts.get("deliveryLogging.success")),
                            TopicSetting.text(
                                    now, protocol + "SuccessFeedbackSampleRate", Texts.get("deliveryLogging.rate")),
                            TopicSetting.text(
                                    now, protocol + "FailureFeedbackRoleArn", Texts.get("deliveryLogging.failure"))));
        }
    }

    Form form() {
        Form form = Form.of(
                Texts.get("deliveryLogging.title", topic.name()),
                Texts.get("deliveryLogging.text"),
                Texts.get("topicSettings.ok"));
        for (Map.Entry<String, List<TopicSetting<String>>> protocol : settings.entrySet()) {
            List<TopicSetting<String>> some = protocol.getValue();
            form = form.section(
                    protocol.getKey(), some.stream().map(TopicSetting::field).toList());
            for (TopicSetting<String> setting : some) {
                form = form.check(setting.field(), typed -> problem(setting, typed));
            }
        }
        return form;
    }

    private static String problem(TopicSetting<String> setting, Answers typed) {
        String text = typed.get(setting.field()).strip();
        if (text.equals(setting.before())) {
            return "";
        }
        if (setting.attribute().endsWith("SampleRate")) {
            boolean good = text.matches("\\d{1,3}") && Integer.parseInt(text) <= MAX_RATE;
            return good ? "" : Texts.get("deliveryLogging.badRate");
        }
        boolean good = text.isEmpty() || text.matches("arn:[a-z-]+:iam::\\d{12}:role/\\S+");
        return good ? "" : Texts.get("deliveryLogging.badRole");
    }

    /** What was changed, by attribute. */
    Map<String, String> changed(Answers typed) {
        Map<String, String> changed = new LinkedHashMap<>();
        List<TopicSetting<String>> all = new ArrayList<>();
        settings.values().forEach(all::addAll);
        all.forEach(setting -> setting.change(typed, changed));
        return changed;
    }
}
