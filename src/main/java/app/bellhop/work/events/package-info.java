/** Buckets that publish their events to topics. */
package app.bellhop.work.events;
