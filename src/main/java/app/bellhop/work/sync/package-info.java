/** Syncing a folder with a prefix: compares both sides, and says what a sync would transfer and delete. */
@NullMarked
package app.bellhop.work.sync;

import org.jspecify.annotations.NullMarked;
