package app.bellhop.viewmodel.base;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The subject of the inspector: one or many objects and prefixes, or the open bucket or prefix.
 *
 * @param place the open bucket and prefix
 * @param count the number of selected entries; 0 for the place itself
 * @param some the first selected entries, {@link #MAX_SAMPLE} at most
 * @param all all selected entries, whatever is selected later
 */
public record Inspected(S3Location place, int count, List<ObjectEntry> some, List<ObjectEntry> all) {

    /** How many objects are read to see what a selection has in common. */
    public static final int MAX_SAMPLE = 200;

    /** Whether this is the open bucket or prefix itself. */
    public boolean isPlace() {
        return count == 0;
    }

    /** The object, if exactly one is selected and it is no prefix. */
    public Optional<ObjectIdentifier> one() {
        return count == 1 && !some.get(0).prefix()
                ? Optional.of(ObjectIdentifier.current(at(some.get(0))))
                : Optional.empty();
    }

    public boolean hasPrefix() {
        return some.stream().anyMatch(ObjectEntry::prefix);
    }

    public S3Location at(ObjectEntry entry) {
        return new S3Location(place.bucket(), entry.key());
    }

    /** The name on screen. */
    public String title() {
        if (count == 1) {
            return some.get(0).shownBelow(place.key());
        }
        if (count > 1) {
            return Texts.get("inspector.many", count);
        }
        return place.isRoot() ? place.bucket() : place.uri();
    }

    /** Whether the same is selected, ignoring the order. */
    public boolean same(@Nullable Inspected other) {
        return other != null && place.equals(other.place) && count == other.count && some.equals(other.some);
    }

    /** The same by name, whatever has become of it. */
    public boolean sameKeys(@Nullable Inspected other) {
        return other != null && place.equals(other.place) && count == other.count && keys().equals(other.keys());
    }

    private List<String> keys() {
        return some.stream().map(ObjectEntry::key).toList();
    }
}
