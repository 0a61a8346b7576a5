package app.bellhop.viewmodel.base;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The words that users read, from the bundle of the computer's language, or the English one where there is none. Numbers in
 * them are written as the computer's region writes them.
 */
public final class Texts {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("app.bellhop.messages");

    private Texts() {}

    /** For FXML's {@code %key}. */
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /** The text of that key; {@code {0}} … stand for the arguments. */
    public static String get(String key, @Nullable Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.getDefault(Locale.Category.FORMAT)).format(arguments);
    }

    /** The text of an enum's constant, under {@code Type.CONSTANT}. */
    public static String of(Enum<?> constant, Object... arguments) {
        return get(constant.getDeclaringClass().getSimpleName() + "." + constant.name(), arguments);
    }
}
