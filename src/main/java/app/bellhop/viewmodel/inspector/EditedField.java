package app.bellhop.viewmodel.inspector;

import app.bellhop.work.objects.PropertyEdits;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A value edited for one or many objects. If they differ it is empty, and unchanged unless the user types. */
public final class EditedField {

    private final StringProperty value = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper mixed = new ReadOnlyBooleanWrapper();
    private final StringProperty initial = new SimpleStringProperty("");
    private final BooleanBinding changed =
            Bindings.createBooleanBinding(() -> !text().equals(initial.get()), value, initial);

    public StringProperty value() {
        return value;
    }

    /** Whether the edited objects have different values. */
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

    /** This text is what the object has now. */
    void saved(String text) {
        initial.set(text);
    }

    /** Whether the text differs from the loaded value. */
    BooleanBinding changed() {
        return changed;
    }

    /** The text; never null. */
    String text() {
        return value.get() == null ? "" : value.get();
    }

    /** The loaded value and the current one. */
    PropertyEdits.Edit edit() {
        return new PropertyEdits.Edit(initial.get(), text());
    }
}
