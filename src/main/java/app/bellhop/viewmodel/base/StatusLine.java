package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CloudException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What a screen says of itself in one line: how far it is, what came of it, or why it failed. FX thread. */
public final class StatusLine extends ReadOnlyStringWrapper {

    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();

    public StatusLine(String first) {
        super(first);
    }

    @Override
    public void set(String text) {
        failed.set(false);
        super.set(text);
    }

    public void fail(CloudException e) {
        fail(ErrorTexts.sentence(e));
    }

    public void fail(String why) {
        super.set(why);
        failed.set(true);
    }

    /** Whether it says why something failed. */
    public ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }
}
