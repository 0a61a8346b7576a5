package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.ObjectEntry;

/**
 * One line of the object table.
 *
 * @param name what stands behind the prefix that is shown
 */
public record ObjectRow(ObjectEntry entry, String name) {

    public boolean prefix() {
        return entry.prefix();
    }

    /** Bytes, or -1 for a prefix, which has no size of its own. */
    public long size() {
        return entry.prefix() ? -1 : entry.size();
    }
}
