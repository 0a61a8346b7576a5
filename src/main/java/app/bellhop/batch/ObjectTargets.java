package app.bellhop.batch;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a batch changes in one bucket. Two batches that change the same objects must not run at once.
 *
 * @param objects keys
 * @param prefixes each stands for everything below it; the empty one for the whole bucket
 */
public record ObjectTargets(String bucket, Collection<String> objects, Collection<String> prefixes) {

    public static ObjectTargets object(S3Location object) {
        return new ObjectTargets(object.bucket(), List.of(object.key()), List.of());
    }

    public static ObjectTargets prefix(S3Location prefix) {
        return new ObjectTargets(prefix.bucket(), List.of(), List.of(prefix.key()));
    }

    public static ObjectTargets of(String bucket, Collection<ObjectEntry> selection) {
        return new ObjectTargets(
                bucket,
                new Keys(() ->
                        selection.stream().filter(entry -> !entry.prefix()).map(ObjectEntry::key)),
                new Keys(() -> selection.stream().filter(ObjectEntry::prefix).map(ObjectEntry::key)));
    }

    /** Both together; of the same bucket. */
    public ObjectTargets and(ObjectTargets more) {
        return new ObjectTargets(bucket, joined(objects, more.objects), joined(prefixes, more.prefixes));
    }

    private static List<String> joined(Collection<String> some, Collection<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The same names at another place: there {@code to} stands where these begin with {@code from}. */
    public ObjectTargets rebased(String from, S3Location to) {
        UnaryOperator<String> moved = key -> to.key() + key.substring(from.length());
        return new ObjectTargets(
                to.bucket(),
                new Keys(() -> objects.stream().map(moved)),
                new Keys(() -> prefixes.stream().map(moved)));
    }

    /** The first place that both change, if there is one. */
    public Optional<S3Location> overlap(ObjectTargets other) {
        if (!bucket.equals(other.bucket)) {
            return Optional.empty();
        }
        boolean fewer = objects.size() < other.objects.size();
        Set<String> few = new HashSet<>(fewer ? objects : other.objects);
        return (fewer ? other : this)
                .objects.stream()
                        .filter(few::contains)
                        .findFirst()
                        .or(() -> below(other))
                        .or(() -> other.below(this))
                        .map(key -> new S3Location(bucket, key));
    }

    /** Keys of a selection, which may have a million: read only when they are compared. */
    private static final class Keys extends AbstractCollection<String> {

        private final Supplier<Stream<String>> keys;

        Keys(Supplier<Stream<String>> keys) {
            this.keys = keys;
        }

        @Override
        public Iterator<String> iterator() {
            return keys.get().iterator();
        }

        @Override
        public boolean isEmpty() {
            return !iterator().hasNext();
        }

        @Override
        public int size() {
            return (int) keys.get().count();
        }
    }

    /** The first of the other's keys or prefixes that lies below a prefix of this one. */
    private Optional<String> below(ObjectTargets other) {
        if (prefixes.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<String> keys = new TreeSet<>(other.objects);
        keys.addAll(other.prefixes);
        for (String prefix : prefixes) {
            String key = keys.ceiling(prefix);
            if (key != null && key.startsWith(prefix)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
