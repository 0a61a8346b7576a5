package app.bellhop.viewmodel.inspector;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A value being edited, of one thing or of many: where many differ it is empty, and stays as it is unless typed into. */
public final class EditedField {

    private final StringProperty value = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper mixed = new ReadOnlyBooleanWrapper();
    private final StringProperty initial = new SimpleStringProperty("");
    private final BooleanBinding changed =
            Bindings.createBooleanBinding(() -> !text().equals(initial.get()), value, initial);

    public StringProperty value() {
        return value;
    }

    /** Whether the things that are edited differ in it. */
    public ReadOnlyBooleanProperty mixed() {
        return mixed.getReadOnlyProperty();
    }

    void load(Collection<String> values) {
        Set<String> different = new HashSet<>();
        values.forEach(v -> different.add(v == null ? "" : v));
        String common = different.size() == 1 ? different.iterator().next() : "";
        mixed.set(different.size() > 1);
        value.set(common);
        initial.set(common);
    }

    void revert() {
        value.set(initial.get());
    }

    /** Whether something else is typed than was there. */
    BooleanBinding changed() {
        return changed;
    }

    /** What is typed; null never. */
    String text() {
        return value.get() == null ? "" : value.get();
    }

    /** As it is now. */
    PropertyEdits.Edit edit() {
        return new PropertyEdits.Edit(initial.get(), text());
    }
}
