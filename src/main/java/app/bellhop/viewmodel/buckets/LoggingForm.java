package app.bellhop.viewmodel.buckets;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a bucket's access logs are delivered. */
final class LoggingForm extends SectionForm {

    private final Field<String> targetBucket;
    private final Field<String> targetPrefix;

    LoggingForm(ObjectNode now, String bucket) {
        super(now);
        JsonNode enabled = now.path("LoggingEnabled");
        targetBucket = Field.text(
                "targetBucket",
                Texts.get("logging.bucket"),
                enabled.path("TargetBucket").asString(""));
        targetPrefix = Field.text(
                "targetPrefix",
                Texts.get("logging.prefix"),
                enabled.path("TargetPrefix").asString("logs/" + bucket + "/"));
    }

    @Override
    List<Field<?>> fields() {
        return List.of(targetBucket, targetPrefix);
    }

    @Override
    Form checked(Form form) {
        return form.check(
                targetBucket, typed -> typed.get(targetBucket).isBlank() ? Texts.get("logging.noBucket") : "");
    }

    @Override
    void write(ObjectNode document, Answers typed) {
        child(document, "LoggingEnabled")
                .put("TargetBucket", typed.get(targetBucket).strip())
                .put("TargetPrefix", typed.get(targetPrefix));
    }
}
