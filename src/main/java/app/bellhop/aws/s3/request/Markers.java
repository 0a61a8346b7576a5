package app.bellhop.aws.s3.request;

import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a list of versions or uploads begins: behind a key, and behind one of several of that key. In the
 * order of the keys; those of one key have none.
 */
public record Markers(String key, @Nullable String id) implements Comparable<Markers> {

    @Override
    public int compareTo(Markers other) {
        return key.compareTo(other.key);
    }
}
