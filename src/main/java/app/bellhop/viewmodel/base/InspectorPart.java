package app.bellhop.viewmodel.base;

/** One tab of the inspector. */
public interface InspectorPart {

    /** Shows something else; requests for what was shown before are cancelled. FX thread. */
    void inspect(Inspected subject);

    default boolean unsaved() {
        return false;
    }

    /** Shows nothing; requests are cancelled. */
    void leave();
}
