package app.bellhop.viewmodel.base;

/** One tab of the inspector. */
public interface InspectorPart {

    /** Looks at something; what was asked before is dropped. FX thread. */
    void inspect(Inspected subject);

    /** Whether something was typed that would be lost by looking at something else. */
    default boolean unsaved() {
        return false;
    }

    /** Looks at nothing any more. */
    void leave();
}
