package app.bellhop.viewmodel.inspector;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/** Follows what is selected: at once while it is calm, and once a tick while it changes fast. FX thread. */
final class Follower implements ChangeListener<Object> {

    private final Executor ui;
    private final BooleanSupplier shown;
    private final Runnable load;
    private boolean stale = true;
    private boolean calm = true;

    /**
     * @param shown whether anything is to be loaded
     * @param load shows what is selected; calls {@link #followed} if it does
     */
    Follower(Executor ui, BooleanSupplier shown, Runnable load) {
        this.ui = ui;
        this.shown = shown;
        this.load = load;
    }

    /** Changing: what changes along with it has changed by the time this is followed. */
    @Override
    public void changed(ObservableValue<?> selection, Object before, Object now) {
        stale = true;
        if (calm) {
            calm = false;
            ui.execute(this::follow);
        }
    }

    void tick() {
        calm = !follow();
    }

    private boolean follow() {
        boolean follows = stale && shown.getAsBoolean();
        if (follows) {
            load.run();
        }
        return follows;
    }

    /** What is selected now is shown. */
    void followed() {
        stale = false;
    }
}
