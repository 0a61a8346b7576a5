package app.bellhop.viewmodel.buckets;

import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small form for a section that has few values, and the JSON that comes of it. What the form does not show stays. */
abstract class SectionForm {

    /** What is set now; empty for nothing. */
    final ObjectNode now;

    SectionForm(ObjectNode now) {
        this.now = now;
    }

    abstract List<Field<?>> fields();

    /** Adds what has to hold for the answers. */
    Form checked(Form form) {
        return form;
    }

    /** Puts the answers into what was set before. */
    abstract void write(ObjectNode document, Answers typed);

    final String document(Answers typed) {
        ObjectNode document = now.deepCopy();
        write(document, typed);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    /** What comes of the form as it is at first. */
    final String initialDocument() {
        return document(
                new Answers(fields().stream().<Answer<?>>map(Answer::initial).toList()));
    }

    static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }
}
