package app.bellhop.viewmodel.base;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Long work outside the transfer queue, such as a bulk delete: what it does, how far it is, a way to stop it. */
public final class ActivityViewModel {

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private Supplier<String> telling = () -> "";
    private DoubleSupplier measuring = () -> -1;
    private Runnable stop = () -> {};

    /** What is being done; empty when nothing is. */
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** 0 to 1, or -1 where the end is not known. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** Whether something is being done: one thing at a time, so that Stop stops what is shown. */
    public boolean busy() {
        return !text.get().isEmpty();
    }

    public void begin(Supplier<String> newTelling, DoubleSupplier newMeasuring, Runnable newStop) {
        telling = newTelling;
        measuring = newMeasuring;
        stop = newStop;
        refresh();
    }

    public void end() {
        begin(() -> "", () -> -1, () -> {});
    }

    /** Looks how far it is. Called by the ticker. */
    public void refresh() {
        text.set(telling.get());
        progress.set(measuring.getAsDouble());
    }

    public void cancel() {
        stop.run();
    }
}
