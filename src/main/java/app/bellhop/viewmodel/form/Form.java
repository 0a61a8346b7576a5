package app.bellhop.viewmodel.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A dialog that asks the user something: text, fields, and a button that does it. Immutable: each method returns a copy. */
public final class Form {

    /**
     * The connection that it is about.
     *
     * @param color as the stylesheet names it; empty for none
     */
    public record Origin(String name, String color) {}

    /**
     * A rule about the answers.
     *
     * @param field the field to show the text at
     * @param rule returns the text; empty if there is nothing to say
     */
    public record Check(Field<?> field, Function<Answers, String> rule) {}

    /** Fields under a heading of their own: a tab. */
    public record Section(String title, List<Field<?>> fields) {}

    /**
     * Fills fields in when the user changes another.
     *
     * @param when the field that the user changes
     * @param values gives the new content of other fields
     */
    public record Fill(Field<?> when, Function<Answers, List<Answer<?>>> values) {}

    /**
     * A button beside the others that does something with the answers and leaves the dialog open.
     *
     * @param id of its node
     */
    public record Action(String id, String label, Consumer<Answers> does) {}

    /**
     * Fields that are folded away behind a line that sums them up.
     *
     * @param line of answers that are all valid by themselves
     * @param open whether they show at first
     */
    public record Fold(Function<Answers, String> line, boolean open) {}

    private final String title;
    private final String text;
    private final String okLabel;
    private String failure = "";
    private List<String> details = List.of();
    private List<Field<?>> fields = List.of();
    private List<Section> sections = List.of();
    private boolean destructive;
    private List<Check> checks = List.of();
    private List<Check> hints = List.of();
    private List<Fill> fills = List.of();
    private Map<Field<?>, Predicate<Answers>> used = Map.of();
    private Map<Field<?>, String> disabled = Map.of();
    private List<Action> actions = List.of();
    private String id = "";
    private @Nullable Field<?> secondColumn;
    private @Nullable Origin origin;
    private @Nullable Fold fold;

    private Form(String title, String text, String okLabel) {
        this.title = title;
        this.text = text;
        this.okLabel = okLabel;
    }

    /** A form without fields; the text is the question and may be several lines, the button's label a verb. */
    public static Form of(String title, String text, String okLabel) {
        return new Form(title, text, okLabel);
    }

    /** A form without fields that confirms destroying data. */
    public static Form confirm(String title, String text, List<String> details, String okLabel) {
        return of(title, text, okLabel).details(details).destroying();
    }

    private Form with(Consumer<Form> change) {
        Form copy = new Form(title, text, okLabel);
        copy.failure = failure;
        copy.details = details;
        copy.fields = fields;
        copy.sections = sections;
        copy.destructive = destructive;
        copy.checks = checks;
        copy.hints = hints;
        copy.fills = fills;
        copy.used = used;
        copy.disabled = disabled;
        copy.actions = actions;
        copy.id = id;
        copy.secondColumn = secondColumn;
        copy.origin = origin;
        copy.fold = fold;
        change.accept(copy);
        return copy;
    }

    private static <T> List<T> plus(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return List.copyOf(all);
    }

    /** Why it is asked again; empty if it is not. */
    public Form failure(String why) {
        return with(form -> form.failure = why);
    }

    /** Names and counts, in smaller type. */
    public Form details(List<String> lines) {
        return with(form -> form.details = List.copyOf(lines));
    }

    public Form details(String... lines) {
        return details(List.of(lines));
    }

    public Form fields(List<? extends Field<?>> some) {
        return with(form -> form.fields = List.copyOf(some));
    }

    public Form fields(Field<?>... some) {
        return fields(List.of(some));
    }

    /** Adds a tab with these fields. */
    public Form section(String heading, List<? extends Field<?>> some) {
        List<Field<?>> all = new ArrayList<>(fields);
        all.addAll(some);
        return with(form -> {
            form.fields = List.copyOf(all);
            form.sections = plus(sections, new Section(heading, List.copyOf(some)));
        });
    }

    /** In two columns, with an id of the dialog's node. */
    public Form columns(String dialogId, Field<?> beginsSecond) {
        return with(form -> {
            form.id = dialogId;
            form.secondColumn = beginsSecond;
        });
    }

    /** With its details and fields behind a line that sums them up. */
    public Form folded(Function<Answers, String> line, boolean open) {
        return with(form -> form.fold = new Fold(line, open));
    }

    /** About a connection, which it names in its color. */
    public Form about(String connection, String color) {
        return with(form -> form.origin = new Origin(connection, color));
    }

    /** Marked as destructive. */
    public Form destroying() {
        return with(form -> form.destructive = true);
    }

    /** Adds a validation rule: its result is the error shown at the field, or an empty text if valid. */
    public Form check(Field<?> field, Function<Answers, String> rule) {
        return with(form -> form.checks = plus(checks, new Check(field, rule)));
    }

    /** Adds an explanation, shown at the field as long as there is no error. */
    public Form hint(Field<?> field, Function<Answers, String> rule) {
        return with(form -> form.hints = plus(hints, new Check(field, rule)));
    }

    /** Keeps the user from changing a field: its reason is shown there. An empty reason leaves it enabled. */
    public Form disable(Field<?> field, String reason) {
        Map<Field<?>, String> all = new HashMap<>(disabled);
        if (!reason.isEmpty()) {
            all.put(field, reason);
        }
        return with(form -> form.disabled = Map.copyOf(all));
    }

    /** Why the user can't change a field; empty while that is possible. */
    public String disabled(Field<?> field) {
        return disabled.getOrDefault(field, "");
    }

    /** A field that means something with some answers only: it is disabled with others. */
    public Form usedWhen(Field<?> field, Predicate<Answers> when) {
        Map<Field<?>, Predicate<Answers>> all = new HashMap<>(used);
        all.put(field, when);
        return with(form -> form.used = Map.copyOf(all));
    }

    /** Whether a field means something with these answers. */
    public boolean used(Field<?> field, Answers answers) {
        return used.getOrDefault(field, any -> true).test(answers);
    }

    /** Fills other fields in when the user changes this one. */
    public Form fill(Field<?> when, Function<Answers, List<Answer<?>>> values) {
        return with(form -> form.fills = plus(fills, new Fill(when, values)));
    }

    /** Adds a button that does something with the answers while the dialog stays open; enabled when they are valid. */
    public Form action(String buttonId, String label, Consumer<Answers> does) {
        return with(form -> form.actions = plus(actions, new Action(buttonId, label, does)));
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }

    public String okLabel() {
        return okLabel;
    }

    public String failure() {
        return failure;
    }

    public List<String> details() {
        return details;
    }

    /** All fields, those of sections too. */
    public List<Field<?>> fields() {
        return fields;
    }

    /** The tabs; empty if the fields stand under each other. */
    public List<Section> sections() {
        return sections;
    }

    /** Whether it destroys data. */
    public boolean destructive() {
        return destructive;
    }

    public List<Action> actions() {
        return actions;
    }

    /** The id of the dialog's node, or empty. */
    public String id() {
        return id;
    }

    /** The field that begins a second column; null for one column. */
    public @Nullable Field<?> secondColumn() {
        return secondColumn;
    }

    /** The connection that it is about, or null. */
    public @Nullable Origin origin() {
        return origin;
    }

    /** What its fields are folded behind, or null. */
    public @Nullable Fold fold() {
        return fold;
    }

    /** The line that sums the answers up; nothing where there is none, or a field is not valid by itself. */
    public Optional<String> line(Answers answers) {
        return fold == null || fields.stream().anyMatch(answers::unreadable)
                ? Optional.empty()
                : Optional.of(fold.line().apply(answers));
    }

    /** The problems with the answers; rules apply only once every field is valid by itself. */
    public List<Problem> problems(Answers answers) {
        List<Problem> unreadable = fields.stream()
                .filter(answers::unreadable)
                .map(field -> new Problem(field, field.unreadable()))
                .toList();
        return unreadable.isEmpty() ? said(checks, answers) : unreadable;
    }

    /** What is to be said about the answers that is no problem; nothing as long as a field is not valid by itself. */
    public List<Problem> hints(Answers answers) {
        return fields.stream().anyMatch(answers::unreadable) ? List.of() : said(hints, answers);
    }

    private static List<Problem> said(List<Check> rules, Answers answers) {
        return rules.stream()
                .map(check -> new Problem(check.field(), check.rule().apply(answers)))
                .filter(problem -> !problem.text().isEmpty())
                .toList();
    }

    /** What other fields hold after the user has changed one; nothing as long as a field is not valid by itself. */
    public List<Answer<?>> filled(Field<?> changed, Answers answers) {
        List<Answer<?>> all = new ArrayList<>();
        if (fields.stream().noneMatch(answers::unreadable)) {
            fills.stream()
                    .filter(fill -> fill.when() == changed)
                    .forEach(fill -> all.addAll(fill.values().apply(answers)));
        }
        return all;
    }

    @Override
    public String toString() {
        return title + "|" + text + "|" + failure + "|" + String.join("|", details);
    }
}
