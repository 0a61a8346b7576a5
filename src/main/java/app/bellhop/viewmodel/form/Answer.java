package app.bellhop.viewmodel.form;

import java.util.Optional;

/**
 * The content of one field.
 *
 * @param value empty if the text is not a valid value
 * @param <T> the type of the value
 */
public record Answer<T>(Field<T> field, Optional<T> value) {

    public static <T> Answer<T> read(Field<T> field, String text) {
        return new Answer<>(field, field.read(text));
    }

    public static <T> Answer<T> initial(Field<T> field) {
        return new Answer<>(field, Optional.ofNullable(field.initial()));
    }
}
