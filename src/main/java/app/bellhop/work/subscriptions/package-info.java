/** Subscriptions with all their attributes: loaded, and as CSV. */
@NullMarked
package app.bellhop.work.subscriptions;

import org.jspecify.annotations.NullMarked;
