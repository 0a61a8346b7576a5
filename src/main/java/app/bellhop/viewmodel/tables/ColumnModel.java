package app.bellhop.viewmodel.tables;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A column on the screen, which can be hidden and renamed. FX thread. */
public final class ColumnModel {

    private final int index;
    private final StringProperty name;
    private final BooleanProperty visible;
    private final BooleanProperty grouped = new SimpleBooleanProperty();
    private final BooleanProperty summed = new SimpleBooleanProperty();

    ColumnModel(int index, String name, boolean visible) {
        this.index = index;
        this.name = new SimpleStringProperty(name);
        this.visible = new SimpleBooleanProperty(visible);
    }

    /** The index in the table; {@link DataTable#SOURCE} for the object key. */
    public int index() {
        return index;
    }

    public StringProperty name() {
        return name;
    }

    public BooleanProperty visible() {
        return visible;
    }

    public BooleanProperty grouped() {
        return grouped;
    }

    /** Whether it is summed up in each group. */
    public BooleanProperty summed() {
        return summed;
    }

    @Override
    public String toString() {
        return name.get();
    }
}
