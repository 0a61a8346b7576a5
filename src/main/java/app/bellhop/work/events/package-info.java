/** Buckets that publish their events to topics. */
@NullMarked
package app.bellhop.work.events;

import org.jspecify.annotations.NullMarked;
