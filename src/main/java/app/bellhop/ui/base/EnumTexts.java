package app.bellhop.ui.base;

import app.bellhop.viewmodel.base.Texts;
import javafx.scene.control.ComboBox;

/** Choices among an enum's constants, in words. */
public final class EnumTexts {

    private EnumTexts() {}

    /** Fills the box with constants, each shown by its text. */
    @SafeVarargs
    public static <E extends Enum<E>> void fill(ComboBox<E> box, E... constants) {
        box.getItems().setAll(constants);
        box.setConverter(new Words<>(Texts::of));
    }
}
