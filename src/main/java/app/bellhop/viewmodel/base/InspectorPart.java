package app.bellhop.viewmodel.base;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** One tab of the inspector. */
public interface InspectorPart {

    /** Shows something else; requests for what was shown before are cancelled. FX thread. */
    void inspect(Inspected subject);

    /** Whether something could not be loaded, and another try may help. */
    default ReadOnlyBooleanProperty failed() {
        return new SimpleBooleanProperty();
    }

    default boolean unsaved() {
        return false;
    }

    /** Shows nothing; requests are cancelled. */
    void leave();
}
