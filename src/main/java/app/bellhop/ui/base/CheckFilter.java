package app.bellhop.ui.base;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import org.controlsfx.control.CheckComboBox;

/** A filter by several values at once; nothing checked lets everything through. */
public final class CheckFilter {

    private CheckFilter() {}

    /**
     * @param checked follows what is checked
     * @param all shown while nothing is checked
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
