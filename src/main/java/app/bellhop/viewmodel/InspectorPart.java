package app.bellhop.viewmodel;

/** One tab of the inspector. */
interface InspectorPart {

    /** Looks at something; what was asked before is dropped. FX thread. */
    void inspect(Inspected subject);

    /** Looks at nothing any more. */
    void leave();
}
