package app.bellhop.work.sync;

import app.bellhop.cloud.CloudException;
import java.nio.file.Path;

/** A local file or folder that could not be read: nothing in it is transferred, and nothing deleted that may be in it. */
record Unread(Path path, String key, CloudException failure) {

    /** Whether an object may have its file here. */
    boolean mayHold(SyncFile object) {
        return object.path().startsWith(path)
                || object.key().equals(key)
                || object.key().startsWith(key + "/");
    }
}
