package app.bellhop.ui.base;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Shows the values of a chooser by what they are called; no value is read back from that. */
public final class Words<T> extends StringConverter<T> {

    private final Function<? super T, String> words;

    public Words(Function<? super T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String shown) {
        return null; // Only for choosers that cannot be typed into.
    }
}
