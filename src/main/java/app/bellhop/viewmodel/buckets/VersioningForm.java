package app.bellhop.viewmodel.buckets;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Whether a bucket keeps the versions of its objects. */
final class VersioningForm extends SectionForm {

    private final Field<String> status;

    VersioningForm(ObjectNode now) {
        super(now);
        status = Field.choice(
                "status",
                Texts.get("versioning.status"),
                now.path("Status").asString("Enabled"),
                List.of("Enabled", "Suspended"));
    }

    @Override
    List<Field<?>> fields() {
        return List.of(status);
    }

    @Override
    void write(ObjectNode document, Answers typed) {
        document.put("Status", typed.get(status));
    }
}
