/** Uploads and downloads: the queue, its journal, batches to wait for, and what they change. Knows ports only. */
@NullMarked
package app.bellhop.transfer;

import org.jspecify.annotations.NullMarked;
