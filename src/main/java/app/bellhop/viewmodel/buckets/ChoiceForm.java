package app.bellhop.viewmodel.buckets;

import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A section that is one choice: whether versions are kept, or who pays for requests. */
final class ChoiceForm extends SectionForm {

    private final String element;
    private final Field<String> value;

    /**
     * @param element the JSON element that holds the choice
     * @param choices its values; the first is the default
     */
    ChoiceForm(ObjectNode now, String element, String label, String... choices) {
        super(now);
        this.element = element;
        value = Field.choice(
                element.toLowerCase(Locale.ROOT), label, now.path(element).asString(choices[0]), List.of(choices));
    }

    @Override
    List<Field<?>> fields() {
        return List.of(value);
    }

    @Override
    void write(ObjectNode document, Answers typed) {
        document.put(element, typed.get(value));
    }
}
