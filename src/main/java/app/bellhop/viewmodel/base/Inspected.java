package app.bellhop.viewmodel.base;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the inspector looks at: one or many objects, prefixes among them, or the place that is open.
 *
 * @param place the bucket and prefix that are open
 * @param count how many are selected; 0 for the place itself
 * @param some the first of what is selected, a few hundred at most
 * @param all everything that is selected
 */
public record Inspected(S3Location place, int count, List<ObjectEntry> some, Supplier<List<ObjectEntry>> all) {

    /** So many are looked at to find out what many objects have in common. */
    public static final int MOST = 200;

    /** The bucket as a whole, or a prefix in it. */
    public boolean isPlace() {
        return count == 0;
    }

    /** The object, if it is just one and no prefix. */
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

    /** What people call it. */
    public String title() {
        if (count == 1) {
            return some.get(0).nameBelow(place.key());
        }
        if (count > 1) {
            return Texts.get("inspector.many", count);
        }
        return place.isRoot() ? place.bucket() : place.uri();
    }

    /** The same things, whatever order they were selected in. */
    public boolean same(Inspected other) {
        return other != null && place.equals(other.place) && count == other.count && some.equals(other.some);
    }
}
