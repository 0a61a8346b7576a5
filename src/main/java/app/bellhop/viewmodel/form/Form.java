package app.bellhop.viewmodel.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A question to the user: some text, some fields, a button that does it.
 *
 * @param text what it is about; may be several lines
 * @param details names and counts, shown smaller
 * @param okLabel what the button does, as a verb
 * @param destructive whether something is lost when it is done
 */
public record Form(
        String title,
        String text,
        List<String> details,
        List<Field<?>> fields,
        String okLabel,
        boolean destructive,
        List<Check> checks) {

    /**
     * A rule for the answers.
     *
     * @param field where to say what is wrong
     * @param rule gives what is wrong; an empty text when nothing is
     */
    public record Check(Field<?> field, Function<Answers, String> rule) {}

    public Form {
        details = List.copyOf(details);
        fields = List.copyOf(fields);
        checks = List.copyOf(checks);
    }

    /** A question without fields. */
    public static Form of(String title, String text, String okLabel) {
        return new Form(title, text, List.of(), List.of(), okLabel, false, List.of());
    }

    /** A question without fields, before something is lost. */
    public static Form confirm(String title, String text, List<String> details, String okLabel) {
        return of(title, text, okLabel).details(details).destroying();
    }

    public Form details(List<String> lines) {
        return new Form(title, text, lines, fields, okLabel, destructive, checks);
    }

    public Form details(String... lines) {
        return details(List.of(lines));
    }

    public Form fields(List<? extends Field<?>> some) {
        return new Form(title, text, details, List.copyOf(some), okLabel, destructive, checks);
    }

    public Form fields(Field<?>... some) {
        return fields(List.of(some));
    }

    /** The same question when something is lost by it. */
    public Form destroying() {
        return new Form(title, text, details, fields, okLabel, true, checks);
    }

    /** Adds a rule: what it gives is said at that field; an empty text when all is well. */
    public Form check(Field<?> field, Function<Answers, String> rule) {
        List<Check> more = new ArrayList<>(checks);
        more.add(new Check(field, rule));
        return new Form(title, text, details, fields, okLabel, destructive, more);
    }

    /** What is wrong with the answers; rules are applied once every field can be read. */
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
