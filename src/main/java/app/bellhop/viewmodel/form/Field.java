package app.bellhop.viewmodel.form;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of a {@link Form}, and the key to its answer in {@link Answers}.
 *
 * @param <T> the type of the answer
 */
public final class Field<T> {

    /** The name of the field in a form that has only one. */
    public static final String ONLY = "dialog";

    public enum Kind {
        TEXT,
        SECRET,
        LONG_TEXT,
        CHOICE,
        /** A choice that also accepts other text. */
        EDITABLE_CHOICE,
        CHECK,
        /** A folder's path, with a Browse button. */
        FOLDER,
        /** The path of a file to write, with a Browse button. */
        SAVE_FILE,
        /** The path of a file to read, with a Browse button. */
        OPEN_FILE,
        /** A read-only line that can be copied. */
        FACT
    }

    private final Kind kind;
    private final String name;
    private final String label;
    private final @Nullable T initial;
    private final List<T> choices;
    private final Function<? super T, String> formatter;
    private final Function<String, Optional<T>> parser;
    private final String unreadable;

    private Field(
            Kind kind,
            String name,
            String label,
            @Nullable T initial,
            List<T> choices,
            Function<? super T, String> formatter,
            Function<String, Optional<T>> parser,
            String unreadable) {
        this.kind = kind;
        this.name = name;
        this.label = label;
        this.initial = initial;
        this.choices = List.copyOf(choices);
        this.formatter = formatter;
        this.parser = parser;
        this.unreadable = unreadable;
    }

    private static Field<String> text(Kind kind, String name, String label, String initial) {
        return new Field<>(kind, name, label, initial, List.of(), Function.identity(), Optional::of, "");
    }

    public static Field<String> text(String name, String label, String initial) {
        return text(Kind.TEXT, name, label, initial);
    }

    /** A line of hidden text, such as a password. */
    public static Field<String> secret(String name, String label) {
        return text(Kind.SECRET, name, label, "");
    }

    public static Field<String> longText(String name, String label, String initial) {
        return text(Kind.LONG_TEXT, name, label, initial);
    }

    /** A line of text parsed as a value; {@code unreadable} is the error if it is not valid. */
    public static <T> Field<T> parsed(
            String name,
            String label,
            T initial,
            Function<? super T, String> formatter,
            Function<String, Optional<T>> parser,
            String unreadable) {
        return new Field<>(Kind.TEXT, name, label, initial, List.of(), formatter, parser, unreadable);
    }

    /** A whole number; {@code unreadable} is the error if it is not valid or out of range. */
    public static Field<Integer> number(String name, String label, int initial, int min, int max, String unreadable) {
        return parsed(name, label, initial, String::valueOf, text -> number(text, min, max), unreadable);
    }

    /** One of several values; {@code formatter} gives the label of each. */
    public static <T> Field<T> choice(
            String name, String label, T initial, List<T> choices, Function<? super T, String> formatter) {
        return new Field<>(Kind.CHOICE, name, label, initial, choices, formatter, text -> Optional.empty(), "");
    }

    /** One of several codes, shown as they are. */
    public static Field<String> choice(String name, String label, String initial, List<String> codes) {
        return choice(name, label, initial, codes, Function.identity());
    }

    /** One of several values, or other text parsed as one; {@code unreadable} is the error if it is not valid. */
    public static <T> Field<T> editableChoice(
            String name,
            String label,
            @Nullable T initial,
            List<T> choices,
            Function<? super T, String> formatter,
            Function<String, Optional<T>> parser,
            String unreadable) {
        return new Field<>(Kind.EDITABLE_CHOICE, name, label, initial, choices, formatter, parser, unreadable);
    }

    public static Field<Boolean> check(String name, String label, boolean initial) {
        return new Field<>(
                Kind.CHECK,
                name,
                label,
                initial,
                List.of(),
                String::valueOf,
                text -> Optional.of(Boolean.valueOf(text)),
                "");
    }

    /** A folder; {@code unreadable} is the error if none is given. */
    public static Field<Path> folder(String name, String label, Path initial, String unreadable) {
        return new Field<>(Kind.FOLDER, name, label, initial, List.of(), Path::toString, Field::path, unreadable);
    }

    /** A folder, or none if left empty. */
    public static Field<Optional<Path>> optionalFolder(String name, String label, String unreadable) {
        return new Field<>(
                Kind.FOLDER,
                name,
                label,
                Optional.empty(),
                List.of(),
                path -> path.map(Path::toString).orElse(""),
                text -> text.isBlank()
                        ? Optional.of(Optional.empty())
                        : path(text).map(Optional::of),
                unreadable);
    }

    /** A file to write; {@code unreadable} is the error if none is given. */
    public static Field<Path> saveFile(String name, String label, Path initial, String unreadable) {
        return saveFile(name, label, initial, Path::toString, Field::path, unreadable);
    }

    /** A file to write, or another target the parser accepts. */
    public static <T> Field<T> saveFile(
            String name,
            String label,
            T initial,
            Function<? super T, String> formatter,
            Function<String, Optional<T>> parser,
            String unreadable) {
        return new Field<>(Kind.SAVE_FILE, name, label, initial, List.of(), formatter, parser, unreadable);
    }

    /** The path of a file to read; may be left empty. */
    public static Field<String> openFile(String name, String label, String initial) {
        return text(Kind.OPEN_FILE, name, label, initial);
    }

    /** A read-only line; it has no answer. */
    public static Field<String> fact(String label, String value) {
        return text(Kind.FACT, "", label, value);
    }

    private static Optional<Integer> number(String text, int min, int max) {
        try {
            int number = Integer.parseInt(text.strip());
            return number < min || number > max ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    public Kind kind() {
        return kind;
    }

    /** Unique within the form; the id of the input node is the name followed by {@code Field}. */
    public String name() {
        return name;
    }

    public String label() {
        return label;
    }

    /** The initial value; null for none. */
    public @Nullable T initial() {
        return initial;
    }

    /** The choices, in order. */
    public List<T> choices() {
        return choices;
    }

    /** A value's display text; empty for null. */
    public String format(@Nullable T value) {
        return value == null ? "" : formatter.apply(value);
    }

    /** Parses a text; empty if it is not valid. */
    public Optional<T> read(String text) {
        return choices.stream()
                .filter(choice -> format(choice).equals(text))
                .findFirst()
                .or(() -> parser.apply(text));
    }

    /** The error for a text that is not valid. */
    public String unreadable() {
        return unreadable;
    }

    @Override
    public String toString() {
        return name;
    }
}
