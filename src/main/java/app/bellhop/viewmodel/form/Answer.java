package app.bellhop.viewmodel.form;

import java.util.Optional;

/**
 * What one field holds.
 *
 * @param value empty when the text in the field stands for no value
 * @param <T> the type of the value
 */
public record Answer<T>(Field<T> field, Optional<T> value) {

    /** What a text in that field comes to. */
    public static <T> Answer<T> read(Field<T> field, String text) {
        return new Answer<>(field, field.read(text));
    }

    /** What that field holds at first. */
    public static <T> Answer<T> initial(Field<T> field) {
        return new Answer<>(field, Optional.ofNullable(field.initial()));
    }
}
