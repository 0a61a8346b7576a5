package app.bellhop.viewmodel.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A dialog that asks the user something: text, fields, and a button that does it.
 *
 * @param text the question; may be several lines
 * @param details names and counts, in smaller type
 * @param okLabel the button's label, a verb
 * @param destructive whether it destroys data
 * @param id of the dialog's node, or empty
 * @param secondColumn the field that begins a second column; null for one column
 */
public record Form(
        String title,
        String text,
        List<String> details,
        List<Field<?>> fields,
        String okLabel,
        boolean destructive,
        List<Check> checks,
        String id,
        @Nullable Field<?> secondColumn) {

    /**
     * A validation rule.
     *
     * @param field the field to show the error at
     * @param rule returns the error, or an empty text if the answers are valid
     */
    public record Check(Field<?> field, Function<Answers, String> rule) {}

    public Form {
        details = List.copyOf(details);
        fields = List.copyOf(fields);
        checks = List.copyOf(checks);
    }

    /** A form without fields. */
    public static Form of(String title, String text, String okLabel) {
        return new Form(title, text, List.of(), List.of(), okLabel, false, List.of(), "", null);
    }

    /** A form without fields that confirms destroying data. */
    public static Form confirm(String title, String text, List<String> details, String okLabel) {
        return of(title, text, okLabel).details(details).destroying();
    }

    public Form details(List<String> lines) {
        return new Form(title, text, lines, fields, okLabel, destructive, checks, id, secondColumn);
    }

    public Form details(String... lines) {
        return details(List.of(lines));
    }

    public Form fields(List<? extends Field<?>> some) {
        return new Form(title, text, details, List.copyOf(some), okLabel, destructive, checks, id, secondColumn);
    }

    public Form fields(Field<?>... some) {
        return fields(List.of(some));
    }

    /** The same form, with an id of its dialog's node, in two columns. */
    public Form columns(String dialogId, Field<?> beginsSecond) {
        return new Form(title, text, details, fields, okLabel, destructive, checks, dialogId, beginsSecond);
    }

    /** The same form, marked as destructive. */
    public Form destroying() {
        return new Form(title, text, details, fields, okLabel, true, checks, id, secondColumn);
    }

    /** Adds a validation rule: its result is the error shown at the field, or an empty text if valid. */
    public Form check(Field<?> field, Function<Answers, String> rule) {
        List<Check> more = new ArrayList<>(checks);
        more.add(new Check(field, rule));
        return new Form(title, text, details, fields, okLabel, destructive, more, id, secondColumn);
    }

    /** The problems with the answers; rules apply only once every field is valid by itself. */
    public List<Problem> problems(Answers answers) {
        List<Problem> unreadable = fields.stream()
                .filter(answers::unreadable)
                .map(field -> new Problem(field, field.unreadable()))
                .toList();
        if (!unreadable.isEmpty()) {
            return unreadable;
        }
        return checks.stream()
                .map(check -> new Problem(check.field(), check.rule().apply(answers)))
                .filter(problem -> !problem.text().isEmpty())
                .toList();
    }
}
