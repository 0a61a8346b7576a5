/** Plans: many small steps, to be reviewed before they are applied. */
@NullMarked
package app.bellhop.work.plan;

import org.jspecify.annotations.NullMarked;
