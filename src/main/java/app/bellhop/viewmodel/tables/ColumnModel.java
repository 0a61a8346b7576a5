package app.bellhop.viewmodel.tables;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One column as it is shown: it can be hidden and renamed. FX thread. */
public final class ColumnModel {

    private final int index;
    private final StringProperty name;
    private final BooleanProperty visible;

    ColumnModel(int index, String name, boolean visible) {
        this.index = index;
        this.name = new SimpleStringProperty(name);
        this.visible = new SimpleBooleanProperty(visible);
    }

    /** In the table; {@link DataTable#SOURCE} for the object's key. */
    public int index() {
        return index;
    }

    public StringProperty name() {
        return name;
    }

    public BooleanProperty visible() {
        return visible;
    }

    @Override
    public String toString() {
        return name.get();
    }
}
