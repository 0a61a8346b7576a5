package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Inspected;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/** The selection in the object table. It may hold a million rows, so they are fetched only when needed. FX thread. */
public final class ObjectSelection {

    private final ReadOnlyObjectProperty<S3Location> place;
    private final IntegerProperty count = new SimpleIntegerProperty();
    private final BooleanProperty hasObject = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper cleared = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private Supplier<List<ObjectRow>> rows = List::of;

    ObjectSelection(ReadOnlyObjectProperty<S3Location> place) {
        this.place = place;
    }

    /**
     * Called by the table.
     *
     * @param newRows the selected rows as they are when it is asked, unchanged by what is selected or listed later
     */
    void set(int newCount, boolean newHasObject, Supplier<List<ObjectRow>> newRows) {
        rows = newRows;
        count.set(newCount);
        hasObject.set(newHasObject);
        changes.set(changes.get() + 1);
    }

    /** Incremented by each change. */
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    public IntegerProperty count() {
        return count;
    }

    /** Whether the selection contains an object, not only prefixes. */
    ObservableBooleanValue hasObject() {
        return hasObject;
    }

    /** The open bucket and prefix; null if none is open. */
    public S3Location place() {
        return place.get();
    }

    /** The selected entries as they were listed: a view of the rows as they are now, which may be read on any thread. */
    public List<ObjectEntry> entries() {
        return new EntryView(rows.get());
    }

    /** The first entries of the selection, at most {@code limit}. */
    public List<ObjectEntry> first(int limit) {
        return count.get() == 0 ? List.of() : entries().stream().limit(limit).toList();
    }

    /** What is selected now, or the open place if nothing is; null if none is open. */
    public @Nullable Inspected inspected() {
        List<ObjectEntry> all = count.get() == 0 ? List.of() : entries();
        List<ObjectEntry> some = all.stream().limit(Inspected.MAX_SAMPLE).toList();
        return place() == null ? null : new Inspected(place(), count.get(), some, all);
    }

    public BooleanBinding placeOpen() {
        return place.isNotNull();
    }

    public void clear() {
        set(0, false, List::of);
        cleared.set(cleared.get() + 1);
    }

    /** Incremented each time the table has to clear its selection. */
    public ReadOnlyIntegerProperty cleared() {
        return cleared.getReadOnlyProperty();
    }

    /** The selected objects. To be asked for in the background: it may be a million. */
    Supplier<List<S3Location>> objects() {
        List<ObjectEntry> entries = entries();
        String bucket = place().bucket();
        return () -> entries.stream()
                .filter(entry -> !entry.prefix())
                .map(entry -> new S3Location(bucket, entry.key()))
                .toList();
    }

    /** The first of the selected objects and prefixes. */
    public Optional<S3Location> first() {
        return first(1).stream().findFirst().map(this::at);
    }

    /** The location of an entry in the open place. */
    S3Location at(ObjectEntry entry) {
        return new S3Location(place().bucket(), entry.key());
    }

    /** The selected locations, or the open place if nothing is selected. To be asked for in the background. */
    Supplier<List<S3Location>> selectedOrOpen() {
        List<ObjectEntry> entries = count.get() == 0 ? List.of(ObjectEntry.ofPrefix(place().key())) : entries();
        String bucket = place().bucket();
        return () -> entries.stream()
                .map(entry -> new S3Location(bucket, entry.key()))
                .toList();
    }

    private static final class EntryView extends AbstractList<ObjectEntry> {

        private final List<ObjectRow> rows;

        EntryView(List<ObjectRow> rows) {
            this.rows = rows;
        }

        @Override
        public ObjectEntry get(int index) {
            return rows.get(index).entry();
        }

        @Override
        public Iterator<ObjectEntry> iterator() {
            return rows.stream().map(ObjectRow::entry).iterator();
        }

        @Override
        public int size() {
            return rows.size();
        }
    }
}
