/** The demo's inbox. */
@NullMarked
package app.bellhop.ui.inbox;

import org.jspecify.annotations.NullMarked;
