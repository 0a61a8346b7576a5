/** Syncing a folder with a prefix: compares both sides, and says what a sync would transfer and delete. */
package app.bellhop.work.sync;
