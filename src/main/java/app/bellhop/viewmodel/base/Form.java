package app.bellhop.viewmodel.base;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A question to the user: some text, some fields, a button that does it.
 *
 * @param text what it is about; may be several lines
 * @param details names and counts, shown smaller
 * @param okLabel what the button does, as a verb
 * @param destructive whether something is lost when it is done
 * @param check says what is wrong with what was typed, by field name in order; an empty text when all is well
 */
public record Form(
        String title,
        String text,
        List<String> details,
        List<Field> fields,
        String okLabel,
        boolean destructive,
        Function<Map<String, String>, String> check) {

    /** What a field takes. */
    public enum Kind {
        TEXT,
        SECRET,
        LONG_TEXT,
        CHOICE,
        /** A choice into which something else can be typed. */
        EDITABLE_CHOICE,
        /** Yes or no: {@code true} or {@code false}. */
        CHECK,
        /** A folder's path, with a button to look for one. */
        FOLDER,
        /** A file's path to be written, with a button to look for a place. */
        SAVE_FILE,
        /** A read-only line that can be copied. */
        FACT
    }

    /**
     * One field.
     *
     * @param name its key in the answer
     * @param initial what stands in it at first
     * @param choices of a CHOICE
     */
    public record Field(String name, String label, Kind kind, String initial, List<String> choices) {

        public static Field text(String name, String label, String initial) {
            return new Field(name, label, Kind.TEXT, initial, List.of());
        }

        public static Field choice(String name, String label, String initial, List<String> choices) {
            return new Field(name, label, Kind.CHOICE, initial, choices);
        }

        public static Field check(String name, String label, boolean initial) {
            return new Field(name, label, Kind.CHECK, String.valueOf(initial), List.of());
        }

        public static Field fact(String label, String value) {
            return new Field("", label, Kind.FACT, value, List.of());
        }
    }

    /** The name of the field in a question that has but one. */
    public static final String ONLY = "dialog";

    /** A question with one text field. */
    public static Form oneText(
            String title, String text, String label, String initial, String okLabel, Function<String, String> check) {
        return new Form(
                title,
                text,
                List.of(),
                List.of(Field.text(ONLY, label, initial)),
                okLabel,
                false,
                answers -> check.apply(answers.get(ONLY)));
    }

    /** A question without fields, before something is lost. */
    public static Form confirm(String title, String text, List<String> details, String okLabel) {
        return new Form(title, text, details, List.of(), okLabel, true, answers -> "");
    }

    /** The same with typed fields, until every caller has some of its own. */
    app.bellhop.viewmodel.form.Form converted() {
        List<app.bellhop.viewmodel.form.Field<?>> typed = new java.util.ArrayList<>();
        fields.forEach(field -> typed.add(converted(field)));
        var form = app.bellhop.viewmodel.form.Form.of(title, text, okLabel)
                .details(details)
                .fields(typed);
        var at = typed.stream()
                .filter(field -> field.kind() != app.bellhop.viewmodel.form.Field.Kind.FACT)
                .findFirst();
        if (at.isPresent()) {
            form = form.check(at.get(), answers -> check.apply(texts(typed, answers)));
        }
        return destructive ? form.destroying() : form;
    }

    private static app.bellhop.viewmodel.form.Field<?> converted(Field field) {
        var read = java.util.function.Function.<String>identity();
        return switch (field.kind()) {
            case TEXT -> app.bellhop.viewmodel.form.Field.text(field.name(), field.label(), field.initial());
            case SECRET -> app.bellhop.viewmodel.form.Field.secret(field.name(), field.label());
            case LONG_TEXT -> app.bellhop.viewmodel.form.Field.longText(field.name(), field.label(), field.initial());
            case CHOICE ->
                app.bellhop.viewmodel.form.Field.choice(
                        field.name(), field.label(), field.initial(), field.choices(), read);
            case EDITABLE_CHOICE ->
                app.bellhop.viewmodel.form.Field.suggesting(
                        field.name(), field.label(), field.initial(), field.choices());
            case CHECK ->
                app.bellhop.viewmodel.form.Field.check(
                        field.name(), field.label(), Boolean.parseBoolean(field.initial()));
            case FOLDER, SAVE_FILE ->
                app.bellhop.viewmodel.form.Field.saveFile(
                        field.name(), field.label(), field.initial(), read, java.util.Optional::of, "");
            case FACT -> app.bellhop.viewmodel.form.Field.fact(field.label(), field.initial());
        };
    }

    static Map<String, String> texts(
            List<app.bellhop.viewmodel.form.Field<?>> fields, app.bellhop.viewmodel.form.Answers answers) {
        Map<String, String> texts = new java.util.LinkedHashMap<>();
        fields.stream()
                .filter(answers::has)
                .forEach(field -> texts.put(field.name(), String.valueOf(answers.get(field))));
        return texts;
    }
}
