/** One view model per screen: its state as properties, its commands as methods. No toolkit, no waiting. */
@NullMarked
package app.bellhop.viewmodel;

import org.jspecify.annotations.NullMarked;
