/** Bucket events that notify topics. */
@NullMarked
package app.bellhop.viewmodel.events;

import org.jspecify.annotations.NullMarked;
