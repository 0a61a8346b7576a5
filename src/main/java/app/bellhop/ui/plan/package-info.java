/** The window in which a plan is reviewed, applied and reported. */
@NullMarked
package app.bellhop.ui.plan;

import org.jspecify.annotations.NullMarked;
