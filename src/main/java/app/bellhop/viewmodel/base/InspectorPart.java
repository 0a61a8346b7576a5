package app.bellhop.viewmodel.base;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** One tab of the inspector. */
public interface InspectorPart {

    /** Shows something else; requests for what was shown before are cancelled. FX thread. */
    void inspect(Inspected subject);

    /** Whether something could not be loaded, and another try may help. */
    default ObservableBooleanValue failed() {
        return new SimpleBooleanProperty();
    }

    default boolean unsaved() {
        return false;
    }

    /** Shows nothing; requests are cancelled. */
    void leave();
}
