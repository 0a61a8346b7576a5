package app.bellhop.ui.base;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import org.controlsfx.control.CheckComboBox;

/** A filter that accepts several values at once; with nothing checked, it accepts everything. */
public final class CheckFilter {

    private CheckFilter() {}

    /**
     * @param checked kept in step with the checked items
     * @param all the button's text while nothing is checked
     */
    public static void bind(
            CheckComboBox<String> box, List<String> values, ObservableList<String> checked, String all) {
        box.getItems().setAll(values);
        Bindings.bindContent(checked, box.getCheckModel().getCheckedItems());
        box.titleProperty()
                .bind(Bindings.createStringBinding(
                        () -> checked.isEmpty() ? all : String.join(", ", checked), checked));
    }
}
