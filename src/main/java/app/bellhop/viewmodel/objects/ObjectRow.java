package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.ObjectEntry;

/**
 * A row of the object table.
 *
 * @param name the key without the open prefix
 */
public record ObjectRow(ObjectEntry entry, String name) {

    public boolean prefix() {
        return entry.prefix();
    }

    /** Bytes; -1 for a prefix, which has no size. */
    public long size() {
        return entry.prefix() ? -1 : entry.size();
    }
}
