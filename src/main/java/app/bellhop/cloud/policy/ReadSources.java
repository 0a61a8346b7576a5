package app.bellhop.cloud.policy;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.Acl;
import java.util.Optional;

/**
 * What is known of the things that decide who may read an object; each was answered, or could not be.
 *
 * @param publicAccessBlock the bucket's, as JSON; an empty text where none is set
 * @param ownership the bucket's, as JSON; an empty text where none is set
 * @param policy an empty text where there is none
 * @param acl the object's
 */
public record ReadSources(
        Source<String> publicAccessBlock, Source<String> ownership, Source<String> policy, Source<Acl> acl) {

    /** An answer, or why there is none. */
    public record Source<T>(Optional<T> value, Optional<CloudException> failure) {

        public static <T> Source<T> of(T value) {
            return new Source<>(Optional.of(value), Optional.empty());
        }

        public static <T> Source<T> failed(CloudException e) {
            return new Source<>(Optional.empty(), Optional.of(e));
        }
    }
}
