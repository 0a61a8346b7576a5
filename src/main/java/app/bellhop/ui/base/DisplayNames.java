package app.bellhop.ui.base;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Shows the values of a combo box by their display names. One way only: names are never parsed back. */
public final class DisplayNames<T> extends StringConverter<T> {

    private final Function<? super T, String> names;

    public DisplayNames(Function<? super T, String> names) {
        this.names = names;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : names.apply(value);
    }

    @Override
    public @Nullable T fromString(String shown) {
        return null; // Only editable combo boxes need this.
    }
}
