package app.bellhop.ui.base;

import app.bellhop.viewmodel.base.Texts;
import javafx.scene.control.ComboBox;

/** Combo boxes of enum constants, shown by their localized texts. */
public final class EnumTexts {

    private EnumTexts() {}

    @SafeVarargs
    public static <E extends Enum<E>> void fill(ComboBox<E> box, E... constants) {
        box.getItems().clear();
        for (E constant : constants) {
            box.getItems().add(constant);
        }
        box.setConverter(new DisplayNames<>(Texts::of));
    }
}
