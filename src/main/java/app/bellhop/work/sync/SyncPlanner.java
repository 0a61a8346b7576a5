package app.bellhop.work.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares the two sides of a sync. What has the same name on both is a pair; else an object belongs to the file that a
 * download makes of it, as names are escaped where a file system needs it.
 */
final class SyncPlanner {

    private final SyncOptions options;
    private final BiPredicate<SyncFile, SyncFile> sameContent;

    /** @param sameContent whether a local file and an object of the same size have the same bytes; may read the file */
    SyncPlanner(SyncOptions options, BiPredicate<SyncFile, SyncFile> sameContent) {
        this.options = options;
        this.sameContent = sameContent;
    }

    /**
     * Blocks while it compares content.
     *
     * @param local all files below the folder
     * @param remote all objects below the prefix
     * @param unread what could not be read below the folder
     */
    SyncPlan plan(List<SyncFile> local, List<SyncFile> remote, List<Unread> unread) {
        Map<SyncFile, SyncFile> pairs = pairs(local, remote);
        Set<SyncFile> unpaired = new LinkedHashSet<>(local);
        List<SyncItem> items = new ArrayList<>();
        for (SyncFile object : remote) {
            SyncFile file = pairs.get(object);
            unpaired.remove(file);
            if (unread.stream().noneMatch(part -> part.mayHold(object))) { // Else its file may be there.
                add(items, compare(file, object));
            }
        }
        unpaired.forEach(file -> add(items, compare(file, null)));
        unread.forEach(part -> add(
                items,
                new SyncItem(
                        part.key().substring(options.prefix().key().length()),
                        SyncState.UNREADABLE,
                        null,
                        null,
                        part.failure())));
        items.sort(Comparator.comparing(SyncItem::name));
        return new SyncPlan(options, items);
    }

    private static Map<SyncFile, SyncFile> pairs(List<SyncFile> local, List<SyncFile> remote) {
        Map<String, SyncFile> byKey = new HashMap<>();
        Map<Path, SyncFile> byPath = new HashMap<>();
        local.forEach(file -> {
            byKey.put(file.key(), file);
            byPath.put(file.path(), file);
        });
        Map<SyncFile, SyncFile> pairs = new HashMap<>();
        for (SyncFile object : remote) {
            SyncFile file = byKey.get(object.key());
            if (file != null) {
                pairs.put(object, file);
                byPath.remove(file.path());
            }
        }
        for (SyncFile object : remote) {
            SyncFile file = pairs.containsKey(object) ? null : byPath.remove(object.path());
            if (file != null) {
                pairs.put(object, file);
            }
        }
        return pairs;
    }

    private void add(List<SyncItem> items, SyncItem item) {
        if (options.covers(item.name())) {
            items.add(item);
        }
    }

    private SyncItem compare(@Nullable SyncFile file, @Nullable SyncFile object) {
        boolean upload = options.direction() == SyncDirection.UPLOAD;
        SyncFile source = upload ? file : object;
        SyncFile target = upload ? object : file;
        String name = name(Objects.requireNonNull(object == null ? file : object));
        return new SyncItem(name, state(source, target, file, object), source, target, null);
    }

    private SyncState state(
            @Nullable SyncFile source, @Nullable SyncFile target, @Nullable SyncFile file, @Nullable SyncFile object) {
        if (target == null) {
            return SyncState.NEW;
        }
        if (source == null) {
            return SyncState.ONLY_THERE;
        }
        if (source.size() != target.size()) {
            return SyncState.CHANGED;
        }
        // A downloaded file has the time of the file that was uploaded, not that of the object.
        boolean compare = options.comparison() == SyncComparison.CHECKSUM
                || source.modified() == null
                || target.modified() == null
                || options.direction() == SyncDirection.DOWNLOAD && newer(source, target);
        boolean same = compare ? sameContent.test(file, object) : !newer(source, target);
        return same ? SyncState.SAME : SyncState.CHANGED;
    }

    /** Services tell whole seconds in some answers, so the rest of the second is no difference. */
    static boolean newer(SyncFile source, SyncFile target) {
        return source.modified() != null
                && target.modified() != null
                && source.modified().getEpochSecond() > target.modified().getEpochSecond();
    }

    private String name(SyncFile file) {
        return file.key().substring(options.prefix().key().length());
    }
}
