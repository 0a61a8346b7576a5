package app.bellhop.viewmodel.buckets;

import app.bellhop.viewmodel.base.NameValueRules;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.NameValueLines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class TagsForm extends SectionForm {

    private static final int MAX_TAGS = 50;

    private final Map<String, String> before = new LinkedHashMap<>();
    private final Field<String> tags;

    TagsForm(ObjectNode now) {
        super(now);
        now.path("TagSet")
                .forEach(tag -> before.put(
                        tag.path("Key").asString(""), tag.path("Value").asString("")));
        tags = Field.longText("tags", Texts.get("properties.tags"), NameValueLines.text(before));
    }

    @Override
    List<Field<?>> fields() {
        return List.of(tags);
    }

    @Override
    Form checked(Form form) {
        return form.check(tags, typed -> NameValueRules.tags(NameValueLines.text(before), typed.get(tags), MAX_TAGS));
    }

    @Override
    void write(ObjectNode document, Answers typed) {
        ArrayNode set = document.putArray("TagSet");
        NameValueLines.merged(before, NameValueLines.text(before), typed.get(tags))
                .forEach((name, value) -> set.addObject().put("Key", name).put("Value", value));
    }
}
