package app.bellhop.work.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Compares the two sides of a sync. Both are paired by local file, as names are escaped where a file system needs it. */
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
        Map<Path, SyncFile> files = new HashMap<>();
        local.forEach(file -> files.put(file.path(), file));
        List<SyncItem> items = new ArrayList<>();
        for (SyncFile object : remote) {
            if (unread.stream().anyMatch(part -> object.path().startsWith(part.path()))) {
                files.remove(object.path()); // Nothing is known of its file: it may be there.
            } else {
                add(items, compare(files.remove(object.path()), object));
            }
        }
        files.values().forEach(file -> add(items, compare(file, null)));
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
