/** What the demo delivered by email and SMS. */
@NullMarked
package app.bellhop.viewmodel.inbox;

import org.jspecify.annotations.NullMarked;
