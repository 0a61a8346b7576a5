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
}
