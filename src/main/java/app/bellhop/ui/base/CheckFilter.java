package app.bellhop.ui.base;

import app.bellhop.viewmodel.base.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.CheckComboBox;

/** A filter that accepts several values at once; with nothing checked, it accepts everything. */
public final class CheckFilter {

    private CheckFilter() {}

    /**
     * @param box says less where it is narrower than it prefers to be
     * @param checked kept in step with the checked items
     * @param all the button's text while nothing is checked
     */
    public static void bind(
            CheckComboBox<String> box, List<String> values, ObservableList<String> checked, String all) {
        box.getItems().setAll(values);
        Bindings.bindContent(checked, box.getCheckModel().getCheckedItems());
        StringBinding whole =
                Bindings.createStringBinding(() -> checked.isEmpty() ? all : String.join(", ", checked), checked);
        StringBinding few =
                Bindings.createStringBinding(() -> Texts.get("filter.checked", checked.size(), values.size()), checked);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(whole);
        box.setTooltip(tooltip);
        box.titleProperty()
                .bind(Bindings.when(box.widthProperty().lessThan(box.prefWidthProperty()))
                        .then(few)
                        .otherwise(whole));
        // Its skin shows another title only once another item is checked.
        box.titleProperty()
                .addListener((o, before, now) -> box.getChildrenUnmodifiable().stream()
                        .filter(ComboBox.class::isInstance)
                        .forEach(shown -> ((ComboBox<?>) shown).getButtonCell().setText(now)));
    }
}
