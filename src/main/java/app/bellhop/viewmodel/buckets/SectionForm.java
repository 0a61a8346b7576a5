package app.bellhop.viewmodel.buckets;

import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A form for a section with few values, and the JSON it produces. Settings the form does not show are kept. */
abstract class SectionForm {

    /** The current configuration; empty if none is set. */
    final ObjectNode now;

    SectionForm(ObjectNode now) {
        this.now = now;
    }

    abstract List<Field<?>> fields();

    Form checked(Form form) {
        return form;
    }

    /** Writes the answers into a copy of the current configuration. */
    abstract void write(ObjectNode document, Answers typed);

    final String document(Answers typed) {
        ObjectNode document = now.deepCopy();
        write(document, typed);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    /** The JSON the form produces if nothing is changed. */
    final String initialDocument() {
        return document(
                new Answers(fields().stream().<Answer<?>>map(Answer::initial).toList()));
    }

    static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }
}
