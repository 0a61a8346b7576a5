/** Uploads and downloads: the queue, its journal, batches to wait for, and what they change. Knows ports only. */
package app.bellhop.transfer;
