package app.bellhop.viewmodel.base;

import app.bellhop.batch.ObjectTargets;
import app.bellhop.batch.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The long operations outside the transfer queue that run now, such as bulk deletes. FX thread. */
public final class Activities {

    private final ObservableList<Activity> running = FXCollections.observableArrayList();
    private final ObservableList<Activity> runningView = FXCollections.unmodifiableObservableList(running);

    /** The oldest first. */
    public ObservableList<Activity> running() {
        return runningView;
    }

    /**
     * Shows an operation until it {@linkplain Activity#end ends}.
     *
     * @param name of the operation
     * @param progress how far it is; any thread may write what this reads
     * @param details how far it is, in words
     * @param stop stops it
     */
    public Activity begin(String name, Supplier<Progress> progress, Function<Progress, String> details, Runnable stop) {
        Activity activity = new Activity(name, progress, details, stop);
        activity.refresh();
        running.add(activity);
        return activity;
    }

    /** The same, with what is done, the rate and the time left as its details. */
    public Activity begin(String name, Supplier<Progress> progress, Runnable stop) {
        return begin(name, progress, Formats::progress, stop);
    }

    /** Why a change of these objects has to wait: another operation changes some of them. */
    public Optional<String> conflict(ObjectTargets targets) {
        return running.stream()
                .filter(activity -> activity.targets != null)
                .flatMap(activity -> activity
                        .targets
                        .overlap(targets)
                        .map(place -> Texts.get("activity.conflict", activity.name, place.uri()))
                        .stream())
                .findFirst();
    }

    /** Updates texts and progress. Called by the ticker. */
    public void refresh() {
        running.forEach(Activity::refresh);
    }

    public void stopAll() {
        List.copyOf(running).forEach(Activity::stop);
    }

    /** One operation. */
    public final class Activity {

        private final String name;
        private final Supplier<Progress> measure;
        private final Function<Progress, String> details;
        private final Runnable stop;
        private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
        private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
        private @Nullable ObjectTargets targets;

        private Activity(String name, Supplier<Progress> measure, Function<Progress, String> details, Runnable stop) {
            this.name = name;
            this.measure = measure;
            this.details = details;
            this.stop = stop;
        }

        /** Says what it changes: until it ends, no other operation may change the same. */
        public Activity changing(ObjectTargets what) {
            targets = what;
            return this;
        }

        public String name() {
            return name;
        }

        /** Its name and how far it is. */
        public ReadOnlyStringProperty text() {
            return text.getReadOnlyProperty();
        }

        /** From 0 to 1, or -1 where the end isn't known. */
        public ReadOnlyDoubleProperty progress() {
            return progress.getReadOnlyProperty();
        }

        private void refresh() {
            Progress now = measure.get();
            text.set(Texts.get("activity.text", name, details.apply(now)));
            progress.set(now.fraction());
        }

        public void stop() {
            stop.run();
        }

        public void end() {
            running.remove(this);
        }
    }
}
