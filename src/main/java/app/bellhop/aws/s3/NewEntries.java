package app.bellhop.aws.s3;

import app.bellhop.cloud.s3.ObjectEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out what a page of a list, or the one before it, has named already: some servers begin a page with what the one before
 * ended with, and others count the objects that they have listed, of which some may be gone.
 */
final class NewEntries {

    private record Name(String key, boolean prefix) {}

    private Set<Name> before = Set.of();

    /** The new ones of the next page. */
    List<ObjectEntry> of(List<ObjectEntry> page) {
        Set<Name> names = new HashSet<>();
        List<ObjectEntry> fresh = page.stream()
                .filter(entry -> {
                    Name name = new Name(entry.key(), entry.prefix());
                    return names.add(name) && !before.contains(name);
                })
                .toList();
        before = names;
        return fresh;
    }
}
