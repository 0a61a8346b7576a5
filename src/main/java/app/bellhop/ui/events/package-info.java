/** The window of bucket event notifications. */
@NullMarked
package app.bellhop.ui.events;

import org.jspecify.annotations.NullMarked;
