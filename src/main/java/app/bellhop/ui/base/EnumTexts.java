package app.bellhop.ui.base;

import app.bellhop.viewmodel.base.Texts;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Choices among an enum's constants, in words. */
public final class EnumTexts {

    private EnumTexts() {}

    /** Fills the box with constants, each shown by its text. */
    @SafeVarargs
    public static <E extends Enum<E>> void fill(ComboBox<E> box, E... constants) {
        box.getItems().setAll(constants);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(E constant) {
                return constant == null ? "" : Texts.of(constant);
            }

            @Override
            public E fromString(String shown) {
                return null; // Not editable.
            }
        });
    }
}
