/** Turns the first bytes of an object into a preview. Pure functions. */
@NullMarked
package app.bellhop.work.preview;

import org.jspecify.annotations.NullMarked;
